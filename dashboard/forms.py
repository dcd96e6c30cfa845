"""What a list is narrowed by. A value that is none narrows nothing."""
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Membership
from common.sorting import SortKey
from matching.models import Mentorship
from programs.models import Program

ANY_STATUS = ("", pgettext_lazy("status", "All"))


class PairsForm(forms.Form):
    """Who, in which state and, for managers, in which program."""

    search = forms.CharField(label=_("Name"), required=False, max_length=120)
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[ANY_STATUS, *Mentorship.Status.choices])
    program = forms.ChoiceField(label=_("Program"), required=False)

    def __init__(self, *args, actor: Membership, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)
        if actor.manages:
            programs = Program.objects.order_by(SortKey("name")).values_list("slug", "name")
            self.fields["program"].choices = [("", _("All programs")), *programs]
        else:
            del self.fields["program"]

    @property
    def chosen(self) -> dict[str, str]:
        """The good values by the names that pairs_for takes."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

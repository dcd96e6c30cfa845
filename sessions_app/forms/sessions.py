from django import forms
from django.utils.translation import gettext_lazy as _

from common.days import SENSIBLE
from programs.models import Program

from ..models import Session
from .fields import day_field

ANY = ("", _("Any"))
AWAITING, DISPUTED = "awaiting", "disputed"
MISSED_BY = {"missed_by_learner": _("Missed by the learner"), "missed_by_mentor": _("Missed by the mentor")}


class FilterForm(forms.Form):
    """The list's filters. Addresses with these parameters are linked to from figures elsewhere: keep their names."""

    status = forms.ChoiceField(label=_("Status"), required=False, choices=[
        ANY, *Session.Status.choices, *MISSED_BY.items(), (AWAITING, _("Over, no word yet")), (DISPUTED, _("Two words disagree"))])
    program = forms.SlugField(label=_("Program"), required=False)
    since = day_field(_("Since"), validators=SENSIBLE)
    until = day_field(_("Until"), validators=SENSIBLE)
    mentorship = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data, *, staff: bool):
        super().__init__(data)
        if staff:
            programs = [(p.slug, p.name) for p in Program.objects.only("slug", "name")[:200]]
            self.fields["program"].widget = forms.Select(choices=[ANY, *programs])
        else:
            del self.fields["program"]


class FeedForm(forms.Form):
    is_on = forms.BooleanField(required=False)
    is_busy_only = forms.BooleanField(required=False)

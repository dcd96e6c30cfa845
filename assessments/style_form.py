"""What a person may add beside their needs. Nothing in it is required."""
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.models import Enrolment

from . import traits
from .models import WorkingStyle

ASKED = ("themes", "style", "seniority", "team", "manager_email")
UNSAID = pgettext_lazy("answer", "I would rather not say")


class StyleForm(forms.Form):
    themes = forms.MultipleChoiceField(choices=WorkingStyle.Theme.choices, required=False, label=_("What you would like help with"),
                                       help_text=_("Three at most weigh best."),
                                       widget=forms.CheckboxSelectMultiple(attrs={"class": "radio-cards"}))
    style = forms.ChoiceField(choices=[("", UNSAID), *WorkingStyle.Style.choices], required=False, label=_("How you like to talk"),
                              widget=forms.RadioSelect(attrs={"class": "radio-cards"}))
    seniority = forms.ChoiceField(choices=[("", UNSAID), *WorkingStyle.Seniority.choices], required=False,
                                  label=_("Where you stand in working life"))
    team = forms.CharField(max_length=80, required=False, label=_("Your team, department or class"), help_text=_(
        "Some programs do not pair people of the same team. Write it as your colleagues do."))
    manager_email = forms.EmailField(max_length=254, required=False, label=_("Your manager’s email address"), help_text=_(
        "So that you are not paired with the person you report to. Nobody is written to."))

    def __init__(self, *args, role: str, kept: WorkingStyle | None = None, **kwargs):
        super().__init__(*args, initial=_initial(kept), **kwargs)
        if role == Enrolment.Role.MENTOR:
            self.fields["themes"].label = _("What you like to help with")
        for number, item in enumerate(traits.ITEMS):
            self.fields[f"item_{number}"] = forms.TypedChoiceField(
                choices=[("", UNSAID), *traits.CHOICES], coerce=int, empty_value=traits.SKIPPED, required=False, label=item.words)

    @property
    def first(self) -> list:
        """The fields that say something by themselves."""
        return [field for field in self if not field.name.startswith("item_")]

    @property
    def statements(self) -> list:
        return [field for field in self if field.name.startswith("item_")]

    def values(self) -> dict:
        """As services.save_style takes them."""
        cleaned = self.cleaned_data
        answers = [cleaned[field.name] for field in self.statements]
        return {name: cleaned[name] for name in ASKED} | {"answers": answers if any(answers) else []}


def _initial(kept: WorkingStyle | None) -> dict:
    if kept is None:
        return {}
    items = {f"item_{number}": answer or "" for number, answer in enumerate(kept.answers)}
    return {name: getattr(kept, name) for name in ASKED} | items

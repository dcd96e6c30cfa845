"""Which emails a person wants, and when."""
from datetime import time

from django import forms
from django.utils.translation import gettext_lazy as _

from common.sorting import folded

from . import texts
from .models import Preferences

CLOCK = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class PreferencesForm(forms.Form):
    has_quiet_hours = forms.BooleanField(
        label=_("Keep quiet hours"), required=False,
        help_text=_("What can wait and falls into them reaches you at their end; a reminder shortly before them if the session would have "
                    "begun."))
    quiet_from = forms.TimeField(label=_("From"), widget=CLOCK)
    quiet_until = forms.TimeField(label=_("To"), widget=CLOCK)
    kinds = forms.MultipleChoiceField(label=_("Emails that you want"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data=None, *, preferences: Preferences):
        self.optional = sorted(((kind, text.label) for kind, text in texts.registered().items() if text.optional),
                               key=lambda each: (each[0].split(".")[0], folded(str(each[1]))))  # what one room sends stands together
        super().__init__(data, initial={
            "has_quiet_hours": preferences.has_quiet_hours, "quiet_from": clock_time(preferences.quiet_from),
            "quiet_until": clock_time(preferences.quiet_until),
            "kinds": [kind for kind, _label in self.optional if kind not in preferences.kinds_off]})
        self.fields["kinds"].choices = self.optional

    def clean(self):
        data = super().clean()
        if data.get("has_quiet_hours") and data.get("quiet_from") is not None and data.get("quiet_from") == data.get("quiet_until"):
            self.add_error("quiet_until", _("Quiet hours end at another time than they start. To have none, untick the box."))
        return data

    @property
    def chosen(self) -> dict:
        """What set_preferences takes."""
        data = self.cleaned_data
        return {"has_quiet_hours": data["has_quiet_hours"], "quiet_from": minute_of(data["quiet_from"]),
                "quiet_until": minute_of(data["quiet_until"]),
                "kinds_off": [kind for kind, _label in self.optional if kind not in data["kinds"]]}

    @property
    def always(self) -> list:
        """What is always sent, by its names."""
        return sorted({str(text.label) for text in texts.registered().values() if not text.optional}, key=folded)


def clock_time(minute: int) -> time:
    return time(minute // 60, minute % 60)


def minute_of(at: time) -> int:
    return at.hour * 60 + at.minute

from datetime import datetime

from django import forms
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import gettext_lazy as _

from common.days import SENSIBLE

from .. import policy, recurrence, wording
from ..models import Attendance, Session
from .fields import day_field

CAME = [(outcome.value, outcome.label) for outcome in (Attendance.Outcome.PRESENT, Attendance.Outcome.LATE)]


class LogForm(forms.Form):
    """A meeting that took place, on the reader's own clock. Cleaned, it is what services.log_meeting takes."""

    day = day_field(_("Day"), required=True, validators=SENSIBLE)
    at = forms.TimeField(label=_("Began at"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=policy.SHORTEST, max_value=policy.LONGEST)
    place = forms.ChoiceField(label=_("Where"), choices=Session.Place, widget=forms.RadioSelect(attrs={"class": "radio-cards"}))
    recap = forms.CharField(label=_("What we did"), max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 4}),
                            help_text=_("A few lines are enough. Only the two of you can read and change this."))
    mine = forms.ChoiceField(label=_("You"), choices=CAME, initial=Attendance.Outcome.PRESENT)
    theirs = forms.ChoiceField(choices=CAME, initial=Attendance.Outcome.PRESENT)
    booking_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, partner: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["theirs"].label = partner

    def clean(self):
        data = super().clean()
        if data.get("day") and data.get("at") is not None:
            start = recurrence.dated(datetime.combine(data.pop("day"), data.pop("at")), get_current_timezone_name())
            if not start.is_real:
                self.add_error("at", wording.CONFLICTS[recurrence.NO_SUCH_TIME])
            data["starts_at"] = start.at
        return data

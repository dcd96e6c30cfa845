from datetime import datetime

from django import forms
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import gettext_lazy as _

from common import instants
from common.days import SENSIBLE

from .. import policy, recurrence, wall_times, wording
from ..models import Attendance, Session
from .fields import day_field

CAME = [(outcome.value, outcome.label) for outcome in (Attendance.Outcome.PRESENT, Attendance.Outcome.LATE)]


class LogForm(forms.Form):
    """A meeting that took place, on the reader's own clock. Cleaned, it is what services.log_meeting takes."""

    day = day_field(_("Day"), required=True, validators=SENSIBLE)
    at = forms.TimeField(label=_("Began at"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    which = forms.CharField(label=_("Which of the two"), required=False, widget=forms.RadioSelect(attrs={"class": "radio-cards"}))
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
        which = data.pop("which", "")
        if data.get("day") and data.get("at") is not None:
            wall = datetime.combine(data.pop("day"), data.pop("at"))
            data["starts_at"] = self._meant(wall_times.readings(wall, get_current_timezone_name()), which)
        return data

    def _meant(self, readings, which) -> datetime | None:
        """Of a time that clocks show twice, the one that was chosen; it is asked for from then on."""
        if len(readings) == 2:
            self._ask_which(readings)
            readings = [at for at in readings if at.isoformat() == which]
            if not readings:
                self.add_error("which", _("The clocks showed this time twice that day: choose which one you mean."))
        elif not readings:
            self.add_error("at", wording.CONFLICTS[recurrence.NO_SUCH_TIME])
        return readings[0] if readings else None

    def _ask_which(self, readings):
        self.fields["which"].required = True
        texts = (_("%(time)s, the first time"), _("%(time)s, the second time"))
        self.fields["which"].widget.choices = [
            (at.isoformat(), text % {"time": instants.clock_time(at)}) for at, text in zip(readings, texts, strict=True)]

    @property
    def asks_which(self) -> bool:
        return bool(self.fields["which"].widget.choices)

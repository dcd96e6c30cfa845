"""A program's scheduling policy, the same bounds for its page and the API."""
import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..models import SchedulingPolicy

SHORTEST, LONGEST, MOST = 15, 240, 6
PARTS = ((_("Booking"), ("lengths", "approval")), (_("Moving and cancelling"), ("change_notice_hours",)),
         (_("Who was there"), ("late_after_minutes", "missed_after_minutes", "appeal_days")),
         (_("Missed sessions"), ("missed_told", "counted_days", "counts_late", "counts_late_cancel")))


class LengthsField(forms.CharField):
    """Minutes as a person writes them: “30, 45, 60”."""

    def prepare_value(self, value):
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value) -> list[int]:
        parts = value if isinstance(value, list) else re.split(r"[\s,;]+", super().to_python(value).strip(" ,;"))
        texts = [str(part) for part in parts if part != ""]
        if not all(text.isascii() and text.isdigit() and len(text) < 5 for text in texts):
            raise ValidationError(_("Write minutes, separated by commas: 30, 45, 60."))
        return sorted({int(text) for text in texts})

    def validate(self, value):
        if any(not SHORTEST <= minutes <= LONGEST for minutes in value):
            raise ValidationError(_("A session lasts from 15 to 240 minutes."))
        if len(value) > MOST:
            raise ValidationError(_("Offer six lengths at most."))

    def run_validators(self, value):
        """Those of a text do not apply."""


class PolicyForm(forms.ModelForm):
    class Meta:
        model = SchedulingPolicy
        fields = ["lengths", "approval", "change_notice_hours", "late_after_minutes", "missed_after_minutes", "appeal_days",
                  "missed_told", "counted_days", "counts_late", "counts_late_cancel"]
        widgets = {"approval": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        lengths = self.fields["lengths"]
        self.fields["lengths"] = LengthsField(label=lengths.label, help_text=lengths.help_text, required=False)

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(title, [self[name] for name in names]) for title, names in PARTS]

    def clean(self):
        data = super().clean()
        late, missed = data.get("late_after_minutes"), data.get("missed_after_minutes")
        if late is not None and missed is not None and missed < late:
            self.add_error("missed_after_minutes", _("Somebody is late before the session is missed."))
        return data

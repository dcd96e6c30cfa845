"""A program's scheduling policy, the same bounds for its page and the API."""
from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import SchedulingPolicy
from .lengths import LengthsField

PARTS = ((_("Booking"), ("lengths", "approval")), (_("Moving and cancelling"), ("change_notice_hours",)),
         (_("Who was there"), ("late_after_minutes", "missed_after_minutes", "appeal_days")),
         (_("Missed sessions"), ("missed_told", "counted_days", "counts_late", "counts_late_cancel")))


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

"""A program's scheduling policy, the same bounds for its page and the API."""
from collections.abc import Mapping
from contextlib import suppress

from django import forms
from django.core.exceptions import ValidationError
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

    def __init__(self, *args, stands: Mapping[str, object] | None = None, **kwargs):
        """`stands`: the rules that hold by now, where they are others than the person saw."""
        super().__init__(*args, **kwargs)
        self.stands, lengths = stands or {}, self.fields["lengths"]
        self.fields["lengths"] = LengthsField(label=lengths.label, help_text=lengths.help_text, required=False)
        for field in self.fields.values():
            field.show_hidden_initial = True

    @property
    def parts(self) -> list[tuple[str, list[tuple[forms.BoundField, str]]]]:
        """Each field with what holds by now, where that is something else."""
        return [(title, [(self[name], self._now(name)) for name in names]) for title, names in PARTS]

    def _now(self, name) -> str:
        if name not in self.stands or self.fields[name].to_python(self[name].value()) == self.stands[name]:
            return ""
        value = self.stands[name]
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        told = self.fields[name].prepare_value(value)
        return str(dict(getattr(self.fields[name], "choices", ())).get(told, told)) or "–"

    @property
    def seen(self) -> dict[str, object]:
        """The rules as the page showed them, so far as it says so."""
        found = {}
        for name, field in self.fields.items():
            if self.add_initial_prefix(name) in self.data:
                with suppress(ValidationError):
                    found[name] = field.to_python(self.data[self.add_initial_prefix(name)])
        return found

    def over(self, stands: Mapping[str, object]) -> "PolicyForm":
        """The same as if the person had seen what holds now: saved again, it replaces that. What they left alone is as it stands."""
        data, seen = self.data.copy(), self.seen
        for name, field in self.fields.items():
            shown = field.prepare_value(stands[name])
            data[self.add_initial_prefix(name)] = shown
            if name in seen and self.cleaned_data[name] == seen[name]:
                data[name] = shown
        return PolicyForm(data, instance=self.instance, stands=stands)

    def clean(self):
        data = super().clean()
        late, missed = data.get("late_after_minutes"), data.get("missed_after_minutes")
        if late is not None and missed is not None and missed < late:
            self.add_error("missed_after_minutes", _("Somebody is late before the session is missed."))
        return data

"""A week of hours and days off as one form: rows are added and removed by submitting it, so no script is needed."""
from datetime import time

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.days import SENSIBLE
from common.time_zones import names, validate_time_zone

from ..models import Weekday
from ..slots import DAY, DaysOff, Hours
from .fields import day_field

TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class ZoneForm(forms.Form):
    time_zone = forms.ChoiceField(label=_("Time zone of these hours"), choices=lambda: [(n, n) for n in names()])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].validate = self._known
        sent = self.data.get("time_zone")
        if sent and sent not in names():  # what was sent stays visible beside its error
            self.fields["time_zone"].widget.choices = [(sent, sent), *self.fields["time_zone"].choices]

    @staticmethod
    def _known(value):
        if not value:
            raise ValidationError(_("Choose a time zone."))
        validate_time_zone(value)


class RangeForm(forms.Form):
    weekday = forms.TypedChoiceField(choices=Weekday.choices, coerce=int, widget=forms.HiddenInput)
    start = forms.TimeField(label=_("From"), required=False, widget=TIME)
    end = forms.TimeField(label=_("To"), required=False, widget=TIME)

    def clean(self):
        data = super().clean()
        start, end = data.get("start"), data.get("end")
        if self.errors:
            return data
        if (start is None) != (end is None):
            self.add_error("end" if end is None else "start", _("Give both hours, or leave both empty."))
        elif start is not None and end != time(0) and end <= start:
            self.add_error("end", _("The end comes after the start. For midnight, write 00:00."))
        return data

    def hours(self, zone: str) -> Hours | None:
        data = self.cleaned_data
        if data.get("start") is None:
            return None
        end = data["end"].hour * 60 + data["end"].minute
        return Hours(data["weekday"], data["start"].hour * 60 + data["start"].minute, end or DAY, zone)


class BaseRangeFormSet(forms.BaseFormSet):
    def clean(self):
        known: list[Hours] = []
        for form in self.forms:
            hours = form.hours("") if form.is_valid() else None
            if hours is None:
                continue
            if any(hours.weekday == o.weekday and hours.start < o.end and o.start < hours.end for o in known):
                form.add_error("start", _("These hours overlap others of the same day."))
            known.append(hours)


class OffForm(forms.Form):
    first = day_field(_("First day off"), validators=SENSIBLE)
    last = day_field(_("Last day off"), validators=SENSIBLE)

    def clean(self):
        data = super().clean()
        first, last = data.get("first"), data.get("last")
        if self.errors:
            return data
        if last and not first:
            self.add_error("first", _("Give the first day too."))
        elif first and last and last < first:
            self.add_error("last", _("The last day comes after the first."))
        return data

    def days_off(self) -> DaysOff | None:
        first = self.cleaned_data.get("first")
        return DaysOff(first, self.cleaned_data.get("last") or first) if first else None


RangeFormSet = forms.formset_factory(RangeForm, BaseRangeFormSet, extra=0, max_num=70, absolute_max=70)
OffFormSet = forms.formset_factory(OffForm, extra=0, max_num=40, absolute_max=40)
SETS = {"hours": (RangeFormSet, ("weekday", "start", "end")), "off": (OffFormSet, ("first", "last"))}


class AvailabilityForm:
    """The three parts together. `data` is a QueryDict; in it "add" (a weekday, or "off") and "remove" (a row's prefix) shape the
    form and save nothing.
    """

    def __init__(self, data=None, *, zone: str = "", hours=(), days_off=()):
        if data is not None:
            data = _reshaped(data)
            self.zone = ZoneForm(data)
            self.hours, self.off = (SETS[name][0](data, prefix=name) for name in SETS)
        else:
            self.zone = ZoneForm(initial={"time_zone": hours[0].zone if hours else zone})
            self.hours = RangeFormSet(prefix="hours", initial=[_initial(h) for h in hours] or [{"weekday": n} for n in range(5)])
            self.off = OffFormSet(prefix="off", initial=[off._asdict() for off in days_off] or [{}])

    @staticmethod
    def only_reshapes(data) -> bool:
        return "add" in data or "remove" in data

    def is_valid(self) -> bool:
        return all([part.is_valid() for part in (self.zone, self.hours, self.off)])

    @property
    def chosen_hours(self) -> list[Hours]:
        zone = self.zone.cleaned_data["time_zone"]
        return [hours for form in self.hours if (hours := form.hours(zone))]

    @property
    def chosen_days_off(self) -> list[DaysOff]:
        return [off for form in self.off if (off := form.days_off())]

    @property
    def days(self) -> list[tuple[int, str, list[RangeForm]]]:
        """(weekday, its name, its rows)"""
        return [(day.value, day.label, [f for f in self.hours if str(f["weekday"].value()) == str(day.value)]) for day in Weekday]


def _initial(hours: Hours) -> dict:
    return {"weekday": hours.weekday, "start": time(hours.start // 60, hours.start % 60),
            "end": time(hours.end // 60 % 24, hours.end % 60)}


def _reshaped(data):
    """The same data with the rows that were asked for: one more, one less, numbered anew."""
    shaped = data.copy()
    add, remove = data.get("add", ""), data.get("remove", "")
    for name, (_formset, fields) in SETS.items():
        kept = [n for n in range(_total(data, name)) if f"{name}-{n}" != remove]
        rows = [{f: data.get(f"{name}-{n}-{f}", "") for f in fields} for n in kept]
        if (add == "off") == (name == "off") and add and len(rows) < 40:
            rows.append({f: add if f == "weekday" else "" for f in fields})
        for n, row in enumerate(rows):
            for field, value in row.items():
                shaped[f"{name}-{n}-{field}"] = value
        shaped[f"{name}-TOTAL_FORMS"], shaped[f"{name}-INITIAL_FORMS"] = str(len(rows)), "0"
    return shaped


def _total(data, name) -> int:
    sent = data.get(f"{name}-TOTAL_FORMS", "0")
    return min(int(sent), 70) if sent.isascii() and sent.isdigit() and len(sent) < 6 else 0

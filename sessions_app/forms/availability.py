"""Hours, dates, days off and rules of booking as one form: rows come and go by submitting it, so no script is needed."""
from collections.abc import Collection, Mapping
from datetime import time
from types import MappingProxyType

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common import clock
from common.days import NOT_TOO_LATE, SENSIBLE
from common.time_zones import names, validate_time_zone

from .. import public_holidays, recurrence, wall_times, wording
from ..models import BookingRules, Weekday
from ..offsets import DAY
from ..slots import DateHours, DaysOff, Hours
from .fields import day_field, number_of, wrong_in
from .lengths import OfferedField, ticked_field

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

    @property
    def chosen(self) -> str:
        """Empty where none is known."""
        return self.cleaned_data["time_zone"] if self.is_valid() else ""


class SpanForm(forms.Form):
    """Two hours of a day, both or none."""

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

    @property
    def minutes(self) -> tuple[int, int] | None:
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        return None if start is None else (start.hour * 60 + start.minute, end.hour * 60 + end.minute or DAY)


class RangeForm(SpanForm):
    weekday = forms.TypedChoiceField(choices=Weekday.choices, coerce=int, widget=forms.HiddenInput)

    @property
    def where(self) -> str:
        return next((day.label for day in Weekday if str(day.value) == str(self["weekday"].value())), "")

    def hours(self, zone: str) -> Hours | None:
        return Hours(self.cleaned_data["weekday"], *self.minutes, zone) if self.minutes else None


class DateForm(SpanForm):
    EXTRA, INSTEAD = "extra", "instead"
    field_order = ("day", "start", "end", "kind")  # as on the page
    day = day_field(_("Date"), validators=SENSIBLE)
    kind = forms.ChoiceField(label=_("These hours"), required=False, choices=[
        (INSTEAD, _("replace that day's")), (EXTRA, _("come on top"))])

    @property
    def where(self) -> str:
        return f"{gettext('Particular dates')}, {number_of(self)}"

    def clean(self):
        data = super().clean()
        if not self.errors and (data.get("day") is None) != (data.get("start") is None):
            missing = "day" if data.get("day") is None else "start"
            self.add_error(missing, _("Give the date and its hours, or leave all empty."))
        return data

    def date_hours(self, zone: str) -> DateHours | None:
        if not self.minutes:
            return None
        return DateHours(self.cleaned_data["day"], *self.minutes, zone, self.cleaned_data["kind"] != self.EXTRA)


class BaseDateFormSet(forms.BaseFormSet):
    """`zone`: of the clocks that have to show the hours; empty where it is not known."""

    def __init__(self, *args, zone: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.zone = zone

    def clean(self):
        known: list[DateHours] = []
        for form in self.forms:
            each = form.date_hours(self.zone) if form.is_valid() else None
            if each is None:
                continue
            for name in wall_times.skipped(each) if self.zone else ():
                form.add_error(name, wording.CONFLICTS[recurrence.NO_SUCH_TIME])
            if any(each.day == o.day and each.start < o.end and o.start < each.end for o in known):
                form.add_error("start", _("These hours overlap others of the same date."))
            elif any(each.day == o.day and each.instead != o.instead for o in known):
                form.add_error("kind", _("Say the same of all hours of one date: they replace that day's, or come on top."))
            known.append(each)


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

    @property
    def where(self) -> str:
        return f"{gettext('Days off')}, {number_of(self)}"

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


class RulesForm(forms.ModelForm):
    class Meta:
        model = BookingRules
        fields = ["is_paused", "paused_until", "holiday_country", "holiday_region", "buffer_before", "buffer_after", "notice_hours",
                  "window_days", "per_day", "per_week", "step", "from_midnight", "lengths"]
        widgets = {"paused_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        help_texts = {"paused_until": _("The last day of the pause. Empty: until you end it here."),
                      "per_day": _("Empty: as many as fit."), "per_week": _("Empty: as many as fit.")}

    RANGES = {"buffer_before": (0, 120), "buffer_after": (0, 120), "notice_hours": (0, 720), "window_days": (1, 365),
              "per_day": (1, 24), "per_week": (1, 100)}

    def __init__(self, *args, lengths: Mapping[int, Collection[str]] | None = MappingProxyType({}), said: Collection[int] = (), **kwargs):
        """`lengths`: what the mentor's programs have, with their names, to tick; with none of them they are written. None for others,
        who are not asked. `said`: those that the mentor offers already.
        """
        super().__init__(*args, **kwargs)
        self._ask_for_lengths(lengths, said)
        self.fields["paused_until"].validators.append(NOT_TOO_LATE)
        for name, (least, most) in self.RANGES.items():
            field = self.fields[name]
            self.fields[name] = forms.IntegerField(label=field.label, help_text=field.help_text, required=field.required,
                                                   min_value=least, max_value=most)
        self.fields["holiday_country"] = forms.ChoiceField(
            label=self.fields["holiday_country"].label, required=False, choices=[("", _("None")), *public_holidays.countries()])
        self.regions = public_holidays.regions(self["holiday_country"].value() or "")
        self.fields["holiday_region"].widget = forms.Select(choices=[("", _("All of the country")), *self.regions])
        self.fields["step"].choices = [("", _("every half hour, or quarter where none fits")), *BookingRules.Step.choices]

    def _ask_for_lengths(self, known, said):
        """Where there is one only, it is told instead."""
        self.only_length = next(iter(known)) if known and len({*known, *said}) == 1 else None
        label = _("Lengths of sessions that you offer")
        if known is None or self.only_length:
            del self.fields["lengths"]
        elif known:
            self.fields["lengths"] = ticked_field(known, said, label)
        else:
            self.fields["lengths"] = OfferedField(label=label, required=False, help_text=_(
                "In minutes, for example 30, 45. Empty, or where a program has none of them: all of its lengths count, so that you can "
                "always be booked."))

    def clean_holiday_region(self):
        """A region of another country than the one now chosen was never meant."""
        region = self.cleaned_data["holiday_region"]
        return region if public_holidays.has(self.cleaned_data.get("holiday_country", ""), region) else ""

    def clean(self):
        data = super().clean()
        until = data.get("paused_until")
        if until and until < clock.today():
            self.add_error("paused_until", _("This day is past: give the last day of the pause, or leave it empty."))
        notice, window = data.get("notice_hours"), data.get("window_days")
        if notice is not None and window is not None and notice >= window * 24:
            self.add_error("window_days", _("With this notice nobody else could book: allow more days ahead, or a shorter notice."))
        data["is_paused"] = bool(data.get("is_paused") or until)
        return data


RangeFormSet = forms.formset_factory(RangeForm, BaseRangeFormSet, extra=0, max_num=70, absolute_max=70)
DateFormSet = forms.formset_factory(DateForm, BaseDateFormSet, extra=0, max_num=40, absolute_max=40)
OffFormSet = forms.formset_factory(OffForm, extra=0, max_num=40, absolute_max=40)
SETS = {"hours": (RangeFormSet, ("weekday", "start", "end")), "dates": (DateFormSet, ("day", "kind", "start", "end")),
        "off": (OffFormSet, ("first", "last"))}


class AvailabilityForm:
    """The five parts together. `data` is a QueryDict; in it "add" (a weekday, "dates" or "off") and "remove" (a row's prefix)
    shape the form and save nothing.
    """

    def __init__(self, data=None, *, rules: BookingRules, zone: str = "", hours=(), dates=(), days_off=(), lengths=None):
        asked = {"prefix": "rules", "lengths": lengths, "said": rules.lengths}
        if data is not None:
            sent, data = data, reshaped(data)
            self.zone, self.rules = ZoneForm(data), RulesForm(data, **asked)
            self.hours, self.off = (SETS[name][0](data, prefix=name) for name in ("hours", "off"))
            self.dates = DateFormSet(data, prefix="dates", zone=self.zone.chosen)
            self.focus = focus_after(sent, {"hours": self.hours, "dates": self.dates, "off": self.off})
        else:
            self.zone = ZoneForm(initial={"time_zone": hours[0].zone if hours else zone})
            self.rules = RulesForm(instance=without_past_pause(rules), **asked)
            self.hours = range_rows(hours)
            self.dates = DateFormSet(prefix="dates", initial=[_dated(d) for d in dates])
            self.off = OffFormSet(prefix="off", initial=[off._asdict() for off in days_off] or [{}])

    @staticmethod
    def only_reshapes(data) -> bool:
        return "add" in data or "remove" in data

    @property
    def wrong(self) -> int:
        """How many fields have to be corrected."""
        return wrong_in(self.zone, self.hours, self.dates, self.off, self.rules)

    @property
    def chosen(self) -> dict:
        """What set_availability takes."""
        zone = self.zone.chosen
        return {"hours": [hours for form in self.hours if (hours := form.hours(zone))],
                "dates": [dated for form in self.dates if (dated := form.date_hours(zone))],
                "days_off": [off for form in self.off if (off := form.days_off())],
                "rules": {name: self.rules.cleaned_data[name] for name in self.rules.fields}}

    @property
    def days(self):
        return by_weekday(self.hours)


def by_weekday(rows) -> list[tuple[int, str, list[RangeForm]]]:
    """(weekday, its name, its rows)"""
    return [(day.value, day.label, [row for row in rows if str(row["weekday"].value()) == str(day.value)]) for day in Weekday]


def without_past_pause(rules: BookingRules) -> BookingRules:
    """A pause that is over is shown as none."""
    if rules.paused_until and rules.paused_until < clock.today():
        rules.is_paused, rules.paused_until = False, None
    return rules


def range_rows(hours):
    """Of a form that is new or has these hours: one empty row for each working day, or theirs."""
    return RangeFormSet(prefix="hours", initial=[_initial(h) for h in hours] or [{"weekday": n} for n in range(5)])


def _initial(hours: Hours) -> dict:
    return {"weekday": hours.weekday, **_clock(hours)}


def _dated(each: DateHours) -> dict:
    return {"day": each.day, "kind": DateForm.INSTEAD if each.instead else DateForm.EXTRA, **_clock(each)}


def _clock(each) -> dict:
    return {"start": time(each.start // 60, each.start % 60), "end": time(each.end // 60 % 24, each.end % 60)}


def reshaped(data):
    """The same data with the rows that were asked for: one more, one less, numbered anew."""
    shaped = data.copy()
    add, remove = data.get("add", ""), data.get("remove", "")
    grown = add if add in SETS else "hours" if add else ""
    for name, (_formset, fields) in SETS.items():
        kept = [n for n in range(_total(data, name)) if f"{name}-{n}" != remove]
        rows = [{f: data.get(f"{name}-{n}-{f}", "") for f in fields} for n in kept]
        if name == grown and len(rows) < 40:
            rows.append({f: add if f == "weekday" else "" for f in fields})
        for n, row in enumerate(rows):
            for field, value in row.items():
                shaped[f"{name}-{n}-{field}"] = value
        shaped[f"{name}-TOTAL_FORMS"], shaped[f"{name}-INITIAL_FORMS"] = str(len(rows)), "0"
    return shaped


def focus_after(sent, sets: Mapping[str, forms.BaseFormSet]) -> str:
    """Puts the focus into the row that was added. Of one that was removed: which button to add one has it, beside where it stood."""
    add, remove = sent.get("add", ""), sent.get("remove", "")
    rows = sets[add if add in sets else "hours"].forms if add else []
    if rows:
        rows[-1].visible_fields()[0].field.widget.attrs["autofocus"] = True
    return sent.get(f"{remove}-weekday", remove.partition("-")[0])


def _total(data, name) -> int:
    sent = data.get(f"{name}-TOTAL_FORMS", "0")
    return min(int(sent), 70) if sent.isascii() and sent.isdigit() and len(sent) < 6 else 0

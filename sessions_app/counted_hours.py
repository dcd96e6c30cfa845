"""Hours as they count: in a program's week for matching, and day by day for whoever gave them."""
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from common import clock
from tenancy.prepared import array

from . import known, public_holidays, selectors, slots
from .models import AvailabilityRule, BookingRules, HoursSet
from .seasons import KEY, days_of, season_of

WEEK = timedelta(days=7)
DAY_OFF, HOLIDAY, PAUSE = _("Day off"), _("Public holiday"), _("Pause")


def free_time_of_week(membership_ids: Collection[UUID], program: UUID, monday: date) -> dict[UUID, list[tuple[int, int]]]:
    """For matching.facts: weekly hours, or of a set that counts in the program in that week. Days off are no habit, and left out."""
    since, hours, ids = datetime.combine(monday, time(), UTC), defaultdict(list), [*membership_ids]
    for key, *values in AvailabilityRule.objects.filter(membership__among=ids).order_by().values_list(
            KEY, "weekday", "start_minute", "end_minute", "time_zone"):
        hours[key].append(slots.Hours(*values))
    _off, seasons = days_of(array(ids), monday - timedelta(days=1), program)
    return {UUID(key): _minutes(slots.Person("UTC", tuple(hours[key]), seasons=tuple(seasons.get(key, ()))), since)
            for key in {*hours, *seasons}}


def _minutes(person, since):
    return [tuple(int((at - since).total_seconds() // 60) for at in span) for span in slots.open_spans(person, since, since + WEEK)]


@dataclass(frozen=True)
class Counted:
    """Hours of a day, and the set that they come from; None for weekly hours, or those of the date."""

    spans: list[tuple[datetime, datetime]]
    of: HoursSet | None = None


@dataclass(frozen=True)
class Given:
    """All that a person said of their time, read when it is asked for; days off that last until `since`, or that are not over."""

    membership: Membership
    since: date | None = None

    @cached_property
    def hours(self) -> tuple[slots.Hours, ...]:
        return selectors.hours_of(self.membership)

    @cached_property
    def dates(self) -> tuple[slots.DateHours, ...]:
        return selectors.dates_of(self.membership)

    @cached_property
    def sets(self) -> list[HoursSet]:
        return list(selectors.hours_sets_of(self.membership))

    @cached_property
    def days_off(self) -> tuple[slots.DaysOff, ...]:
        return selectors.days_off_of(self.membership, self.since)

    @cached_property
    def rules(self) -> BookingRules:
        return selectors.rules_of(self.membership)

    @property
    def is_anything(self) -> bool:
        return bool(self.hours or self.dates or self.sets)

    @property
    def home(self) -> str:
        """The zone in which their days and weeks are counted."""
        return self.hours[0].zone if self.hours else self.membership.user.time_zone

    def days(self, first: date, count: int) -> dict[date, list[Counted]]:
        """On their clock. Where a program of theirs has a set of its own, what counts there and what counts elsewhere, each once."""
        days = [first + timedelta(days=n) for n in range(count + 1)]

        def person(hours, sets):
            return known.assembled(self.membership, hours, self.dates, self.days_off, self.rules, (days[0], days[-1]),
                                   [season_of(each) for each in sets]).person

        usual, places = person((), ()), [(sets, person(self.hours, sets)) for sets in self._places()]
        edges = [midnight(day) for day in days]
        return {day: _counted(day, start, end, usual, places) for day, start, end in zip(days, edges, edges[1:], strict=False)}

    def closed(self, first: date, last: date) -> dict[date, str]:
        """Why no session is booked on these days of theirs: days off, a pause, public holidays without hours of their own."""
        rules, dated = self.rules, {each.day for each in self.dates}
        holidays = public_holidays.between(rules.holiday_country, rules.holiday_region, first, last) if rules.holiday_country else ()
        found = {day: HOLIDAY for day in holidays if first <= day <= last and day not in dated}
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
            if rules.is_paused and clock.today() <= day <= (rules.paused_until or date.max):
                found[day] = PAUSE
            if any(off.first <= day <= off.last for off in self.days_off):
                found[day] = DAY_OFF
        return found

    def _places(self) -> list[list[HoursSet]]:
        """For each program with sets, and for all others together: the sets in the order in which they count."""
        own, mine = defaultdict(list), self._programs()
        for each in self.sets:
            if each.program_id in mine:
                own[each.program_id].append(each)
        for_all = [each for each in self.sets if each.program_id is None]
        elsewhere = [for_all] if len(own) < len(mine) or not own else []
        return elsewhere + [[*each, *for_all] for each in own.values()]

    def _programs(self) -> set[UUID]:
        if all(each.program_id is None for each in self.sets):
            return set()
        return set(selectors.programs_for_hours(self.membership).order_by().values_list("pk", flat=True))


def _counted(day, start, end, usual, places) -> list[Counted]:
    """What days off, holidays and hours of the date leave to no set has no set's name."""
    found, without = [], slots.open_spans(usual, start, end)
    for sets, person in places:
        spans = slots.open_spans(person, start, end)
        each = Counted(spans, None if spans == without else _first_on(day, sets))
        if spans and each not in found:
            found.append(each)
    return found


def _first_on(day: date, sets: Iterable[HoursSet]) -> HoursSet | None:
    return next((each for each in sets if (each.first_day or date.min) <= day <= (each.last_day or date.max)), None)


def midnight(day: date) -> datetime:
    """Where the person is."""
    return datetime.combine(day, time(), timezone.get_current_timezone())

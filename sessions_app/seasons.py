"""Days off, and the sets of hours that count instead of the weekly ones: both are spans of days, and are read together."""
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet, TextField, UUIDField
from django.db.models.functions import Cast

from tenancy.prepared import array, prepared

from .models import HoursOfSet, HoursSet, TimeOff
from .slots import DaysOff, Hours, Season

KEY = Cast("membership_id", TextField())  # ten thousand keys of one call become text faster than objects
FOR_ALL = ExpressionWrapper(Q(program=None), BooleanField())
NO_SET = Cast(None, UUIDField()), Cast(None, BooleanField())


def days_of(people: Collection[UUID] | str, since: date, program: UUID | None) -> tuple[dict[str, list[DaysOff]], dict[str, list[Season]]]:
    """By membership id as text, those that are not over: in one query, and one more where somebody has a set.

    Sets for the program come before those for every program; without a program only the latter count.
    """
    return days_in(_spans(people, since, program))


def days_in(spans: Iterable[tuple]) -> tuple[dict[str, list[DaysOff]], dict[str, list[Season]]]:
    """What days_of() makes of the rows of spans_of()."""
    off, sets = defaultdict(list), []
    for key, first, last, of_set, is_for_all in spans:
        if of_set is None:
            off[key].append(DaysOff(first, last))
        else:
            sets.append((key, is_for_all, first or date.min, last or date.max, of_set))
    return off, _seasons(sets) if sets else {}


def _seasons(sets):
    hours, found = defaultdict(list), defaultdict(list)
    for of_set, *each in _hours(array([of_set for *_, of_set in sets])):
        hours[of_set].append(Hours(*each))
    for key, _is_for_all, first, last, of_set in sorted(sets):
        found[key].append(Season(first, last, tuple(hours[of_set])))
    return found


@prepared
def _spans(people, since, program):
    off, sets = spans_of(people, since, program)
    return off.union(sets, all=True)


def spans_of(people, since, program, *more) -> tuple[QuerySet, QuerySet]:
    """Days off, and sets of hours: (key, first day, last day, set, whether it counts in every program, `more` columns)."""
    off = TimeOff.objects.filter(membership__among=people, last_day__gte=since)
    sets = HoursSet.objects.filter(
        Q(last_day=None) | Q(last_day__gte=since), Q(program=None) | Q(program=program), membership__among=people)
    return (off.order_by().values_list(KEY, "first_day", "last_day", *NO_SET, *more),
            sets.order_by().values_list(KEY, "first_day", "last_day", "id", FOR_ALL, *more))


@prepared
def _hours(sets):
    return HoursOfSet.objects.filter(hours_set__among=sets).values_list(
        "hours_set_id", "weekday", "start_minute", "end_minute", "time_zone")


def season_of(each: HoursSet) -> Season:
    """Of a set with its hours loaded."""
    return Season(each.first_day or date.min, each.last_day or date.max,
                  tuple(Hours(h.weekday, h.start_minute, h.end_minute, h.time_zone) for h in each.hours.all()))

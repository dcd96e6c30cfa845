"""What takes people's time: sessions, holds, trial meetings, calendars elsewhere. All in one query."""
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.contrib.postgres.fields import DateTimeRangeField
from django.db.models import Case, F, Func, Q, TextField, UUIDField, When
from django.db.models.functions import Cast

from common import clock
from matching.models import Mentorship, TrialMeeting
from tenancy.prepared import array, prepared

from .models import ExternalBusy, SessionClaim
from .seasons import KEY
from .standing import Standing, of_person, rows_of, standing_in
from .whole import Whole

NOBODY = UUID(int=0)  # a key that no row has: with NULL nothing would be left
NOTHING = (), NOBODY, NOBODY
NO_HOLD = Cast(None, UUIDField())  # of a type, or a union would take it for a text


def _minute(of, column):
    """An instant as a whole minute since 1970: the driver reads numbers faster, and they are numbers already."""
    return Whole(F(column), template=f"ceil(extract(epoch from {of}(%(expressions)s)) / 60)::bigint")


START, NO_START = _minute("", "session__starts_at"), Whole(template="NULL::bigint")


@dataclass
class Taken:
    """Of one person, in whole minutes since 1970: (start, end) of what takes their time, and when their sessions start.

    `over`: the holds that take no time any more, and those that a new booking replaces.
    """

    busy: list[tuple[int, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    over: list[UUID] = field(default_factory=list)


def taken(people: str, since: datetime, until: datetime, but: tuple = NOTHING, *, with_starts: bool = True) -> Mapping[str, Taken]:
    """By membership id as text; nobody is missing. `people`: keys as array() writes them; `but`: see times.people_known.

    The starts of sessions cost a join, which only somebody who takes a limited number of them needs.
    """
    return _by_person((_with_starts if with_starts else _spans)(people, since, until, *but, clock.now()))


def taken_once_held(people: Collection[UUID], since: datetime, until: datetime, but: tuple, mentorship: Mentorship, booking_key: UUID, *,
                    with_starts: bool, ask: Callable) -> tuple[Mapping[str, Taken], Standing]:
    """The same, and how the pair stands; `ask(query, *arguments)` locks and asks."""
    query = _with_starts_and_standing if with_starts else _spans_and_standing
    rows = ask(query, array(people), since, until, *but, clock.now(), mentorship, booking_key)
    return _by_person(filter(of_person, rows)), standing_in(rows)


def _by_person(rows: Iterable[tuple]) -> Mapping[str, Taken]:
    found = defaultdict(Taken)
    for key, start, end, begins, over in rows:
        if over is not None:
            found[key].over.append(over)
            continue
        found[key].busy.append((start, end))
        if begins is not None:
            found[key].starts.append(begins)
    return found


@prepared
def _spans(people, since, until, moving, mentorship, membership, now):
    return _rows(people, since, until, moving, mentorship, membership, now, NO_START)


@prepared
def _with_starts(people, since, until, moving, mentorship, membership, now):
    return _rows(people, since, until, moving, mentorship, membership, now, START)


@prepared
def _spans_and_standing(people, since, until, moving, mentorship, membership, now, pair, booking_key):
    return _rows(people, since, until, moving, mentorship, membership, now, NO_START, rows_of(pair, booking_key))


@prepared
def _with_starts_and_standing(people, since, until, moving, mentorship, membership, now, pair, booking_key):
    return _rows(people, since, until, moving, mentorship, membership, now, START, rows_of(pair, booking_key))


def _rows(people, since, until, moving, mentorship, membership, now, starts, *more):
    span = Func(since, until, function="tstzrange", output_field=DateTimeRangeField())
    is_over = Q(hold__expires_at__lte=now) | Q(hold__mentorship=mentorship, hold__membership=membership)
    claims = (SessionClaim.objects.filter(membership__among=people, is_active=True, busy__overlap=span).exclude(session__among=moving)
              .values_list(KEY, *_bounds("busy"), starts, Case(When(is_over, then=F("hold")))))
    elsewhere = ExternalBusy.objects.filter(calendar__membership__among=people, busy__overlap=span).values_list(
        _text("calendar__membership"), *_bounds("busy"), NO_START, NO_HOLD)
    if starts is NO_START:  # trial meetings claim their time too
        return claims.union(elsewhere, *more, all=True)
    return claims.union(elsewhere, *more, *(_trials(part, people, span) for part in ("learner", "mentor")), all=True)


def _trials(part, people, span):
    rows = TrialMeeting.objects.filter(**{f"{part}__membership__among": people}, is_cancelled=False, time__overlap=span)
    return rows.order_by().values_list(_text(f"{part}__membership"), *_bounds("time"), _minute("lower", "time"), NO_HOLD)


def _bounds(column):
    return _minute("lower", column), _minute("upper", column)


def _text(key):
    return Cast(key, TextField())

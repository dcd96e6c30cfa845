"""A series of sessions: the first learner of each named mentor meets them every two weeks, whatever the clocks do meanwhile."""
from datetime import UTC, timedelta

from common.time_zones import zone
from sessions_app import public_holidays
from sessions_app.models import BookingRules, SessionSeries
from sessions_app.recurrence import FORTNIGHTLY, Rule, dates_of, local

from .calendars import anchor_of, meets_first
from .meetings import agenda, book
from .pairs import Pair
from .world import World

DATES = 6


def make_series(world: World) -> None:
    """From a week after the pair's next session on."""
    for pair in _pairs(world):
        where = pair.mentor.user.time_zone
        first = (anchor_of(world, pair).astimezone(zone(where)) + timedelta(days=7)).astimezone(UTC)
        at = world.now - timedelta(days=3)
        world.make(SessionSeries, at, mentorship=pair.mentorship, rule=Rule(FORTNIGHTLY, DATES).text(local(first, where)), starts_at=first,
                   minutes=pair.program.session_minutes, time_zone=where, booked_by=pair.mentor, created_at=at)


def make_dates(world: World) -> None:
    for pair, series in zip(_pairs(world), world.rows.of(SessionSeries), strict=True):
        _make_sessions(world, pair, series)


def _pairs(world: World) -> list[Pair]:
    return [pair for pair in world.pairs if pair.row["mentor"] and pair.state == "active" and meets_first(world, pair)]


def _make_sessions(world, pair, series):
    """Holidays, and what lies after the program's end, are left out."""
    starts = [each.at for each in dates_of(Rule.read(series.rule), series.starts_at, series.time_zone)]
    closed = _holidays(world, pair, starts)
    for position, start in enumerate(starts):
        day = local(start, series.time_zone).date()
        if day in closed or day > pair.program.ends_on:
            continue
        session = book(world, pair, start, series=series, position=position, status="confirmed", created_at=series.created_at)
        if session:
            agenda(world, pair, session, len(pair.sessions) + position, done=False)


def _holidays(world, pair, starts):
    rules = next(row for row in world.rows.of(BookingRules) if row.membership is pair.mentor)
    return public_holidays.between(rules.holiday_country, rules.holiday_region, starts[0].date(), starts[-1].date())

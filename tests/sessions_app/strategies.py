"""Random people around a day, for the property tests of slots."""
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from common.time_zones import names
from sessions_app.slots import DateHours, DaysOff, Grid, Hours, Limits, Person, Season

TRICKY = ["Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Asia/Kathmandu", "Africa/Casablanca",
          "America/St_Johns", "Pacific/Apia", "Pacific/Chatham", "Africa/Cairo", "America/Santiago", "UTC", "Antarctica/Troll"]
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
YEARS = (2011, 2032)
quarters = st.integers(0, 95)


@st.composite
def zones(draw):
    return draw(st.one_of(st.sampled_from(TRICKY), st.sampled_from(names())))


@st.composite
def days(draw, zone):
    """Any day, or one on which the zone's clocks change."""
    year = draw(st.integers(*YEARS))
    noons = [datetime(year, 1, 1, 12, tzinfo=UTC) + timedelta(days=n) for n in range(365)]
    offsets = [noon.astimezone(ZoneInfo(zone)).utcoffset() for noon in noons]
    changes = [noon.date() for noon, now, then in zip(noons, offsets, offsets[1:], strict=False) if now != then]
    return draw(st.one_of(st.sampled_from(changes), st.sampled_from(changes), st.dates(noons[0].date(), noons[-1].date()))
                if changes else st.dates(noons[0].date(), noons[-1].date()))


@st.composite
def weeks(draw, zone, least, most):
    return tuple(Hours(draw(st.integers(0, 6)), 15 * start, 15 * draw(st.integers(start + 1, 96)), zone)
                 for start in draw(st.lists(quarters, min_size=least, max_size=most)))


@st.composite
def seasons(draw, zone, near):
    """Sometimes in another zone than the rest, without an end, or one over another."""
    firsts = draw(st.lists(st.one_of(near, st.just(date.min)), max_size=2))
    return tuple(Season(first, draw(st.one_of(st.just(date.max), near.filter(lambda day, first=first: day >= first)))
                        if first > date.min else draw(near), draw(weeks(draw(st.sampled_from([zone, zone, "Asia/Kathmandu"])), 0, 5)))
                 for first in firsts)


@st.composite
def people(draw, zone, around, mentor):
    near = st.dates(around - timedelta(days=2), around + timedelta(days=2))
    hours = draw(weeks(zone, mentor * 4, 9))
    dates = [DateHours(draw(near), 15 * start, 15 * draw(st.integers(start + 1, 96)), zone, draw(st.booleans()))
             for start in draw(st.lists(quarters, max_size=2))]
    offs = [DaysOff(first, first + timedelta(days=draw(st.integers(0, 1)))) for first in draw(st.lists(near, max_size=1))]
    noon = (datetime.combine(around, datetime.min.time(), UTC) - EPOCH) // timedelta(minutes=1)
    starts = [noon + 5 * draw(st.integers(-300, 700)) for _ in range(draw(st.integers(0, 4)))]
    limits = Limits(draw(st.sampled_from([0, 0, 10, 45])), draw(st.sampled_from([0, 0, 5, 30])),
                    draw(st.sampled_from([None, None, 1, 2])), draw(st.sampled_from([None, None, 1, 3])))
    return Person(zone, hours, tuple(offs), tuple(dates), frozenset(draw(st.lists(near, max_size=1))),
                  tuple((start, start + draw(st.integers(1, 200))) for start in starts), tuple(starts), limits,
                  draw(seasons(zone, near)))


grids = st.builds(Grid, st.sampled_from([15, 20, 30, 60]), st.booleans())

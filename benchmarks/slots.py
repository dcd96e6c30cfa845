"""Slots against a minute-by-minute oracle over all zones, against random rule sets, and what they cost."""
import random
import time
from datetime import UTC, date, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

import numpy as np

from benchmarks.report import at_least, at_most
from common.time_zones import names
from sessions_app.slots import DateHours, DaysOff, Grid, Hours, Limits, Person, Season, common_starts, open_spans
from tests.sessions_app import oracle

RULE_SETS, DAYS = 1_000, 730
ZONES = "Europe/Paris", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"
MINUTE, EPOCH = timedelta(minutes=1), datetime(1970, 1, 1, tzinfo=UTC)


def zones():
    """Weekly hours of every zone over two years, each single minute of them."""
    since = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    until, asked, wrong, changing, zones_asked = since + timedelta(days=DAYS), 0, 0, 0, 0
    for zone in names():
        person = Person(zone, tuple(Hours(day, 30 + 60 * day, 300 + 120 * day, zone) for day in range(7)))
        local, changes = _local_minutes(zone, since, until)
        weekday, minute = (local // 1440 + 3) % 7, local % 1440
        is_open = (30 + 60 * weekday <= minute) & (minute < 300 + 120 * weekday)
        wrong += int(np.count_nonzero(is_open != _offered(person, since, until)))
        asked, changing, zones_asked = asked + len(local), changing + bool(changes), zones_asked + bool(is_open.any())
    row = {"slots": "weekly hours, two years", "zones": zones_asked, "that change": changing, "minutes asked": asked, "wrong": wrong}
    return [row], [at_least("slots: zones asked about, of all", zones_asked, len(names())),
                   at_least("slots: minutes asked about, of all zones", asked, len(names()) * DAYS * 1440),
                   at_most("slots: wrong minutes over all zones, two years", wrong, 0)]


def _local_minutes(zone, since, until):
    """(of each minute, the minutes since 1970 that a clock there shows; how many hours see a change). zoneinfo is asked about each hour,
    and about each minute of an hour in which its answer changes.
    """
    place, first, last = ZoneInfo(zone), (since - EPOCH) // MINUTE, (until - EPOCH) // MINUTE

    def offset(minute):
        return (EPOCH + minute * MINUTE).astimezone(place).utcoffset() // MINUTE

    hours = np.array([offset(hour) for hour in range(first, last + 60, 60)])
    offsets = np.repeat(hours[:-1], 60)
    changes = np.flatnonzero(np.diff(hours))
    for n in changes:
        offsets[60 * n:60 * n + 60] = [offset(first + 60 * int(n) + minute) for minute in range(60)]
    return np.arange(first, last) + offsets, len(changes)


def _offered(person, since, until):
    found, first = np.zeros((until - since) // MINUTE, dtype=bool), (since - EPOCH) // MINUTE
    for start, end in open_spans(person, since, until):
        found[(start - EPOCH) // MINUTE - first:(end - EPOCH) // MINUTE - first] = True
    return found


def rule_sets():
    """Random pairs with everything that may be said of their time, within the next two years, most around a change of clocks."""
    chance, wrong, starts = random.Random(4), 0, 0
    for _ in range(RULE_SETS):
        zone = chance.choice(names())
        around = _day(zone, chance)
        mentor, learner = _person(zone, around, 5, chance), _person(chance.choice(names()), around, 0, chance)
        since = datetime.combine(around, datetime.min.time(), UTC) + timedelta(minutes=chance.randrange(-900, 300))
        asked = {"minutes": chance.choice([15, 45, 60]), "grid": Grid(chance.choice([15, 20, 30, 60]), chance.random() < 0.5),
                 "since": since, "until": since + timedelta(hours=30)}
        found, true = common_starts(mentor, learner, **asked), oracle.common_starts(mentor, learner, **asked)
        wrong, starts = wrong + len(set(found) ^ set(true)), starts + len(true)
    return ([{"slots": "random rule sets", "sets": RULE_SETS, "starts": starts, "wrong": wrong}],
            [at_least("slots: starts of 1,000 random rule sets", starts, 1),
             at_most("slots: wrong starts of 1,000 random rule sets", wrong, 0)])


def _day(zone, chance):
    noons = [datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0) + timedelta(days=n) for n in range(DAYS)]
    offsets = [noon.astimezone(ZoneInfo(zone)).utcoffset() for noon in noons]
    changes = [n.date() for n, a, b in zip(noons, offsets, offsets[1:], strict=False) if a != b]
    return chance.choice(changes) if changes and chance.random() < 0.7 else chance.choice(noons).date()


def _person(zone, around, least, chance):
    def near():
        return around + timedelta(days=chance.randrange(-2, 3))

    def span():
        start = 15 * chance.randrange(96)
        return start, chance.randrange(start + 15, 1455, 15)

    def weekly(least):
        return tuple(Hours(chance.randrange(7), *span(), zone) for _ in range(least + chance.randrange(5)))

    hours, dates = weekly(least), tuple(DateHours(near(), *span(), zone, chance.random() < 0.5) for _ in range(chance.randrange(3)))
    off = tuple(DaysOff(day, day + timedelta(days=chance.randrange(2))) for day in [near()] if chance.random() < 0.3)
    seasons = tuple(Season(day, day + timedelta(days=chance.randrange(5)), weekly(2)) for day in [near()] if chance.random() < 0.4)
    noon = (datetime.combine(around, datetime.min.time(), UTC) - EPOCH) // MINUTE
    starts = [noon + 5 * chance.randrange(-300, 700) for _ in range(chance.randrange(5))]
    return Person(zone, hours, off, dates, frozenset([near()] if chance.random() < 0.3 else []),
                  tuple((start, start + chance.randrange(1, 200)) for start in starts), tuple(starts),
                  Limits(chance.choice([0, 15]), chance.choice([0, 20]), chance.choice([None, 2]), chance.choice([None, 3])), seasons)


def cost():
    """One mentor and month: 28 days with 60 busy blocks, everybody anew each time, as a request finds them. Once hours of every working day
    and a learner without any, once both with everything that may be said.
    """
    monday = date.today() + timedelta(days=7 - date.today().weekday())
    rows, aims = [], []
    for what, mentor, learner in (("hours", _hours_only, {"zone": "Europe/Paris"}), ("everything", _everything, _learner(monday))):
        starts, ms, least = _cost([mentor(zone, monday) for zone in ZONES], learner, monday)
        rows.append({"slots": f"one mentor, 28 days, who said {what}", "starts": starts, "ms": ms, "least ms": least})
        aims += [at_least(f"slots: starts of a mentor who said {what}", starts, 1),
                 at_most(f"slots: ms per mentor and month, who said {what}", ms, 0.2)]
    return rows, aims


def _cost(mentors, learner, monday):
    """(the fewest starts of a mentor, the median of the milliseconds that one takes, the least of them)

    What the median has above the least is mostly what else the machine does.
    """
    since, took = datetime.combine(monday, datetime.min.time(), UTC), []
    asked = {"minutes": 45, "grid": Grid(30), "since": since, "until": since + timedelta(days=28)}
    for _ in range(1_001):
        began = time.perf_counter()
        found = [common_starts(Person(**said), Person(**learner), **asked) for said in mentors]
        took.append((time.perf_counter() - began) / len(mentors))
    return min(map(len, found)), 1000 * median(took), 1000 * min(took)


def _hours_only(zone, monday):
    start = (datetime.combine(monday, datetime.min.time(), UTC) - EPOCH) // MINUTE
    return {"zone": zone, "hours": tuple(Hours(day, 540, 1080, zone) for day in range(5)),
            "busy": tuple((start + n * 660, start + n * 660 + 45) for n in range(60))}


def _everything(zone, monday):
    """The busy blocks are sessions, which fill some days of the four weeks and leave others."""
    said, (wednesday, second, third) = _hours_only(zone, monday), (monday + timedelta(days=n) for n in (2, 7, 14))
    return said | {
        "days_off": (DaysOff(second, second + timedelta(days=1)), DaysOff(third + timedelta(days=4), third + timedelta(days=4))),
        "dates": (DateHours(wednesday, 600, 720, zone, True), DateHours(wednesday + timedelta(days=3), 540, 720, zone),
                  DateHours(third, 1080, 1200, zone)),
        "holidays": frozenset([monday + timedelta(days=3), third + timedelta(days=2)]),
        "sessions": tuple(start for start, _end in said["busy"]), "limits": Limits(10, 15, 3, 20),
        "seasons": (Season(third, third + timedelta(days=6), tuple(Hours(day, 720, 1140, zone) for day in range(5))),)}


def _learner(monday):
    return {"zone": "Europe/Paris", "hours": tuple(Hours(day, 480, 1320, "Europe/Paris") for day in range(7)),
            "days_off": (DaysOff(monday + timedelta(days=9), monday + timedelta(days=9)),), "limits": Limits(5, 5, 3, 12)}

"""What slots are, said slowly and plainly: zoneinfo is asked about every single minute. Shares no code with the product."""
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@cache
def place(zone):
    return ZoneInfo(zone)


def season_on(person, day):
    """The first season that holds the day, or None."""
    return next((each for each in person.seasons if each.first <= day <= each.last), None)


def ranges_at(person, instant, always):
    """[(local minute, local start of the range)] of the ranges that are open at the instant."""
    every = [*person.hours, *(hours for each in person.seasons for hours in each.hours)]
    found, zones = [], {h.zone for h in every} | {d.zone for d in person.dates}
    if always and not person.hours:
        zones.add(person.zone)
    for zone in zones:
        local = instant.astimezone(place(zone))
        day, minute = local.date(), local.hour * 60 + local.minute
        if any(off.first <= day <= off.last for off in person.days_off):
            continue
        spans = [(d.start, d.end) for d in person.dates if d.zone == zone and d.day == day]
        if day not in person.holidays and not any(d.instead and d.day == day for d in person.dates):
            season = season_on(person, day)
            weekly = person.hours if season is None else season.hours
            spans += [(h.start, h.end) for h in weekly if h.zone == zone and h.weekday == local.weekday()]
            spans += [(0, 1440)] if always and season is None and not person.hours and zone == person.zone else []
        found += [(minute, start) for start, end in spans if start <= minute < end]
    return found


def full(person, instant):
    """Whether the local day or week of the instant has as many sessions as the person takes."""
    local = place(person.hours[0].zone if person.hours else person.zone)
    days = Counter((EPOCH + minute * MINUTE).astimezone(local).date() for minute in person.sessions)
    weeks = Counter()
    for day, count in days.items():
        weeks[day.isocalendar()[:2]] += count
    today = instant.astimezone(local).date()
    limits = person.limits
    return (limits.per_day is not None and days[today] >= limits.per_day
            or limits.per_week is not None and weeks[today.isocalendar()[:2]] >= limits.per_week)


def is_clear(person, start, minutes):
    """Whether the session with what the person keeps free around it touches nothing busy."""
    begin = (start - EPOCH) // MINUTE - person.limits.before
    end = (start - EPOCH) // MINUTE + minutes + person.limits.after
    return not any(a < end and begin < b for a, b in person.busy)


def common_starts(mentor, learner, *, minutes, grid, since, until):
    count = (until - since) // MINUTE
    instants = [since + n * MINUTE for n in range(count + minutes)]
    mentors = [ranges_at(mentor, instant, False) for instant in instants]
    open_ = [bool(m) and bool(ranges_at(learner, i, True)) for m, i in zip(mentors, instants, strict=True)]
    found = []
    for n in range(count):
        on_grid = any((minute - (0 if grid.from_midnight else start)) % grid.step == 0 for minute, start in mentors[n])
        if on_grid and all(open_[n:n + minutes]) and all(
                is_clear(p, instants[n], minutes) and not full(p, instants[n]) for p in (mentor, learner)):
            found.append(instants[n])
    return found

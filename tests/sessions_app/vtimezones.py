"""VTIMEZONEs as calendars elsewhere write them, made from zoneinfo: change by change, or by two yearly rules."""
import calendar
import re
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

ZONES = re.findall(r"\S+", """Africa/Algiers Africa/Cairo Africa/Casablanca Africa/El_Aaiun Africa/Johannesburg Africa/Lagos Africa/Nairobi
    America/Anchorage America/Argentina/Buenos_Aires America/Asuncion America/Caracas America/Chicago America/Denver America/Halifax
    America/Havana America/Los_Angeles America/Martinique America/Mexico_City America/Miquelon America/New_York America/Nuuk
    America/Phoenix America/Santiago America/Sao_Paulo America/St_Johns Antarctica/Casey Antarctica/Troll Asia/Beirut Asia/Gaza
    Asia/Jerusalem Asia/Kabul Asia/Kathmandu Asia/Kolkata Asia/Shanghai Asia/Tehran Asia/Tokyo Asia/Yangon Atlantic/Azores
    Atlantic/Reykjavik Australia/Adelaide Australia/Eucla Australia/Lord_Howe Australia/Sydney Europe/Chisinau Europe/Dublin
    Europe/Helsinki Europe/Istanbul Europe/Lisbon Europe/London Europe/Moscow Europe/Paris Pacific/Apia Pacific/Auckland
    Pacific/Chatham Pacific/Easter Pacific/Kiritimati Pacific/Marquesas Pacific/Norfolk UTC""")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SINCE, UNTIL = datetime(2026, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)
MINUTE, STRIDE = timedelta(minutes=1), timedelta(hours=12)


def offset(zone: str, instant: datetime) -> timedelta:
    return instant.astimezone(ZoneInfo(zone)).utcoffset()


@cache
def changes(zone: str) -> list[datetime]:
    """The first instants with another offset than the minute before, in ten years."""
    found, at = [], SINCE
    while at < UNTIL:
        before, after = at, at + STRIDE
        if offset(zone, before) != offset(zone, after):
            while after - before > MINUTE:
                middle = before + (after - before) // 2 // MINUTE * MINUTE
                before, after = (middle, after) if offset(zone, middle) == offset(zone, at) else (before, middle)
            found.append(after)
        at += STRIDE
    return found


def samples(zone: str) -> list[datetime]:
    """Around every change of the clock, and in the middle between two."""
    edges = [SINCE, *changes(zone), UNTIL]
    middles = [start + (end - start) // 2 // MINUTE * MINUTE for start, end in zip(edges, edges[1:], strict=False)]
    return sorted([*middles, *edges[1:-1], *(change - MINUTE for change in edges[1:-1]), *(change + MINUTE for change in edges[1:-1])])


def by_change(zone: str, tzid: str) -> str:
    first = SINCE - timedelta(days=400)
    parts = [_part("STANDARD", first, offset(zone, SINCE), offset(zone, SINCE))]
    parts += [_observance(zone, change) for change in changes(zone)]
    return _whole(tzid, parts)


def by_rule(zone: str, tzid: str) -> str | None:
    """As Outlook writes it, from the year 1601 on; None where two yearly rules do not say it."""
    kinds = {}
    for change in changes(zone):
        kinds.setdefault(_kind(zone, change), []).append(change)
    rules = {kind: _rule(zone, of_kind) for kind, of_kind in kinds.items()}
    if not rules or None in rules.values() or {len(of_kind) for of_kind in kinds.values()} != {UNTIL.year - SINCE.year}:
        return None
    return _whole(tzid, [_observance(zone, of_kind[0], rules[kind]) for kind, of_kind in kinds.items()])


def _rule(zone, of_kind):
    walls = [change + offset(zone, change - MINUTE) for change in of_kind]
    common = {(wall.month, wall.weekday(), wall.time()) for wall in walls}
    which = {(wall.day - 1) // 7 + 1 for wall in walls}
    is_last = all(wall.day + 7 > calendar.monthrange(wall.year, wall.month)[1] for wall in walls)
    if len(common) > 1 or not is_last and len(which) > 1:
        return None
    wall = walls[0]
    return f"RRULE:FREQ=YEARLY;BYDAY={-1 if is_last else which.pop()}{DAYS[wall.weekday()]};BYMONTH={wall.month}"


def _kind(zone, change):
    return "DAYLIGHT" if offset(zone, change) > offset(zone, change - MINUTE) else "STANDARD"


def _observance(zone, change, rule=""):
    before = offset(zone, change - MINUTE)
    first = (change + before).replace(year=1601, month=1, day=1) - before if rule else change
    return _part(_kind(zone, change), first, before, offset(zone, change), rule)


def _part(kind, first, before, after, rule=""):
    lines = [f"BEGIN:{kind}", f"DTSTART:{first + before:%Y%m%dT%H%M%S}", f"TZOFFSETFROM:{_signed(before)}", f"TZOFFSETTO:{_signed(after)}"]
    return "\r\n".join([*lines, *filter(None, [rule]), f"END:{kind}"])


def _signed(found: timedelta) -> str:
    minutes = found // MINUTE
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"


def _whole(tzid, parts):
    return "\r\n".join(["BEGIN:VTIMEZONE", f"TZID:{tzid}", *parts, "END:VTIMEZONE"])

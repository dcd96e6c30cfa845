"""Times in calendar files over ten years of 59 zones: what the product writes, and what it reads of other calendars, against zoneinfo."""
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Timezone

from sessions_app import calendars
from sessions_app.busy.ics import busy_spans
from sessions_app.replies import parsed
from sessions_app.vtimezones import vtimezone

from .vtimezones import MINUTE, SINCE, UNTIL, ZONES, by_change, by_rule, changes, offset, samples

OWN = "Customized Time Zone"  # a name that no table of zones knows, so that only the file says what it means


def file_of(vtimezone: str, events: list[str]) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", vtimezone, *events, "END:VCALENDAR", ""]).encode()


def event(uid, *lines):
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}@elsewhere.example", *lines, "END:VEVENT"])


def read(content, zone="UTC", since=SINCE, until=UNTIL):
    return busy_spans(content, since - timedelta(days=9), until, ZoneInfo(zone), ())


def minutes_of(spans):
    return {start + n * MINUTE for start, end in spans for n in range((end - start) // MINUTE)}


def at_each(instants, zone, tzid):
    return [event(n, f"DTSTART;TZID={tzid}:{instant.astimezone(ZoneInfo(zone)):%Y%m%dT%H%M%S}", "DURATION:PT1M")
            for n, instant in enumerate(instants)]


def by_library(zone, tzid):
    """As every program writes it that lets icalendar do so; not of Morocco, where icalendar forgets the Ramadan of some years."""
    if zone in ("Africa/Casablanca", "Africa/El_Aaiun"):
        return None
    found = Timezone.from_tzinfo(ZoneInfo(zone), tzid, SINCE.date() - timedelta(days=400), UNTIL.date() + timedelta(days=400))
    return found.to_ical().decode().strip()


def by_product(zone, tzid):
    """As we write it ourselves."""
    return vtimezone(zone, SINCE, UNTIL).to_ical().decode().strip().replace(f"TZID:{zone}", f"TZID:{tzid}")


def unknown_names(zone):
    return filter(None, [by_change(zone, OWN), by_rule(zone, OWN), by_library(zone, OWN), by_product(zone, OWN)])


@pytest.mark.parametrize("zone", ZONES)
def test_what_is_busy_is_read_to_the_minute(zone):
    """By the zone's name, and by each kind of VTIMEZONE. A wall time that clocks show twice means the first (RFC 5545, 3.3.5)."""
    instants = [instant for instant in samples(zone) if instant.astimezone(ZoneInfo(zone)).fold == 0]
    assert len(changes(zone)) < 2 or len(instants) > 60
    for theirs in unknown_names(zone):
        assert minutes_of(read(file_of(theirs, at_each(instants, zone, OWN)))) == set(instants)
    assert minutes_of(read(file_of(by_change(zone, zone), at_each(instants, zone, zone)))) == set(instants)


@pytest.mark.parametrize("zone", [zone for zone in ZONES if changes(zone)])
def test_an_hour_that_clocks_leave_out_lies_as_much_later(zone):
    for change in changes(zone):
        gap = offset(zone, change) - offset(zone, change - MINUTE)
        if gap > timedelta(0):
            wall = change + offset(zone, change - MINUTE) + gap / 2
            line = f"DTSTART;TZID={zone}:{wall:%Y%m%dT%H%M%S}"
            assert minutes_of(read(file_of("", [event(1, line, "DURATION:PT1M")]))) == {change + gap / 2}


def sessions_at(instants, zone):
    """Entries of three quarters of an hour, as somebody there writes their times."""
    there = ZoneInfo(zone)
    return [calendars.Entry(f"{n}@tandem.example", 0, start.astimezone(there), (start + 45 * MINUTE).astimezone(there), SINCE, "Séance",
                            "", "", ("Le Verger", "bonjour@tandem.example")) for n, start in enumerate(instants)]


@pytest.mark.parametrize("zone", ZONES)
def test_what_is_written_needs_no_zone(zone):
    """Sessions at every change of the clock: UTC alone, so that no reader's table of zones can shift them."""
    content = calendars.calendars(sessions_at(samples(zone), zone), "PUBLISH")
    assert b"TZID" not in content
    assert b"VTIMEZONE" not in content
    for kind, length in ((b"DTSTART", 0), (b"DTEND", 45)):
        lines = [line.partition(b":")[2].decode() for line in content.split(b"\r\n") if line.startswith(kind)]
        assert lines == [f"{instant + length * MINUTE:%Y%m%dT%H%M%SZ}" for instant in samples(zone)]


def test_what_is_written_of_a_zone_is_what_outlook_follows_where_it_can_be():
    """Two yearly rules for most zones; a list of changes, never rules that are wrong, for those that move by the moon or the sabbath."""
    written = {each: vtimezone(each, SINCE, UNTIL) for each in ZONES if changes(each)}
    ruled = {each for each, found in written.items() if all("RRULE" in part for part in found.subcomponents)}
    assert {each for each in written if by_rule(each, each)} == ruled
    assert {len(written[each].subcomponents) for each in ruled} == {2}
    assert {"Europe/Paris", "Europe/Dublin", "America/New_York", "Australia/Lord_Howe", "Antarctica/Troll"} <= ruled
    assert {"Africa/Casablanca", "Asia/Gaza"}.isdisjoint(ruled)
    for found in written.values():
        assert "RDATE" not in str(found)


# ── how long ─────────────────────────────────────────────────────────────────────────────────────
PARIS = "Europe/Paris"
NIGHT = datetime(2026, 10, 24, 22, 0, tzinfo=UTC)  # midnight in Paris, before a day of 25 hours


@pytest.mark.parametrize("names", [True, False])
@pytest.mark.parametrize(("lines", "start", "hours"), [
    (("DTSTART;TZID={}:20261025T013000", "DURATION:PT2H"), 1.5, 2),
    (("DTSTART;TZID={}:20261025T013000", "DTEND;TZID={}:20261025T033000"), 1.5, 3),
    (("DTSTART;TZID={}:20261025T000000", "DURATION:P1D"), 0, 25),
    (("DTSTART;TZID={}:20261025T000000", "DURATION:P1DT1H"), 0, 26),
    (("DTSTART;VALUE=DATE:20261025",), 0, 25),
    (("DTSTART;VALUE=DATE:20261025", "DTEND;VALUE=DATE:20261026"), 0, 25),
    (("DTSTART;TZID={}:20261018T013000", "DURATION:PT2H", "RRULE:FREQ=WEEKLY;COUNT=2"), 1.5, 2)])
def test_time_is_exact_and_days_are_those_of_the_calendar(names, lines, start, hours):
    tzid = PARIS if names else OWN
    content = file_of(by_rule(PARIS, tzid), [event(1, *(line.format(tzid) for line in lines))])
    begin = NIGHT + timedelta(hours=start)
    assert read(content, PARIS)[-1] == (begin, begin + timedelta(hours=hours))


# ── one name, two zones ──────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("name", [OWN, "Romance Standard Time", "Work/Home"])
def test_a_name_means_what_its_own_file_says(name):
    """Whatever another file, another person's or another organization's, called the same."""
    noon = "DTSTART;TZID=" + name + ":20260701T120000"
    for zone, hour in (("Asia/Kolkata", 6.5), ("America/New_York", 16), ("Asia/Kolkata", 6.5)):
        found = read(file_of(by_change(zone, name), [event(1, noon, "DURATION:PT1M")]))
        assert minutes_of(found) == {datetime(2026, 7, 1, tzinfo=UTC) + timedelta(hours=hour)}
        told = file_of(f"METHOD:COUNTER\r\n{by_change(zone, name)}", [
            f"BEGIN:VEVENT\r\nUID:01890000-0000-7000-8000-000000000000@x\r\nDTSTAMP:20260601T000000Z\r\n{noon}\r\n"
            "ATTENDEE:mailto:a@example.com\r\nEND:VEVENT"])
        assert parsed(told)[0].starts_at == datetime(2026, 7, 1, tzinfo=UTC) + timedelta(hours=hour)
    windows = read(file_of("X-NOTE:no zone of its own", [event(1, noon.replace(name, "Romance Standard Time"), "DURATION:PT1M")]))
    assert minutes_of(windows) == {datetime(2026, 7, 1, 10, tzinfo=UTC)}


@pytest.mark.parametrize("lines", [
    {"TZOFFSETFROM": "TZOFFSETFROM:rubbish"}, {"TZOFFSETFROM": "TZOFFSETFROM"}, {"TZOFFSETTO": "TZOFFSETTO:+9900"},
    {"DTSTART": "DTSTART:soon"}, {"DTSTART": "DTSTART:19700101T000000\r\nRRULE:FREQ=SOMETIMES"},
    {"DTSTART": "DTSTART:19700101T000000\r\nRRULE:FREQ=YEARLY;UNTIL=soon"}, {"DTSTART": "DTSTART:19700101T000000\r\nRDATE:rubbish"}])
def test_a_value_that_cannot_be_read_costs_its_zone_alone(lines):
    """What the zone's name says, or else the person's own, is where its times are; all else is as it was."""
    good = {"DTSTART": "DTSTART:19700101T000000", "TZOFFSETFROM": "TZOFFSETFROM:+0600", "TZOFFSETTO": "TZOFFSETTO:+0600"}
    zones = "\r\n".join("\r\n".join(["BEGIN:VTIMEZONE", f"TZID:{name}", "BEGIN:STANDARD", *said.values(), "END:STANDARD", "END:VTIMEZONE"])
                        for name, said in (("Asia/Tokyo", good | lines), ("Odd", good | lines), ("Sound", good)))
    events = [event(name, f"DTSTART;TZID={name}:202607{day}T120000", "DURATION:PT1M")
              for day, name in (("01", "Asia/Tokyo"), ("02", "Odd"), ("03", "Sound"))]
    starts = [start for start, _end in read(file_of(zones, events), PARIS)]
    assert starts == [datetime(2026, 7, day, hour, tzinfo=UTC) for day, hour in ((1, 3), (2, 10), (3, 6))]


@pytest.mark.parametrize("part", ["VTODO", "VALARM", "X-ROOM"])
def test_a_value_that_cannot_be_read_hides_nothing_outside_its_part(part):
    odd = f"BEGIN:{part}\r\nDTSTART:soon\r\nDURATION:long\r\nEND:{part}"
    found = read(file_of(odd, [event(1, "DTSTART:20260701T120000Z", "DURATION:PT1M", odd)]))
    assert minutes_of(found) == {datetime(2026, 7, 1, 12, tzinfo=UTC)}


def test_the_zones_are_worth_asking():
    """Half hours, changes by half an hour and by two, winter as summer in Dublin, a month of Ramadan, and none at all."""
    assert len(ZONES) > 50
    assert {zone.partition("/")[0] for zone in ZONES} >= {"Africa", "America", "Antarctica", "Asia", "Australia", "Europe", "Pacific"}
    steps = {abs(offset(zone, c) - offset(zone, c - MINUTE)) for zone in ZONES for c in changes(zone)}
    assert steps == {timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2)}

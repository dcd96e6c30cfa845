"""Zones that calendar files name without defining them, and what is read where nobody knows the name."""
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from common import clock
from sessions_app.busy.ics import busy_spans
from sessions_app.zone_names import zone_named

SINCE, UNTIL = datetime(2026, 11, 1, tzinfo=UTC), datetime(2027, 11, 1, tzinfo=UTC)
WINTER, SUMMER = "20270115T120000", "20270715T120000"


def read(name, *, quoted=False, heading="", ending="", zone="Asia/Tokyo"):
    """At which hours UTC two noons of a zone lie, for a person in Tokyo."""
    tzid = f'"{name}"' if quoted else name
    events = "".join(f"BEGIN:VEVENT\r\nUID:{at}\r\nDTSTART;TZID={tzid}:{at}\r\nDURATION:PT1H\r\nEND:VEVENT\r\n" for at in (WINTER, SUMMER))
    content = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{heading}{events}{ending}END:VCALENDAR\r\n".encode()
    return [start.hour + start.minute / 60 for start, _end in busy_spans(content, SINCE, UNTIL, ZoneInfo(zone), ())]


PARIS, NEW_YORK = [11, 10], [17, 16]


@pytest.mark.parametrize("quoted", [True, False])
@pytest.mark.parametrize(("name", "hours"), [
    ("W. Europe Standard Time", PARIS), ("Romance Standard Time", PARIS), ("Eastern Standard Time", NEW_YORK),
    ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", PARIS), ("(UTC+01:00) Amsterdam, Berlin, Berne, Rome, Vienne", PARIS),
    ("(GMT+01:00) Bruxelles, Copenhague, Madrid, Paris", PARIS), ("(UTC+00:00) Dublin, Edinburgh, Lisbon, London", [12, 11]),
    ("(UTC-05:00) Eastern Time (US & Canada)", NEW_YORK), ("(UTC-08:00) Pacific Time (US & Canada)", [20, 19]),
    ("(UTC-07:00) Arizona", [19, 19]),
    ("(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi", [4, 4]), ("(UTC+10:00) Canberra, Melbourne, Sydney", [1, 2]),
    ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", [6.5, 6.5]), ("(UTC) Coordinated Universal Time", [12, 12]),
    ("(UTC+01:00) West Central Africa", [11, 11]), ("(UTC+01:00)", [11, 11]), ("(UTC+03:00) Paris", [9, 9]),
    ("/freeassociation.sourceforge.net/Europe/Paris", PARIS), ("/citadel.org/20190914_1/Europe/Paris", PARIS),
    ("/softwarestudio.org/Olson_20011030_5/America/Argentina/Buenos_Aires", [15, 15]), ("/mozilla.org/20050126_1/UTC", [12, 12]),
    ("freeassociation.sourceforge.net/Europe/Paris", PARIS), ("/example.org/W. Europe Standard Time", PARIS),
    ("GMT+0100", [11, 11]), ("UTC+1", [11, 11]), ("UTC+01:00", [11, 11]), ("GMT-5", [17, 17]), ("utc+5:30", [6.5, 6.5]),
    ("+0200", [10, 10]), ("GMT", [12, 12]), ("Z", [12, 12]), ("Etc/GMT+1", [13, 13])])
def test_a_zone_by_a_name_that_calendar_programs_give_it(name, hours, quoted):
    assert read(name, quoted=quoted) == hours


@pytest.mark.parametrize("name", ["Customized Time Zone", "tzone://Microsoft/Custom", "x" * 300, "/a" * 40_000])
@pytest.mark.parametrize(("heading", "hours"), [
    ("X-WR-TIMEZONE:Europe/Paris\r\n", PARIS), ("x-wr-timezone;X-A=b:Romance Standard Time\r\n", PARIS),
    ("X-WR-TIM\r\n EZONE:Europe/Paris\r\n", PARIS),
    ("", [3, 3]), ("X-WR-TIMEZONE:Customized Time Zone\r\n", [3, 3]), ("X-WR-TIMEZONE:\r\n", [3, 3])])
def test_a_zone_that_nobody_knows_is_what_the_file_calls_its_own_else_the_persons(name, heading, hours):
    assert read(name, heading=heading) == hours


FIXED = ("BEGIN:VTIMEZONE\r\nTZID:{}\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0700\r\nTZOFFSETTO:+0700\r\n"
         "END:STANDARD\r\nEND:VTIMEZONE\r\n")


def test_what_the_file_says_of_a_name_comes_before_what_the_name_says():
    for name in ("W. Europe Standard Time", "UTC+1", "(UTC+01:00) Amsterdam, Berlin", "/example.org/Europe/Paris"):
        assert read(name, quoted=True, heading=FIXED.format(name)) == [5, 5]


@pytest.mark.parametrize("name", ["Customized Time Zone", "W. Europe Standard Time"])
def test_it_may_say_so_at_its_end(name):
    assert read(name, ending=FIXED.format(name)) == [5, 5]


@pytest.mark.parametrize(("name", "hours"), [("Customized Time Zone", [3, 3]), ("W. Europe Standard Time", PARIS)])
@pytest.mark.parametrize(("part", "instead"), [
    (FIXED[FIXED.index("BEGIN:STANDARD"):FIXED.index("END:VTIMEZONE")], ""), ("DTSTART:19700101T000000\r\n", ""),
    ("TZOFFSETFROM:+0700\r\n", ""), ("TZOFFSETTO", "UID:1\r\nTZOFFSETTO")])
def test_a_definition_that_makes_no_sense_says_nothing_and_hides_nothing(name, hours, part, instead):
    assert read(name, heading=FIXED.format(name).replace(part, instead)) == hours


@pytest.mark.parametrize("line", ["DTSTART:20270115T120000", "DTSTART;VALUE=DATE:20270115"])
def test_what_names_no_zone_is_the_persons_whatever_the_file_calls_its_own(line):
    content = f"BEGIN:VCALENDAR\r\nX-WR-TIMEZONE:Europe/Paris\r\nBEGIN:VEVENT\r\n{line}\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    (start, _end), = busy_spans(content.encode(), SINCE, UNTIL, ZoneInfo("Asia/Tokyo"), ())
    assert start.astimezone(ZoneInfo("Asia/Tokyo")).hour in (0, 12)


def test_every_name_of_windows_is_a_zone():
    assert all(isinstance(zone_named(name), ZoneInfo) for name in WINDOWS_TO_OLSON)


def test_a_place_counts_only_where_it_lies_as_far_from_utc_as_was_said():
    with clock.at(datetime(2026, 7, 1, tzinfo=UTC)):
        assert zone_named("(UTC+01:00) Nowhere, Paris") == ZoneInfo("Europe/Paris")
    assert zone_named("(UTC+02:00) Nowhere, Paris") == timezone(timedelta(hours=2))

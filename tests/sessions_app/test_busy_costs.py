"""Files made to keep their reader busy, or that do so by mistake: the work is bounded, and what can be read counts."""
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar.prop import vRecur

from sessions_app.busy.ics import busy_spans
from sessions_app.busy.rules import Work, walls

from ..effort import within
from .test_busy_files import ONCE, calendar

PARIS = ZoneInfo("Europe/Paris")
SINCE, UNTIL = datetime(2026, 11, 1, tzinfo=UTC), datetime(2027, 4, 1, tzinfo=UTC)
MOST = 12_000_000  # calls of functions, two or three seconds; most of these took minutes and more


def read(content, *work, most=MOST):
    return within(most, lambda: busy_spans(content, SINCE, UNTIL, PARIS, (), *work))


@pytest.mark.parametrize(("before", "lines"), [
    ("END:VEVENT", lambda n: ["EXDATE;TZID=" + ":," * n]), ("END:VCALENDAR", lambda n: ["BEGIN:VFREEBUSY"] * n + ["END:X"] * n)],
    ids=["names", "free-busy"])
def test_what_is_looked_for_in_a_file_is_found_in_one_go(before, lines):
    """A search is one call, however long: ten times the file takes about ten times as long, and took a hundred times."""
    def seconds(n):
        content, begun = holding(*lines(n), before=before), time.process_time()
        assert len(busy_spans(content, SINCE, UNTIL, PARIS, ())) == 1
        return time.process_time() - begun

    assert seconds(50_000) < 40 * min(seconds(5_000) for _ in range(3))


def holding(*lines, before):
    return calendar(ONCE).replace(before.encode(), "\r\n".join([*lines, before]).encode())


NEVER = ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", "FREQ=WEEKLY;BYMONTH=2;BYSETPOS=9;BYDAY=MO",
         "FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31", "FREQ=YEARLY;BYWEEKNO=1;BYMONTH=6", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9"]
COSTLY = ["FREQ=DAILY;COUNT=999999999;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;COUNT=9999;BYMONTH=2;BYMONTHDAY=30",
          "FREQ=YEARLY;INTERVAL=9;COUNT=9999;BYSETPOS=" + ",".join(map(str, range(-9, 0)))]


def test_names_of_zones_that_nobody_knows_are_cheap():
    """Each looked for a file of that name."""
    events = [(f"DTSTART;TZID={n:05}{'/a' * 95}:20261124T090000", "DURATION:PT1H") for n in range(500)]
    assert len(read(calendar(*events), most=500 * 2_000)) == 1


def repeating(rules, start="20200106T090000Z"):
    return [(f"DTSTART:{start}", "DURATION:PT1H", f"RRULE:{rule}") for rule in rules]


def zone(name, rule, start="19700101T000000", parts=("STANDARD", "DAYLIGHT")):
    lines = [line for n, part in enumerate(parts) for line in (
        f"BEGIN:{part}", f"DTSTART:{start}", rule, f"TZOFFSETFROM:+0{7 + n % 2}00", f"TZOFFSETTO:+0{8 - n % 2}00", f"END:{part}")]
    return "\r\n".join(["BEGIN:VTIMEZONE", f"TZID:{name}", *filter(None, lines), "END:VTIMEZONE", ""])


def in_zones(*zones):
    """One appointment in each, and one that is in none."""
    events = [(f"DTSTART;TZID={n}:20261124T120000", "DURATION:PT1H") for n in range(len(zones))]
    return defining("".join(zones), *events, ("DTSTART:20261201T090000Z", "DURATION:PT1H"))


def defining(zones, *events):
    return calendar(*events).replace(b"BEGIN:VEVENT", zones.encode() + b"BEGIN:VEVENT", 1)


@pytest.mark.parametrize("rule", ["FREQ=YEARLY;INTERVAL=0", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=HOURLY", "FREQ=SECONDLY", *NEVER])
@pytest.mark.parametrize("start", ["19700101T000000", "16010101T000000"])
def test_rules_of_zones_that_a_file_defines_are_bounded_too(rule, start):
    """Each took a minute, in which all else of the file was lost."""
    found, _days, is_whole = spent(in_zones(*[zone(str(n), f"RRULE:{rule}", start) for n in range(100)]))
    assert found == 2 and (is_whole or "COUNT" in rule)


@pytest.mark.parametrize("many", [
    zone("0", "", parts=["STANDARD"] * 3_000), zone("0", "RDATE:" + ",".join(["20200101T000000"] * 3_000)),
    zone("0", "RRULE:FREQ=DAILY")], ids=["parts", "dates", "daily"])
def test_a_zone_whose_clocks_change_thousands_of_times_is_not_one(many):
    events = [(f"DTSTART;TZID=0:20261124T{n % 24:02}{n % 60:02}00", "DURATION:PT1M") for n in range(3_000)]
    assert read(defining(many, *events))[0][0] == datetime(2026, 11, 23, 23, tzinfo=UTC)


def spent(content, most=MOST):
    work = Work()
    return len(read(content, work, most=most)), Work.MOST - work.left, work.is_whole


@pytest.mark.parametrize("rule", NEVER)
def test_300_rules_that_never_match_are_cheap_and_hide_nothing(rule):
    """Each cost up to five seconds: a search until the year 9999."""
    spans, days, is_whole = spent(calendar(*repeating([rule] * 300), ONCE, *repeating(["FREQ=WEEKLY"])))
    assert (spans, is_whole) == (23, True)
    assert days < 300 * 6000


@pytest.mark.parametrize("rule", COSTLY)
def test_what_would_cost_too_much_is_left_out_and_said(rule):
    """All else that is no rule counts, and so do rules that are cheap enough. No rule alone spends it all."""
    for year in ("1800", "0002"):
        spans, days, is_whole = spent(calendar(*repeating([rule] * 300, f"{year}0106T090000Z"), ONCE, *repeating(["FREQ=WEEKLY"])))
        assert (spans, is_whole) == (23, False)
        assert days <= Work.MOST


def test_dates_that_are_found_and_left_out_again_cost_as_well():
    """What counts in the end is bounded anyway; these count nowhere."""
    rules = [f"RRULE:FREQ=DAILY;COUNT={1000 + n}" for n in range(3_000)]
    left_out = "EXDATE;VALUE=DATE:" + ",".join(f"{SINCE + timedelta(days=n):%Y%m%d}" for n in range(-60, 200))
    spans, days, is_whole = spent(calendar(("DTSTART:20261001T090000Z", "DURATION:PT1H", left_out, *rules), ONCE))
    assert (spans, is_whole, days <= Work.MOST) == (1, False, True)


@pytest.mark.parametrize("rule", [
    "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=" + ",".join(map(str, range(60))) + ";BYSECOND=0,30",
    "FREQ=YEARLY;BYYEARDAY=" + ",".join(map(str, range(1000, 1600))), "FREQ=DAILY;INTERVAL=2147483647"])
def test_a_rule_of_no_appointment_counts_once(rule):
    assert spent(calendar(*repeating([rule] * 50, "20261124T090000Z")), most=500_000) == (1, pytest.approx(0, abs=50 * 200), True)


some = {"BYMONTH": ["2", "1,6", "12"], "BYMONTHDAY": ["1", "-1", "28,31", "15"], "WKST": ["SU", "TH"], "BYDAY": ["MO", "MO,WE,FR", "SU"],
        "BYSETPOS": ["1", "-1"], "BYHOUR": ["9,14", "0"], "COUNT": [1, 9, 60, 900]}
intervals = st.integers(1, 30) | st.integers(31, 2**31)
parts = st.fixed_dictionaries({"FREQ": st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]), "INTERVAL": intervals},
                              optional={name: st.sampled_from(values) for name, values in some.items()})


@settings(max_examples=40, deadline=None)
@given(parts, st.datetimes(datetime(1950, 1, 1), datetime(2030, 1, 1)), st.integers(0, 3000))
def test_what_is_cheap_is_also_right(rule, start, after):
    """The dates between two days are those that dateutil finds from the very first one on."""
    if "BYSETPOS" in rule and not {"BYMONTH", "BYMONTHDAY", "BYDAY", "BYHOUR"} & rule.keys():
        del rule["BYSETPOS"]
    text = ";".join(f"{name}={value}" for name, value in rule.items())
    start, since = start.replace(microsecond=0), datetime(2020, 1, 1) + timedelta(days=after)
    until = since + timedelta(days=500)
    slow = rrulestr(text if "COUNT" in rule else f"{text};UNTIL=20310101T000000", dtstart=start)
    work = Work()
    assert list(walls(vRecur.from_ical(text), start, UTC, since, until, work)) == slow.between(since, until, inc=True)
    assert work.is_whole

"""What a file from a calendar elsewhere says of busy time, and what is never read of it."""
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions_app.busy import ics
from sessions_app.busy.ics import busy_spans, stripped
from sessions_app.busy.port import Trouble
from sessions_app.spans import union

PARIS = ZoneInfo("Europe/Paris")
SINCE, UNTIL = datetime(2026, 11, 1, tzinfo=UTC), datetime(2027, 11, 1, tzinfo=UTC)


def calendar(*events, **more):
    body = "".join("BEGIN:VEVENT\r\n" + "".join(f"{line}\r\n" for line in (f"UID:{more.get('uid', n)}@x", *event)) + "END:VEVENT\r\n"
                   for n, event in enumerate(events))
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//X//EN\r\n{body}END:VCALENDAR\r\n".encode()


def read(*events, zone=PARIS, **more):
    return [(start.astimezone(PARIS).strftime("%m-%d %H:%M"), int((end - start).total_seconds() // 60))
            for start, end in busy_spans(calendar(*events, **more), SINCE, UNTIL, zone, ())]


ONCE = ("DTSTART:20261124T090000Z", "DTEND:20261124T100000Z")
DAILY = ("DTSTART;TZID=Europe/Paris:20261124T090000", "DURATION:PT1H")
LATER = ("DTSTART:20261125T090000Z", "DURATION:PT1H")
ODD = [("DTSTART;VALUE=DATE:00010101",), ("DTSTART;TZID=America/New_York:99991231T220000", "DURATION:PT1H"),
       ("DTSTART;VALUE=DATE:99991231",), ("DTSTART:20261125T090000Z", "DURATION:PT1H", *["RECURRENCE-ID:20261124T090000Z"] * 2),
       ("DTSTART:20261125T090000Z", "DURATION:PT1H", "RECURRENCE-ID:rubbish")]


@pytest.mark.parametrize(("event", "spans"), [
    (ONCE, [("11-24 10:00", 60)]), (("DTSTART:20261124T090000", "DURATION:PT30M"), [("11-24 09:00", 30)]),
    (("DTSTART;TZID=America/New_York:20261124T090000", "DTEND;TZID=America/New_York:20261124T100000"), [("11-24 15:00", 60)]),
    (("DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261126"), [("11-24 00:00", 2880)]),
    (("DTSTART;VALUE=DATE:20261124",), [("11-24 00:00", 1440)]), (("DTSTART:20261124T090000Z",), []),
    ((*ONCE, "TRANSP:TRANSPARENT"), []), ((*ONCE, "STATUS:CANCELLED"), []), ((*ONCE, "X-MICROSOFT-CDO-BUSYSTATUS:FREE"), []),
    (("DTSTART:20201124T090000Z", "DTEND:20201124T100000Z"), []),
    (("DTSTART;TZID=Europe/Paris:20270322T093000", "DTEND;TZID=Europe/Paris:20270322T100000", "RRULE:FREQ=WEEKLY;COUNT=2"),
     [("03-22 09:30", 30), ("03-29 09:30", 30)]),
    (("DTSTART:20261124T090000Z", "DTEND:20261124T100000Z", "RRULE:FREQ=DAILY;UNTIL=20261126T090000Z", "EXDATE:20261125T090000Z"),
     [("11-24 10:00", 60), ("11-26 10:00", 60)]),
    (("DTSTART:20200106T090000Z", "DTEND:20200106T100000Z", "RRULE:FREQ=YEARLY"), [("01-06 10:00", 60)]),
    (("DTSTART:20261124T090000Z", "DTEND:20261124T090100Z", "RRULE:FREQ=SECONDLY"), [("11-24 10:00", 1)]),
    (("DTSTART:20261124T090000Z", "DTEND:20261124T080000Z"), []), (("DTSTART:rubbish",), []), (("SUMMARY:nothing",), []),
    (("DTSTART:20261124T090000Z", "DTEND:20261124T100000Z", "RRULE:FREQ=NEVER"), []), *((event, []) for event in ODD)])
def test_what_an_entry_takes(event, spans):
    assert read(event) == spans


@pytest.mark.parametrize(("more", "days"), [
    (["RRULE:FREQ=MONTHLY;UNTIL=99991231T235959Z"], 12), (["RRULE:FREQ=MONTHLY;UNTIL=99991231"], 12),
    (["RRULE:FREQ=MONTHLY;UNTIL=00010101T000000Z"], 0), (["RRULE:FREQ=DAILY;INTERVAL=0"], 1), (["RRULE:FREQ=DAILY;COUNT=3;X-A=b"], 3),
    (["RRULE:FREQ=DAILY;COUNT=3", "EXDATE:"], 3), (["RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20261125"], 2),
    (["RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20261126,20261130"], 2),
    (["RDATE:20261126T080000Z,20261127T080000Z", "EXDATE:20261126T080000Z"], 2),
    (["RDATE:20261126T080000Z", "EXDATE:20261124T080000Z"], 1)])
def test_how_often_an_entry_comes_back(more, days):
    assert len(read((*DAILY, *more))) == days


@pytest.mark.parametrize(("more", "spans"), [
    (["RDATE;VALUE=PERIOD:20261126T080000Z/20261126T103000Z"], [("11-26 09:00", 150)]),
    (["RDATE;VALUE=PERIOD:20261126T080000Z/PT20M"], [("11-26 09:00", 20)]),
    (["RDATE;VALUE=PERIOD;TZID=Europe/Paris:20261126T080000/20261126T103000,20261127T080000/PT20M"],
     [("11-26 08:00", 150), ("11-27 08:00", 20)]),
    (["RDATE;VALUE=PERIOD;TZID=America/New_York:20261126T080000/PT1H"], [("11-26 14:00", 60)]),
    (["RDATE;VALUE=PERIOD;TZID=Europe/Paris:20270327T120000/P1D"], [("03-27 12:00", 23 * 60)]),
    (["RDATE;VALUE=PERIOD:20261126T080000/20261126T090000"], [("11-26 08:00", 60)]),
    (["RDATE;VALUE=PERIOD:20261126T080000Z/PT20M", "RDATE:20261127T080000Z"], [("11-26 09:00", 20), ("11-27 09:00", 60)]),
    (["RDATE;VALUE=PERIOD:20261126T080000Z/PT20M,20261127T080000Z/PT20M", "EXDATE:20261126T080000Z"], [("11-27 09:00", 20)]),
    (["RDATE;VALUE=PERIOD:20261126T080000Z/PT20M", "EXDATE;VALUE=DATE:20261126"], []),
    (["RDATE;VALUE=PERIOD:20261126T080000Z/-PT20M,20261127T080000Z/20261127T080000Z"], []),
    (["RDATE;VALUE=PERIOD:20261126T080000Z/rubbish", "RDATE;VALUE=PERIOD:20261127T080000Z/PT5M"], [("11-27 09:00", 5)])])
def test_dates_that_say_how_long_they_last(more, spans):
    assert read((*DAILY, *more)) == [("11-24 09:00", 60), *spans]


def test_a_date_that_says_how_long_it_lasts_may_be_changed_as_any_other():
    series = (*DAILY, "RDATE;VALUE=PERIOD:20261126T080000Z/PT20M,20261127T080000Z/PT20M,20261128T080000Z/PT20M")
    moved = ("RECURRENCE-ID:20261126T080000Z", "DTSTART:20261126T100000Z", "DURATION:PT30M")
    turned = ("RECURRENCE-ID;RANGE=THISANDFUTURE:20261127T080000Z", "DTSTART:20261127T090000Z", "DURATION:PT2H")
    assert read(series, moved, turned, uid=7) == [("11-24 09:00", 60), ("11-26 11:00", 30), ("11-27 10:00", 120), ("11-28 10:00", 120)]


def test_a_day_that_ends_on_itself_is_a_day():
    assert read(("DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261124")) == [("11-24 00:00", 1440)]
    assert read(("DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261123")) == []


@pytest.mark.parametrize(("name", "begins"), [
    ("tzone://Microsoft/Utc", "10:00"), ('"tzone://Microsoft/Utc"', "10:00"), ("tzone://Microsoft/Custom", "09:00"),
    ("Paris, Madrid", "09:00"), ("Europe", "09:00"), ("America/", "09:00"), ("x" * 300, "09:00"), ("x/" * 300, "09:00"),
    ("/" * 300, "09:00"), ("UTC+25", "09:00"), ("GMT+1:75", "09:00"), ("(UTC+99:00) Paris", "09:00"), ("(UTC", "09:00"), ("+", "09:00")])
def test_a_zone_of_an_odd_name_hides_nothing(name, begins):
    """What nobody knows is the person's own."""
    odd = (f"DTSTART;TZID={name}:20261124T090000", "DURATION:PT1H")
    assert read(odd, LATER) == [(f"11-24 {begins}", 60), ("11-25 10:00", 60)]


def test_a_mark_of_the_byte_order_is_no_part_of_it():
    assert len(busy_spans(b"\xef\xbb\xbf" + calendar(ONCE), SINCE, UNTIL, PARIS, ())) == 1


@pytest.mark.parametrize("event", ODD)
@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/New_York"])
def test_an_odd_entry_hides_no_other(event, zone):
    """Neither of another series nor of its own."""
    for uid in ({}, {"uid": 7}):
        found = busy_spans(calendar(event, ONCE, **uid), SINCE, UNTIL, ZoneInfo(zone), ())
        assert found == [(datetime(2026, 11, 24, 9, tzinfo=UTC), datetime(2026, 11, 24, 10, tzinfo=UTC))]


def free_busy(*lines):
    body = "".join(f"{line}\r\n" for line in ("UID:1@x", "DTSTART:20261101T000000Z", "DTEND:20261201T000000Z", *lines))
    content = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VFREEBUSY\r\n{body}END:VFREEBUSY\r\nEND:VCALENDAR\r\n"
    return content.encode()


@pytest.mark.parametrize(("line", "spans"), [
    ("FREEBUSY:20261124T090000Z/20261124T100000Z", [("11-24 10:00", 60)]),
    ("FREEBUSY:20261124T090000Z/PT1H30M", [("11-24 10:00", 90)]), ("freebusy;fbtype=busy:20261124T090000Z/P1D", [("11-24 10:00", 1440)]),
    ("FREEBUSY;FBTYPE=BUSY:20261124T090000Z/PT1H,20261125T090000Z/PT1H", [("11-24 10:00", 60), ("11-25 10:00", 60)]),
    ("FREEBUSY;FBTYPE=FREE:20261124T090000Z/PT1H", []), ("FREEBUSY;FBTYPE=BUSY-TENTATIVE:20261124T090000Z/PT1H", [("11-24 10:00", 60)]),
    ("FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20261124T090000Z/PT1H", [("11-24 10:00", 60)]),
    ("FREEBUSY;FBTYPE=X-LUNCH:20261124T090000Z/PT1H", [("11-24 10:00", 60)]),
    ("FREEBUSY:20261124T090000Z/PT1H,rubbish,20261125T090000Z/PT1H", [("11-24 10:00", 60), ("11-25 10:00", 60)]),
    ("FREEBUSY:2026112\r\n 4T090000Z/PT1H", [("11-24 10:00", 60)]), ("FREEBUSY:20261124T090000/PT1H", [("11-24 09:00", 60)]),
    ("FREEBUSY:20261124T090000Z/20261124T080000Z", []), ("FREEBUSY:20261124T090000Z/-PT1H", []), ("FREEBUSY:", []), ("FREEBUSY", []),
    ("FREEBUSY;:;", []), ("FREEBUSY:20201124T090000Z/PT1H", []), ("FREEBUSY:99991231T235900Z/PT9999H", []), ("COMMENT:nothing", [])])
def test_what_free_busy_time_takes(line, spans):
    found = busy_spans(free_busy(line), SINCE, UNTIL, PARIS, ())
    assert [(start.astimezone(PARIS).strftime("%m-%d %H:%M"), (end - start).total_seconds() // 60) for start, end in found] == spans


def test_time_that_never_ends_is_kept_within_sensible_years():
    halves = ("DTSTART:00020101T000000Z", "DTEND:20261123T000000Z"), ("DTSTART:20261123T000000Z", "DTEND:30001123T000000Z")
    for content in (free_busy("FREEBUSY:00010101T000000Z/99991231T235959Z"), free_busy("FREEBUSY:00010101T000000/99991231T235900"),
                    calendar(*halves)):
        found = busy_spans(content, SINCE, UNTIL, ZoneInfo("UTC"), ())
        assert (found[0][0], found[-1][1]) == (datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))


minutes_in = st.integers(0, 300 * 1440)
periods = st.tuples(minutes_in, st.integers(1, 3 * 1440), st.booleans(), st.sampled_from(["BUSY", "BUSY-TENTATIVE", "FREE", ""]))


@given(st.lists(periods, max_size=12))
def test_free_busy_time_is_the_union_of_what_is_not_free(given_periods):
    """Whether a period ends at an instant or after a duration."""
    lines, taken = [], []
    for start, length, as_duration, kind in given_periods:
        begin, end = SINCE + timedelta(minutes=start), SINCE + timedelta(minutes=start + length)
        lines.append(f"FREEBUSY{f';FBTYPE={kind}' if kind else ''}:{begin:%Y%m%dT%H%M%SZ}/"
                     + (f"PT{length}M" if as_duration else f"{end:%Y%m%dT%H%M%SZ}"))
        taken += [] if kind == "FREE" else [(start, start + length)]
    found = busy_spans(free_busy(*lines), SINCE, UNTIL, PARIS, ())
    assert [tuple(int((at - SINCE).total_seconds() // 60) for at in span) for span in found] == union(taken, keeps_edges=True)


def test_events_and_free_busy_time_count_together():
    both = calendar(ONCE)[:-len("END:VCALENDAR\r\n")] + free_busy("FREEBUSY:20261124T093000Z/PT1H").partition(b"2.0\r\n")[2]
    found = busy_spans(both, SINCE, UNTIL, PARIS, ())
    assert [(end - start) for start, end in found] == [timedelta(minutes=90)]


def test_one_date_of_a_series_that_moved():
    series = ("DTSTART:20261123T090000Z", "DTEND:20261123T100000Z", "RRULE:FREQ=WEEKLY;COUNT=3")
    moved = ("RECURRENCE-ID:20261130T090000Z", "DTSTART:20261201T140000Z", "DTEND:20261201T150000Z")
    assert read(series, moved, uid=7) == [("11-23 10:00", 60), ("12-01 15:00", 60), ("12-07 10:00", 60)]


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/New_York", "Pacific/Auckland"])
@pytest.mark.parametrize(("moved", "spans"), [
    (("DTSTART:20270316T140000Z", "DTEND:20270316T150000Z"), [("03-08 09:30", 30), ("03-16 15:00", 60), ("03-22 09:30", 30)]),
    (("DTSTART:20270316T140000Z", "STATUS:CANCELLED"), [("03-08 09:30", 30), ("03-22 09:30", 30)])])
def test_a_date_that_is_named_by_its_day_is_the_one_of_that_day(zone, moved, spans):
    """The day where the series is, whoever reads it."""
    series = ("DTSTART;TZID=Europe/Paris:20270308T093000", "DURATION:PT30M", "RRULE:FREQ=WEEKLY;COUNT=3")
    for events in ((series, ("RECURRENCE-ID;VALUE=DATE:20270315", *moved)), (("RECURRENCE-ID;VALUE=DATE:20270315", *moved), series)):
        assert read(*events, uid=7, zone=ZoneInfo(zone)) == spans


WEEKLY = ("DTSTART;TZID=Europe/Paris:20270308T093000", "DURATION:PT30M", "RRULE:FREQ=WEEKLY;COUNT=5")
ALL_DAY = ("DTSTART;VALUE=DATE:20270308", "RRULE:FREQ=WEEKLY;COUNT=3")


def from_then(on, *lines):
    return (f"RECURRENCE-ID;RANGE=THISANDFUTURE{on}", *lines)


THIRD = ";TZID=Europe/Paris:20270322T093000"
FIRST_TWO = [("03-08 09:30", 30), ("03-15 09:30", 30)]


@pytest.mark.parametrize(("series", "turns", "spans"), [
    (WEEKLY, [from_then(THIRD, "DTSTART;TZID=Europe/Paris:20270323T140000", "DURATION:PT1H")],
     [*FIRST_TWO, ("03-23 14:00", 60), ("03-30 14:00", 60), ("04-06 14:00", 60)]),
    (WEEKLY, [from_then(":20270322T083000Z", "DTSTART:20270322T093000Z", "DURATION:PT30M")],
     [*FIRST_TWO, ("03-22 10:30", 30), ("03-29 10:30", 30), ("04-05 10:30", 30)]),
    (WEEKLY, [from_then(THIRD, "DTSTART;TZID=America/New_York:20270322T100000", "DURATION:PT30M")],
     [*FIRST_TWO, ("03-22 15:00", 30), ("03-29 15:00", 30), ("04-05 15:00", 30)]),
    (WEEKLY, [from_then(THIRD, "DTSTART;TZID=Europe/Paris:20270321T093000", "DTEND;TZID=Europe/Paris:20270321T103000"),
              ("RECURRENCE-ID;TZID=Europe/Paris:20270329T093000", "DTSTART:20270401T090000Z", "DURATION:PT5M")],
     [*FIRST_TWO, ("03-21 09:30", 60), ("04-01 11:00", 5), ("04-04 09:30", 60)]),
    (WEEKLY, [from_then(";TZID=Europe/Paris:20270329T093000", "DTSTART;TZID=Europe/Paris:20270329T180000", "DURATION:PT2H"),
              from_then(THIRD, "DTSTART;TZID=Europe/Paris:20270322T120000", "DURATION:PT1H")],
     [*FIRST_TWO, ("03-22 12:00", 60), ("03-29 18:00", 120), ("04-05 18:00", 120)]),
    (WEEKLY, [from_then(THIRD, "DTSTART;TZID=Europe/Paris:20270322T093000", "DURATION:PT30M", "TRANSP:TRANSPARENT")], FIRST_TWO),
    (WEEKLY, [from_then(THIRD, "STATUS:CANCELLED")], FIRST_TWO),
    ((*WEEKLY, "TRANSP:TRANSPARENT"), [from_then(";TZID=Europe/Paris:20270405T093000", "DTSTART:20270405T073000Z", "DURATION:PT1H")],
     [("04-05 09:30", 60)]),
    ((*WEEKLY, "EXDATE;TZID=Europe/Paris:20270329T093000"), [from_then(THIRD, "DTSTART:20270322T110000Z", "DURATION:PT1H")],
     [*FIRST_TWO, ("03-22 12:00", 60), ("04-05 12:00", 60)]),
    (WEEKLY, [from_then(";VALUE=DATE:20270322", "DTSTART;TZID=Europe/Paris:20270323T140000", "DURATION:PT1H")],
     [*FIRST_TWO, ("03-23 14:00", 60), ("03-30 14:00", 60), ("04-06 14:00", 60)]),
    (WEEKLY, [from_then(";VALUE=DATE:20270322", "STATUS:CANCELLED")], FIRST_TWO),
    (ALL_DAY, [from_then(";VALUE=DATE:20270315", "DTSTART;VALUE=DATE:20270316", "DTEND;VALUE=DATE:20270318")],
     [("03-08 00:00", 1440), ("03-16 00:00", 2880), ("03-23 00:00", 2880)]),
    (ALL_DAY, [from_then(";VALUE=DATE:20270315", "DTSTART;TZID=Europe/Paris:20270316T100000", "DURATION:PT1H")],
     [("03-08 00:00", 1440), ("03-16 10:00", 60), ("03-23 10:00", 60)]),
    (WEEKLY, [("RECURRENCE-ID;RANGE=THISANDFUTURE:rubbish", "DTSTART:20270322T110000Z", "DURATION:PT1H"),
              from_then(THIRD, "DTSTART:rubbish", "DURATION:PT1H")],
     [*FIRST_TWO, ("03-29 09:30", 30), ("04-05 09:30", 30)])])
def test_a_series_that_changed_from_one_date_on(series, turns, spans):
    for each in (turns, turns[::-1]):
        assert read(series, *each, uid=7) == spans
        assert read(*each, series, uid=7) == spans


def test_a_series_that_moved_far_is_read_where_it_lies_now():
    """Though its dates were to be long before, or long after, what is asked for."""
    long_ago = ("DTSTART:20200106T090000Z", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;COUNT=3")
    later = from_then(":20200206T090000Z", "DTSTART:20270206T090000Z", "DURATION:PT1H")
    assert read(long_ago, later, uid=7) == [("02-06 10:00", 60), ("03-07 10:00", 60)]
    far_ahead = ("DTSTART:20330106T090000Z", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;COUNT=2")
    sooner = from_then(":20330106T090000Z", "DTSTART:20270107T090000Z", "DURATION:PT1H")
    assert read(far_ahead, sooner, uid=7) == [("01-07 10:00", 60), ("02-07 10:00", 60)]


@pytest.mark.parametrize("lines", [
    ("DTSTART:00010101T090000Z", "DURATION:PT1H"), ("DTSTART:99990101T090000Z", "DURATION:PT1H"),
    ("DTSTART:20270322T083000Z", "DTEND:99990101T090000Z"), ("DTSTART:20270322T083000Z", "DURATION:P999999D")])
def test_a_series_that_moves_out_of_reach_keeps_all_but_the_date_that_says_so(lines):
    found = read(WEEKLY, from_then(THIRD, *lines), uid=7)
    assert found == [*FIRST_TWO, ("03-29 09:30", 30), ("04-05 09:30", 30)]


def test_spans_are_joined_and_bounded(monkeypatch):
    assert read(ONCE, ("DTSTART:20261124T093000Z", "DTEND:20261124T110000Z")) == [("11-24 10:00", 120)]
    monkeypatch.setattr(ics, "MOST", 3)
    with pytest.raises(Trouble, match="too_many"):
        read(("DTSTART:20261124T090000Z", "DTEND:20261124T100000Z", "RRULE:FREQ=DAILY"))


def test_sessions_of_our_own_are_known_already():
    assert busy_spans(calendar(ONCE), SINCE, UNTIL, PARIS, {"0@x"}) == []
    assert len(busy_spans(calendar(ONCE), SINCE, UNTIL, PARIS, {"1@x"})) == 1


def test_titles_places_and_people_are_cut_off_before_anything_is_parsed():
    secret = ("SUMMARY:SECRET", "LOCATION:SECRET", "DESCRIPTION:a\r\n SECRET", "ATTENDEE;CN=SECRET:mailto:s@x", "X-NOTE:SECRET")
    content = calendar((*ONCE, *secret))
    assert b"SECRET" not in stripped(content)
    assert len(busy_spans(content, SINCE, UNTIL, PARIS, ())) == 1


@pytest.mark.parametrize("content", [b"", b"<html>sign in</html>", b"\x00\xff" * 500, b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n",
                                     b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"])
def test_what_is_no_calendar_is_said_so(content):
    with pytest.raises(Trouble, match="not_calendar"):
        busy_spans(content, SINCE, UNTIL, PARIS, ())

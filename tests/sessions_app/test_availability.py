from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from common import clock
from common.errors import Refused
from sessions_app import public_holidays
from sessions_app.models import AvailabilityRule, BookingRules, DateHours, TimeOff
from sessions_app.selectors import dates_of, free_starts, hours_of
from sessions_app.services import set_availability
from sessions_app.slots import DateHours as Dated
from sessions_app.slots import Hours


def sent(rows=(), offs=(), zone="Europe/Paris", dates=(), **more):
    data = {"time_zone": zone, "hours-TOTAL_FORMS": len(rows), "hours-INITIAL_FORMS": 0, "off-TOTAL_FORMS": len(offs),
            "off-INITIAL_FORMS": 0, "dates-TOTAL_FORMS": len(dates), "dates-INITIAL_FORMS": 0, "rules-buffer_before": 0,
            "rules-buffer_after": 0, "rules-notice_hours": 2, "rules-window_days": 56}
    for n, (day, start, end, kind) in enumerate(dates):
        data |= {f"dates-{n}-day": day, f"dates-{n}-start": start, f"dates-{n}-end": end, f"dates-{n}-kind": kind}
    for n, (weekday, start, end) in enumerate(rows):
        data |= {f"hours-{n}-weekday": weekday, f"hours-{n}-start": start, f"hours-{n}-end": end}
    for n, (first, last) in enumerate(offs):
        data |= {f"off-{n}-first": first, f"off-{n}-last": last}
    return data | more


@pytest.fixture
def address(cast):
    return cast.verger.url("/availability/")


def test_hours_and_days_off_are_saved_and_shown_again(cast, as_person, address):
    client = as_person(cast.verger.mentor)
    first, last, alone = (clock.today() + timedelta(days=n) for n in (40, 44, 70))
    answer = client.post(address, sent([(0, "09:00", "12:00"), (0, "14:00", "18:30"), (2, "22:00", "00:00"), (4, "", "")],
                                       [(first, last), (alone, "")], zone="America/Montreal"
                                       .replace("Montreal", "Toronto")))
    assert answer.status_code == 302
    with cast.verger.bound():
        assert hours_of(cast.verger.mentor) == (Hours(0, 540, 720, "America/Toronto"), Hours(0, 840, 1110, "America/Toronto"),
                                                Hours(2, 1320, 1440, "America/Toronto"))
        assert [(o.first_day, o.last_day) for o in TimeOff.objects.all()] == [(first, last), (alone, alone)]
    page = client.get(address).content.decode()
    assert 'value="18:30"' in page
    assert '<option value="America/Toronto" selected>' in page
    assert f'value="{last}"' in page


def test_rows_come_and_go_without_saving_and_without_losing_anything(cast, as_person, address):
    client = as_person(cast.verger.mentor)
    page = client.post(address, sent([(0, "09:00", "12:00"), (1, "8:61", "")], add="0"))
    assert page.status_code == 200
    rows = [(str(f["weekday"].value()), f["start"].value(), f["end"].value()) for f in page.context["form"].hours]
    assert rows == [("0", "09:00", "12:00"), ("1", "8:61", ""), ("0", "", "")]
    page = client.post(address, sent([(0, "09:00", "12:00"), (1, "08:00", "10:00")], [("2027-01-04", "")], remove="hours-0"))
    assert [f["start"].value() for f in page.context["form"].hours] == ["08:00"]
    assert len(page.context["form"].off) == 1
    assert len(client.post(address, sent([(0, "09:00", "12:00")], add="off")).context["form"].off) == 1
    with cast.verger.bound():
        assert not AvailabilityRule.objects.exists()


@pytest.mark.parametrize(("rows", "zone"), [
    ([(0, "12:00", "09:00")], "Europe/Paris"), ([(0, "12:00", "12:00")], "Europe/Paris"), ([(0, "09:00", "")], "Europe/Paris"),
    ([(0, "09:00", "12:00"), (0, "11:00", "13:00")], "Europe/Paris"), ([(0, "9h", "12:00")], "Europe/Paris"),
    ([], "Europe/Paris"), ([(0, "", "")], "Europe/Paris"), ([(0, "09:00", "12:00")], "Europe/Atlantis"),
    ([(0, "09:00", "12:00")], ""), ([(9, "09:00", "12:00")], "Europe/Paris")])
def test_what_cannot_be_is_told_and_nothing_is_lost(cast, as_person, address, rows, zone):
    page = as_person(cast.verger.mentor).post(address, sent(rows, zone=zone))
    assert page.status_code == 422
    assert page.context["refused"]
    assert [f["start"].value() for f in page.context["form"].hours] == [start for _day, start, _end in rows]
    if zone:
        assert zone in page.content.decode()
    with cast.verger.bound():
        assert not AvailabilityRule.objects.exists()


def test_whose_clock_is_in_another_zone_than_their_hours_is_told(cast, as_person, address):
    """Their hours stay where they were when they move."""
    client = as_person(cast.verger.mentor)
    client.post(address, sent([(0, "09:00", "12:00")]))
    assert "Votre horloge" not in client.get(address).content.decode()
    cast.verger.mentor.user.time_zone = "America/Montreal"
    cast.verger.mentor.user.save()
    page = client.get(address).content.decode()
    assert "Votre horloge est sur un autre fuseau" in page
    assert 'value="Europe/Paris" selected' in page


def test_days_off_that_end_before_they_start(cast, as_person, address):
    page = as_person(cast.verger.mentor).post(address, sent([(0, "09:00", "12:00")], [("2027-02-03", "2027-02-01")]))
    assert page.status_code == 422
    assert 'value="2027-02-03"' in page.content.decode()


def test_ranges_that_touch_become_one(cast, as_person, address):
    as_person(cast.verger.mentor).post(address, sent([(0, "12:00", "14:00"), (0, "09:00", "12:00")]))
    with cast.verger.bound():
        assert hours_of(cast.verger.mentor) == (Hours(0, 540, 840, "Europe/Paris"),)


def test_learners_may_give_hours_and_take_them_back(cast, as_person, address):
    client = as_person(cast.verger.learner)
    assert client.post(address, sent([(0, "09:00", "12:00")])).status_code == 302
    assert client.post(address, sent([])).status_code == 302
    with cast.verger.bound():
        assert hours_of(cast.verger.learner) == ()


@pytest.mark.parametrize("total", ["-1", "x", "100000", ""])
def test_a_broken_number_of_rows(cast, as_person, address, total):
    data = sent([(0, "09:00", "12:00")]) | {"hours-TOTAL_FORMS": total}
    assert as_person(cast.verger.learner).post(address, data).status_code in (302, 422)


def test_who_may_come_in(cast, as_person, client, address):
    assert client.get(address).status_code == 302
    assert as_person(cast.harbour.mentor).get(address).status_code == 404
    assert as_person(cast.verger.former).get(address).status_code == 404
    assert as_person(cast.verger.observer).get(address).status_code == 200
    assert as_person(cast.verger.mentor).delete(address).status_code == 405


def test_hours_of_dates_are_saved_and_shown_again(cast, as_person, address):
    client = as_person(cast.verger.mentor)
    day = clock.now().date() + timedelta(days=9)
    answer = client.post(address, sent([(0, "09:00", "12:00")], dates=[
        (day, "14:00", "15:00", "instead"), (day, "15:00", "16:30", "instead"), ("", "", "", "instead")]))
    assert answer.status_code == 302
    with cast.verger.bound():
        assert dates_of(cast.verger.mentor) == (Dated(day, 840, 990, "Europe/Paris", True),)
    page = client.get(address).content.decode()
    assert 'value="16:30"' in page
    assert f'value="{day}"' in page


@pytest.mark.parametrize("dates", [
    [("2030-01-07", "12:00", "09:00", "extra")], [("2030-01-07", "09:00", "", "extra")], [("", "09:00", "10:00", "extra")],
    [("2030-01-07", "", "", "extra")], [("2030-02-30", "09:00", "10:00", "extra")],
    [("0001-01-01", "09:00", "10:00", "extra")], [("9999-12-31", "09:00", "10:00", "instead")],
    [("2030-01-07", "09:00", "11:00", "extra"), ("2030-01-07", "10:00", "12:00", "extra")],
    [("2030-01-07", "09:00", "11:00", "extra"), ("2030-01-07", "14:00", "15:00", "instead")]])
def test_dates_that_cannot_be(cast, as_person, address, dates):
    page = as_person(cast.verger.mentor).post(address, sent([(0, "09:00", "12:00")], dates=dates))
    assert page.status_code == 422
    assert [(f["day"].value(), f["start"].value()) for f in page.context["form"].dates] == [each[:2] for each in dates]
    with cast.verger.bound():
        assert not DateHours.objects.exists()


def test_rows_of_dates_come_and_go(cast, as_person, address):
    client = as_person(cast.verger.mentor)
    page = client.post(address, sent(dates=[("2030-01-07", "09:00", "", "extra")], add="dates"))
    assert [f["day"].value() for f in page.context["form"].dates] == ["2030-01-07", ""]
    page = client.post(address, sent(dates=[("2030-01-07", "09:00", "", "extra")], remove="dates-0"))
    assert len(page.context["form"].dates) == 0


def test_rules_are_saved_and_shown_again(cast, as_person, address):
    client = as_person(cast.verger.mentor)
    rules = {"rules-buffer_before": 10, "rules-buffer_after": 15, "rules-notice_hours": 24, "rules-window_days": 30, "rules-per_day": 2,
             "rules-per_week": 5, "rules-step": 20, "rules-from_midnight": "on", "rules-holiday_country": "FR",
             "rules-holiday_region": "57"}
    assert client.post(address, sent([(0, "09:00", "12:00")]) | rules).status_code == 302
    with cast.verger.bound():
        saved = BookingRules.objects.get(membership=cast.verger.mentor)
    assert (saved.buffer_before, saved.buffer_after, saved.notice_hours, saved.window_days) == (10, 15, 24, 30)
    assert (saved.per_day, saved.per_week, saved.step, saved.from_midnight) == (2, 5, 20, True)
    assert (saved.holiday_country, saved.holiday_region, saved.is_paused) == ("FR", "57", False)
    page = client.get(address).content.decode()
    assert '<option value="FR" selected>France</option>' in page
    assert '<option value="57" selected>' in page


def test_zones_of_school_holidays_are_no_regions_of_public_ones():
    names = [name for _code, name in public_holidays.regions("FR")]
    assert "Moselle" in names
    assert not [name for name in names if "Zone" in name]


def test_the_region_of_another_country_is_dropped(cast, as_person, address):
    data = sent([(0, "09:00", "12:00")]) | {"rules-holiday_country": "BE", "rules-holiday_region": "57"}
    assert as_person(cast.verger.mentor).post(address, data).status_code == 302
    with cast.verger.bound():
        assert BookingRules.objects.values_list("holiday_country", "holiday_region").get() == ("BE", "")


@pytest.mark.parametrize(("field", "value"), [
    ("buffer_before", 121), ("buffer_after", -1), ("notice_hours", 721), ("notice_hours", ""), ("window_days", 0), ("per_day", 0),
    ("per_week", "x"), ("step", 7), ("holiday_country", "XX"), ("paused_until", "2020-01-01"),
    ("paused_until", "9999-12-31")])
def test_rules_that_cannot_be(cast, as_person, address, field, value):
    page = as_person(cast.verger.mentor).post(address, sent([(0, "09:00", "12:00")]) | {f"rules-{field}": value})
    assert page.status_code == 422
    assert page.context["form"].rules.errors.keys() == {field}
    assert page.context["form"].rules[field].value() == str(value)
    with cast.verger.bound():
        assert not BookingRules.objects.exists()


@pytest.mark.parametrize(("notice", "window", "status"), [(720, 30, 422), (24, 1, 422), (23, 1, 302), (720, 31, 302)])
def test_a_notice_leaves_some_days_to_book(cast, as_person, address, notice, window, status):
    """A mentor whom nobody could book would not know why."""
    data = sent([(0, "09:00", "12:00")]) | {"rules-notice_hours": notice, "rules-window_days": window}
    page = as_person(cast.verger.mentor).post(address, data)
    assert page.status_code == status
    if status == 422:
        assert page.context["form"].rules.errors.keys() == {"window_days"}


def given(house, **rules):
    set_availability(actor=house.mentor, hours=[Hours(day, 540, 660, "Europe/Paris") for day in range(7)], days_off=[], rules=rules)
    return free_starts(house.pair)


@pytest.fixture
def house(cast):
    """Verger on the first Monday of June 2026, at noon."""
    with clock.at(datetime(2026, 6, 1, 12, tzinfo=UTC)), cast.verger.bound():
        cast.verger.program.starts_on, cast.verger.program.ends_on = date(2026, 5, 1), date(2027, 6, 1)
        cast.verger.program.save()
        cast.verger.pair.refresh_from_db()
        yield cast.verger


def test_a_pause_offers_nothing_until_it_ends(house):
    assert given(house, is_paused=True) == []
    assert given(house, is_paused=True, paused_until=date(2026, 6, 9))[0] == datetime(2026, 6, 10, 7, tzinfo=UTC)


def test_public_holidays_are_not_offered(house):
    bastille = date(2026, 7, 14)
    assert bastille in {start.date() for start in given(house)}
    assert bastille not in {start.date() for start in given(house, holiday_country="FR")}
    assert bastille in {start.date() for start in given(house, holiday_country="BE")}


def test_notice_and_window_bound_the_choice(house):
    starts = given(house, notice_hours=48, window_days=5)
    assert starts[0] == datetime(2026, 6, 4, 7, tzinfo=UTC)
    assert starts[-1] == datetime(2026, 6, 6, 8, tzinfo=UTC)


def test_one_may_give_short_notice_of_one_s_own_time(house):
    given(house, notice_hours=48)
    assert free_starts(house.pair, actor=house.mentor)[0] == datetime(2026, 6, 2, 7, tzinfo=UTC)
    assert free_starts(house.pair, actor=house.learner)[0] == datetime(2026, 6, 4, 7, tzinfo=UTC)


def test_the_mentor_s_own_steps_are_kept_whatever_is_asked(house):
    assert [s.minute for s in given(house, step=20)[:4]] == [0, 20, 40, 0]
    assert [s.minute for s in free_starts(house.pair, step=15)[:4]] == [0, 20, 40, 0]


def test_what_the_service_is_not_told_stays(house):
    given(house, per_day=3)
    set_availability(actor=house.mentor, hours=[Hours(0, 540, 660, "Europe/Paris")], days_off=[])
    assert BookingRules.objects.get(membership=house.mentor).per_day == 3


def test_the_service_refuses_dates_that_overlap(house):
    day = date(2026, 6, 8)
    with pytest.raises(Refused) as refusal:
        set_availability(actor=house.learner, hours=[], days_off=[], dates=[Dated(day, 60, 180, "UTC"), Dated(day, 120, 240, "UTC")])
    assert refusal.value.code == "overlap"
    assert not DateHours.objects.exists()


def test_the_database_refuses_rules_that_cannot_be(house):
    with pytest.raises(IntegrityError, match="sessions_app_rules_buffers"), transaction.atomic():
        BookingRules.objects.create(membership=house.mentor, buffer_before=121)


# ── dates on which clocks change ─────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("start", "end", "wrong"), [("02:30", "04:00", ["start"]), ("01:00", "02:30", ["end"]),
                                                     ("02:10", "02:40", ["start", "end"])])
def test_hours_of_a_date_that_clocks_skip_are_refused_and_kept(cast, as_person, address, start, end, wrong):
    client = as_person(cast.verger.mentor)
    page = client.post(address, sent([(0, "09:00", "12:00")], dates=[("2027-03-28", start, end, "extra")]))
    assert page.status_code == 422
    row, = page.context["form"].dates
    assert ([*row.errors], row["start"].value(), row["end"].value()) == (wrong, start, end)
    assert "Cette heure n’existe pas ce jour-là" in page.text
    body = {"time_zone": "Europe/Paris", "hours": [], "days_off": [], "dates": [{"day": "2027-03-28", "start": start, "end": end}]}
    answer = client.put(cast.verger.url("/api/v1/availability/"), body, content_type="application/json")
    assert (answer.status_code, [*answer.json()["errors"]]) == (400, ["dates"])
    assert client.post(address, sent([(0, "09:00", "12:00")], zone="America/Toronto",
                                     dates=[("2027-03-28", start, end, "extra")])).status_code == 302


def test_what_clocks_skip_is_told_with_all_else_and_counted(cast, as_person, address):
    dates = [("2027-03-28", "02:30", "04:00", "extra"), ("2027-03-28", "02:40", "05:00", "extra"),
             ("2027-03-29", "02:30", "02:00", "extra")]
    wrong = sent([(0, "09:00", "08:00")], [("", "2027-01-04")], dates=dates, **{"rules-notice_hours": "x"})
    page = as_person(cast.verger.mentor).post(address, wrong)
    assert [[*row.errors] for row in page.context["form"].dates] == [["start"], ["start"], ["end"]]
    assert [len(row.errors["start"]) for row in [*page.context["form"].dates][:2]] == [1, 2]
    assert page.context["refused"] == "Rien n’est encore enregistré\u00a0: 6 points ci-dessous sont à corriger."
    one = as_person(cast.verger.mentor).post(address, sent([(0, "09:00", "12:00")], dates=[("2027-03-28", "02:30", "04:00", "")]))
    assert one.context["refused"] == "Rien n’est encore enregistré\u00a0: un point ci-dessous est à corriger."
    nowhere = as_person(cast.verger.mentor).post(address, wrong | {"time_zone": "Nowhere"})
    assert [[*row.errors] for row in nowhere.context["form"].dates] == [[], ["start"], ["end"]]


@pytest.mark.parametrize(("day", "start", "end", "is_told"), [
    ("2027-10-31", "02:00", "04:00", True), ("2027-10-31", "01:00", "02:30", True), ("2027-10-31", "01:00", "02:00", False),
    ("2027-10-31", "01:00", "04:00", False), ("2027-10-31", "03:00", "04:00", False), ("2027-10-30", "02:00", "02:30", False),
    ("2027-03-28", "01:00", "02:00", False), ("2027-03-28", "01:00", "03:00", False), ("2027-03-28", "03:00", "04:00", False)])
def test_hours_of_a_date_that_clocks_show_twice_say_so(cast, as_person, address, day, start, end, is_told):
    answer = as_person(cast.verger.mentor).post(address, sent([(0, "09:00", "12:00")], dates=[(day, start, end, "extra")]), follow=True)
    assert answer.status_code == 200
    assert ("Le dimanche 31 octobre 2027, les horloges montrent deux fois" in answer.text) == is_told

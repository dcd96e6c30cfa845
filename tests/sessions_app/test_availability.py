from datetime import date

import pytest

from sessions_app.models import AvailabilityRule, TimeOff
from sessions_app.selectors import hours_of
from sessions_app.slots import Hours


def sent(rows=(), offs=(), zone="Europe/Paris", **more):
    data = {"time_zone": zone, "hours-TOTAL_FORMS": len(rows), "hours-INITIAL_FORMS": 0, "off-TOTAL_FORMS": len(offs),
            "off-INITIAL_FORMS": 0}
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
    answer = client.post(address, sent([(0, "09:00", "12:00"), (0, "14:00", "18:30"), (2, "22:00", "00:00"), (4, "", "")],
                                       [("2027-01-04", "2027-01-08"), ("2027-02-01", "")], zone="America/Montreal"
                                       .replace("Montreal", "Toronto")))
    assert answer.status_code == 302
    with cast.verger.bound():
        assert hours_of(cast.verger.mentor) == (Hours(0, 540, 720, "America/Toronto"), Hours(0, 840, 1110, "America/Toronto"),
                                                Hours(2, 1320, 1440, "America/Toronto"))
        assert [(o.first_day, o.last_day) for o in TimeOff.objects.all()] == [
            (date(2027, 1, 4), date(2027, 1, 8)), (date(2027, 2, 1), date(2027, 2, 1))]
    page = client.get(address).content.decode()
    assert 'value="18:30"' in page
    assert '<option value="America/Toronto" selected>' in page
    assert 'value="2027-01-08"' in page


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

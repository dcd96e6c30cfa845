"""Rules of reminders through the API: those of the page, with its bounds."""
import pytest

from audit.models import Entry
from notifications.models import Delivery
from sessions_app.models import ReminderRule
from sessions_app.reminder_rules import Kind
from tests.sessions_app.conftest import book, open_hours

RECAP = {"is_on": True, "minutes": 48 * 60, "whom": "mentor"}


@pytest.fixture
def at(cast):
    return f"/programs/{cast.verger.program.pk}/reminders/"


def test_without_a_rule_the_defaults_are_told(key_of, at):
    staff = key_of("coordinator")
    for path in (at, "/reminders/"):
        told = staff.get(path).json()["results"]
        assert [each["kind"] for each in told] == Kind.values
        assert not any(each["is_own"] for each in told)
    assert {"kind": "reminder_day", "is_on": True, "minutes": 1440, "whom": "both", "is_own": False} in told


def test_made_changed_and_removed(cast, key_of, at):
    staff = key_of("coordinator")
    made = staff.put(at + "recap_missing/", RECAP)
    assert (made.status_code, made.json()) == (200, RECAP | {"kind": "recap_missing", "is_own": True})
    assert staff.get(at + "recap_missing/").json() == made.json()
    assert staff.get("/reminders/recap_missing/").json()["is_own"] is False
    changed = staff.put(at + "recap_missing/", RECAP | {"is_on": False}).json()
    assert (changed["is_on"], changed["is_own"]) == (False, True)
    back = staff.delete(at + "recap_missing/")
    assert (back.status_code, back.json()["is_own"], back.json()["minutes"]) == (200, False, 1440)
    with cast.verger.bound():
        assert not ReminderRule.objects.exists()
        assert Entry.objects.filter(verb="sessions_app.reminders.set").count() == 3


def test_a_program_without_a_rule_follows_the_organization(key_of, at):
    staff = key_of("owner")
    staff.put("/reminders/recap_missing/", RECAP)
    assert staff.get(at + "recap_missing/").json() == RECAP | {"kind": "recap_missing", "is_own": False}
    assert staff.put(at + "recap_missing/", RECAP).json()["is_own"] is False
    assert staff.put("/reminders/nothing_booked/", RECAP | {"minutes": None}).json()["minutes"] is None


def test_what_is_planned_moves(cast, key_of, at):
    with cast.verger.bound():
        open_hours(cast.verger)
        session = book(cast.verger)
    key_of("coordinator").put(at + "recap_missing/", RECAP)
    with cast.verger.bound():
        rows = Delivery.objects.filter(topic=session.pk, kind="sessions_app.recap_missing", state="due")
        assert [row.recipient_id for row in rows] == [cast.verger.mentor.pk]


@pytest.mark.parametrize(("kind", "minutes"), [
    ("recap_missing", 90), ("recap_missing", 0), ("recap_missing", 337 * 60), ("recap_missing", None), ("reminder_hour", 4),
    ("nothing_booked", 60)])
def test_a_time_that_the_page_does_not_offer_is_refused(cast, key_of, at, kind, minutes):
    said = key_of("coordinator").put(f"{at}{kind}/", RECAP | {"minutes": minutes})
    assert (said.status_code, list(said.json()["errors"])) == (400, ["minutes"])
    with cast.verger.bound():
        assert not ReminderRule.objects.exists()


def test_there_is_no_other_kind(key_of, at):
    for path in (at, "/reminders/"):
        assert key_of("coordinator").put(path + "birthday/", RECAP).status_code == 404

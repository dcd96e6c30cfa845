"""A program's rules for sessions through the API: those of the page, with its bounds."""
import pytest

from audit.models import Entry
from sessions_app.models import SchedulingPolicy

USUAL = {"lengths": [], "approval": "none", "change_notice_hours": 0, "late_after_minutes": 5, "missed_after_minutes": 15, "appeal_days": 7,
         "missed_told": 2, "counted_days": 60, "counts_late": False, "counts_late_cancel": False, "is_own": False}


@pytest.fixture
def at(cast):
    return f"/programs/{cast.verger.program.pk}/scheduling-policy/"


def test_the_usual_rules_are_told(key_of, at):
    assert key_of("coordinator").get(at).json() == USUAL


def test_only_what_is_sent_changes(cast, key_of, at):
    staff = key_of("coordinator")
    changed = staff.patch(at, {"lengths": [60, 30, 60], "counts_late": True})
    assert (changed.status_code, changed.json()) == (200, USUAL | {"lengths": [30, 60], "counts_late": True, "is_own": True})
    assert staff.patch(at, {"approval": "other"}).json() == changed.json() | {"approval": "other"}
    assert staff.get(at).json()["approval"] == "other"
    assert staff.delete(at).json() == USUAL
    with cast.verger.bound():
        assert not SchedulingPolicy.objects.exists()
        assert Entry.objects.filter(verb="sessions_app.policy.set").count() == 2


@pytest.mark.parametrize("wrong", [
    {"lengths": [10]}, {"lengths": [30, 241]}, {"lengths": [15, 20, 25, 30, 35, 40, 50]}, {"lengths": None}, {"approval": "maybe"},
    {"change_notice_hours": 169}, {"missed_after_minutes": 4}, {"appeal_days": -1}, {"missed_told": 21}, {"counted_days": 0},
    {"counts_late": None}])
def test_what_the_page_refuses_is_refused(cast, key_of, at, wrong):
    said = key_of("coordinator").patch(at, wrong)
    assert (said.status_code, list(said.json()["errors"])) == (400, list(wrong))
    with cast.verger.bound():
        assert not SchedulingPolicy.objects.exists()

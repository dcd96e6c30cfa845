"""Whoever leaves the organization leaves nobody alone in a meeting."""
import pytest

from accounts.services import leave_organization, remove_member, suspend_member
from matching.models import Mentorship
from notifications.messages import message_for
from sessions_app.models import Session
from tests.outbox import fan_out

from .conftest import book
from .test_mail import owed


@pytest.mark.parametrize("how", ["leaves", "removed"])
def test_what_was_planned_with_who_left_is_cancelled_and_the_other_is_told(house, session, how):
    fan_out()
    if how == "leaves":
        leave_organization(membership=house.mentor)
    else:
        remove_member(actor=house.coordinator, membership=house.mentor)
    session.refresh_from_db()
    assert (session.status, session.is_late_cancel, session.cancelled_by) == ("cancelled", False, None)
    assert Mentorship.objects.get(pk=house.pair.pk).status == "ended"
    assert "Mehdi Mentor" in message_for(owed("cancelled", house.learner)[0]).body
    assert [message_for(d) for d in owed("cancelled", house.mentor)] == [None]
    assert owed("reminder_day") == []


def test_somebody_suspended_keeps_their_pairs(house, session):
    suspend_member(actor=house.coordinator, membership=house.mentor)
    assert Session.objects.get(pk=session.pk).status == "confirmed"
    assert Mentorship.objects.get(pk=house.pair.pk).status == "active"


def test_who_was_suspended_and_is_removed_leaves_too(house):
    session = book(house)
    suspend_member(actor=house.coordinator, membership=house.mentor)
    remove_member(actor=house.coordinator, membership=house.mentor)
    assert Session.objects.get(pk=session.pk).status == "cancelled"

"""Whoever leaves the organization leaves nobody alone in a meeting."""
import pytest

from accounts.services import leave_organization, remove_member, suspend_member
from matching.models import Mentorship
from matching.services import end_mentorship
from notifications.messages import message_for
from sessions_app.models import Session
from sessions_app.services import cancel_session
from tests.outbox import fan_out

from .conftest import book
from .series import series
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


def test_of_a_pair_that_has_ended_nobody_is_sent_to_book_another_time(house, session, as_person):
    fan_out()
    series(house, count=2)
    ended = end_mentorship(actor=house.mentor, mentorship=house.pair, reason="")
    book_page = f"/pairs/{ended.pk}/book/"
    letters = [message_for(d) for kind in ("cancelled", "series_cancelled") for d in owed(kind, house.learner)]
    assert len(letters) == 2
    for letter in letters:
        html = letter.alternatives[0][0]
        assert book_page not in letter.body + html
    assert book_page not in as_person(house.learner).get(house.url(f"/sessions/{session.pk}/")).content.decode()


def test_of_a_pair_that_goes_on_another_time_is_offered(house, session, as_person):
    fan_out()
    cancel_session(actor=house.mentor, session=session, reason="", sequence=0)
    book_page = f"/pairs/{house.pair.pk}/book/"
    assert book_page in message_for(owed("cancelled", house.learner)[0]).body
    assert book_page in as_person(house.learner).get(house.url(f"/sessions/{session.pk}/")).content.decode()

"""Days to disagree stand still while one of the two is suspended."""
from datetime import timedelta

import pytest
from django.db import transaction

from common import clock
from dashboard import mine
from notifications.messages import message_for
from notifications.models import Delivery
from sessions_app import services
from sessions_app.models import Session
from sessions_app.selectors import sessions

from .test_mail import owed
from .test_suspended import planned as planned
from .test_suspended import refused, reinstate, suspend


def test_what_had_begun_before_may_be_told_of(house, over):
    suspend(house)
    assert not sessions().get().is_on_hold
    assert services.let_pass() == 0
    services.record_attendance(actor=house.learner, session=over, mine="present", theirs="present")
    assert Session.objects.get().status == "held"


def called_absent(house, over, **policy):
    services.create_policy(actor=house.coordinator, program=house.program, **policy)
    return services.record_attendance(actor=house.learner, session=over, mine="present", theirs="absent")


def disagree(house, over):
    return services.record_attendance(actor=house.mentor, session=over, mine="present", theirs="present").is_disputed


def to_say(house):
    """The sessions on which the mentor's home asks for a word."""
    return mine.to_say(mine.sessions_around(house.mentor, [house.pair]))


def test_the_days_to_disagree_stand_still_meanwhile(house, over):
    called_absent(house, over, appeal_days=5)
    said = clock.now()
    with clock.at(said + timedelta(days=2)):
        suspend(house)
    with clock.at(said + timedelta(days=20)):
        assert (refused(disagree, house, over), to_say(house)) == ("appeal_over", [])
        reinstate(house)
    for day, may in ((22, True), (24, False)):
        with clock.at(said + timedelta(days=day)), transaction.atomic():
            assert (services.no_word_any_more(sessions().get(pk=over.pk)) is None, len(to_say(house))) == (may, may)
    with clock.at(said + timedelta(days=22)):
        assert disagree(house, over)
    over.refresh_from_db()
    assert over.closed_at <= said, "when it was closed stays as it was"


def test_a_word_is_asked_for_on_return_however_long_that_took(house, over):
    called_absent(house, over, appeal_days=5)
    suspend(house)
    with clock.at(clock.now() + timedelta(days=90)):
        reinstate(house)
        assert to_say(house) == [over]
        assert disagree(house, over)


def test_and_stand_still_each_time(house, over):
    called_absent(house, over, appeal_days=5)
    said = clock.now()
    for first, last in ((1, 11), (13, 23)):
        with clock.at(said + timedelta(days=first)):
            suspend(house)
        with clock.at(said + timedelta(days=last)):
            reinstate(house)
    with clock.at(said + timedelta(days=26)):  # one day, two days, and two more
        assert refused(disagree, house, over) == "appeal_over"
    with clock.at(said + timedelta(days=24)):
        assert disagree(house, over)


@pytest.mark.parametrize(("spans", "still"), [
    ([("mentor", 1, 11), ("learner", 5, 15)], 14),  # one begins in the other
    ([("learner", 1, 11), ("mentor", 5, 15)], 14),
    ([("mentor", 1, 15), ("learner", 5, 11)], 14),  # one within the other
    ([("learner", 1, 15), ("mentor", 5, 11)], 14),
    ([("mentor", 1, 40), ("learner", 20, 30)], 39),  # begun when the days would have been over
    ([("mentor", 1, 11), ("learner", 5, 25), ("mentor", 15, 35)], 34),
    ([("mentor", 1, 30), ("learner", 5, 11), ("learner", 13, 35)], 34),
    ([("mentor", 1, 5), ("learner", 6, 10)], 8),  # apart
])
def test_a_day_on_which_both_are_suspended_is_given_back_once(house, over, spans, still):
    called_absent(house, over, appeal_days=5)
    said = clock.now()
    for day, act, who in sorted([(first, suspend, who) for who, first, _ in spans] + [(last, reinstate, who) for who, _, last in spans],
                                key=lambda step: step[0]):
        with clock.at(said + timedelta(days=day)):
            act(house, who)
    with clock.at(said + timedelta(days=5 + still, seconds=1)):
        assert refused(disagree, house, over) == "appeal_over"
    with clock.at(said + timedelta(days=5 + still, seconds=-1)):
        assert disagree(house, over)


def test_whoever_is_back_first_has_what_was_left_of_the_days(house, over):
    called_absent(house, over, appeal_days=5)
    said = clock.now()
    for day, act, who in ((1, suspend, "mentor"), (2, suspend, "learner"), (20, reinstate, "mentor")):
        with clock.at(said + timedelta(days=day)):
            act(house, who)
    with clock.at(said + timedelta(days=23)):
        assert disagree(house, over)


def test_what_was_over_before_stays_over(house, over):
    called_absent(house, over, appeal_days=2)
    with clock.at(clock.now() + timedelta(days=3)):
        suspend(house)
        reinstate(house)
        assert refused(disagree, house, over) == "appeal_over"
    assert sessions().get(pk=over.pk).appeal_from is None


def test_who_is_called_absent_meanwhile_is_told_on_return_and_has_all_the_days(house, over):
    suspend(house)
    called_absent(house, over, appeal_days=3)
    row, = owed("called_absent")
    assert message_for(row) is None
    Delivery.objects.filter(pk=row.pk).update(state="superseded")  # as the relay does with what is not to be said
    with clock.at(clock.now() + timedelta(days=10)):
        reinstate(house)
        row, = owed("called_absent")
        assert "/act/" in message_for(row).body
    with clock.at(clock.now() + timedelta(days=12)):
        assert disagree(house, over)


def test_what_is_settled_stays_so(house, over):
    called_absent(house, over)
    suspend(house)
    services.settle_session(actor=house.coordinator, session=over, status="missed", missed_by="mentor")
    reinstate(house)
    assert (refused(disagree, house, over), sessions().get(pk=over.pk).appeal_from) == ("settled", None)

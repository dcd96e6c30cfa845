"""Meetings that took place without being booked: written down afterwards, told to the other, counted, taken back."""
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from audit.models import Entry
from common import clock
from common.errors import Refused
from common.time_zones import zone
from kpis.measures import Scope, sessions_held, sessions_missed
from matching.models import Mentorship
from notifications.acting import signed
from notifications.models import Delivery
from sessions_app.models import Attendance, Session, SessionClaim
from sessions_app.services import create_policy, record_attendance, settle_session, strike_meeting

from .meetings import for_a_month, log, told
from .racing import at_once


@pytest.fixture
def house(house):
    return for_a_month(house)


def refused(house, code, who="learner", **more):
    with pytest.raises(Refused) as refusal:
        log(house, who, **more)
    assert refusal.value.code == code
    return refusal.value


@pytest.mark.parametrize("who", ["learner", "mentor"])
def test_either_adds_a_meeting_and_it_is_a_held_session(house, who):
    session = log(house, who, recap=" Le CV ", theirs="late")
    assert (session.status, session.place, session.recap, session.recap_version) == ("held", "phone", "Le CV", 1)
    assert (session.minutes, session.join_url, session.booked_by, session.closed_at is None) == (40, "", house.people[who], False)
    said = set(session.attendances.values_list("recorded_by", "outcome"))
    assert said == {(house.people[who].pk, "present"), (house.people[who].pk, "late")}
    assert set(session.claims.values_list("membership", flat=True)) == {house.mentor.pk, house.learner.pk}
    assert list(sessions_held(Scope.of())) == [session]
    assert Entry.objects.filter(verb="sessions_app.session.logged", target_id=session.pk, actor_id=house.people[who].pk).exists()


def test_only_the_other_is_told_and_nobody_invited_or_reminded(house):
    log(house)
    ((recipient, message),) = told("logged")
    assert recipient == house.mentor
    assert "Léa Learner a ajouté une rencontre" in message.body
    assert "Par téléphone" in message.body
    assert "dites-le au plus tard le" in message.body
    assert "/act/" in message.body
    assert not message.attachments
    assert set(Delivery.objects.exclude(kind__startswith="matching.").values_list("kind", flat=True)) == {"sessions_app.logged"}


def test_the_other_can_disagree_from_the_email(house, client):
    session = log(house)
    act = house.url(f"/act/{signed('sessions_app.disagree', house.mentor, session.pk)}/")
    assert "Léa Learner, sur Mehdi Mentor" in client.get(act).text
    assert "la coordination voit les deux" in client.post(act, {"mine": "absent", "theirs": "absent"}).text
    session.refresh_from_db()
    assert (session.status, session.is_disputed) == ("held", True)
    assert [recipient for recipient, _message in told("words_differ")] == [house.coordinator]
    assert not told("logged")


def test_the_same_key_gives_the_same_meeting(house):
    key = uuid4()
    assert log(house, booking_key=key) == log(house, booking_key=key, hours=50)
    assert (Session.objects.count(), Attendance.objects.count(), len(told("logged"))) == (1, 2, 1)


def test_what_is_not_over_is_refused(house):
    refused(house, "future", hours=-5)
    refused(house, "future", hours=0.5)
    assert not Session.objects.exists()


def test_before_the_day_on_which_the_mentorship_started_nobody_met(house):
    started = clock.now() - timedelta(days=3)
    Mentorship.objects.update(started_at=started)
    paris = timezone.localtime(started, zone("Europe/Paris"))
    midnight = paris.replace(hour=0, minute=0, second=0, microsecond=0)
    log(house, starts_at=midnight)
    refused(house, "too_early", starts_at=midnight - timedelta(minutes=1))


def test_after_the_end_it_can_be_added_for_the_days_to_disagree(house):
    ended = clock.now() - timedelta(days=6)
    Mentorship.objects.filter(pk=house.pair.pk).update(status="ended", ended_at=ended)
    log(house, hours=24 * 8)
    refused(house, "too_late", hours=24)
    create_policy(actor=house.coordinator, program=house.program, appeal_days=5)
    refused(house, "not_active", hours=24 * 9)


@pytest.mark.parametrize("status", ["proposed", "declined", "withdrawn"])
def test_a_pair_that_never_was_has_no_meetings(house, status):
    Mentorship.objects.filter(pk=house.pair.pk).update(status=status)
    refused(house, "not_active")


@pytest.mark.parametrize("who", ["coordinator", "other_learner", "other_mentor"])
def test_nobody_else_adds_one(house, who):
    refused(house, "not_yours", who)


def test_a_time_that_is_taken_is_refused_and_the_pair_s_own_session_shown(house, over):
    SessionClaim.objects.filter(session=over).update(busy=(over.starts_at, over.ends_at))
    refusal = refused(house, "taken", starts_at=over.ends_at - timedelta(minutes=20), minutes=10)
    assert refusal.extra["session"] == over.pk
    log(house, starts_at=over.ends_at, minutes=10)


def test_what_was_kept_free_around_a_past_session_keeps_no_meeting_out(house, over):
    quarter = timedelta(minutes=15)
    SessionClaim.objects.filter(session=over).update(busy=(over.starts_at - quarter, over.ends_at + quarter))
    assert log(house, starts_at=over.ends_at, minutes=10).status == "held"
    assert log(house, starts_at=over.starts_at - quarter, minutes=15).status == "held"
    assert refused(house, "taken", starts_at=over.ends_at - timedelta(minutes=5), minutes=10).extra["session"] == over.pk


def test_what_one_of_them_did_with_somebody_else_is_not_told(house):
    pair = Mentorship.objects.create(
        program=house.program, learner=house.enrolments["other_learner"], mentor=house.enrolments["mentor"], mentor_seat=2, status="active",
        proposed_at=clock.now(), learner_accepted_at=clock.now(), mentor_accepted_at=clock.now(), started_at=clock.now())
    for_a_month(house)
    log(house, "other_learner", mentorship=pair)
    assert refused(house, "taken").extra["session"] is None


@pytest.mark.parametrize("wrong", [{"status": "confirmed"}, {"status": "proposed"}, {"ends_at": datetime(2099, 1, 1, tzinfo=UTC)}])
def test_the_database_refuses_a_meeting_logged_before_it_was_over(house, wrong):
    session = log(house)
    with pytest.raises(IntegrityError, match="logged_once_over"), transaction.atomic():
        Session.objects.filter(pk=session.pk).update(answer_by=clock.now(), **wrong)


def test_sixteen_at_once_add_one_meeting(committed_house):
    key = uuid4()
    with committed_house.bound():
        for_a_month(committed_house)

    def same(number):
        with committed_house.bound():
            return log(committed_house, booking_key=key).pk

    def others(number):
        with committed_house.bound():
            return log(committed_house, ("learner", "mentor")[number % 2], hours=30.1).pk

    assert len(set(at_once(same, 16))) == 1
    assert {refusal.code for refusal in at_once(others, 16)} == {"taken"}
    with committed_house.bound():
        assert (Session.objects.count(), SessionClaim.objects.count()) == (1, 2)


# ── taking back ──────────────────────────────────────────────────────────────────────────────────
def test_who_added_it_takes_it_back_and_the_time_is_free_again(house):
    session = log(house)
    for _double_click in range(2):
        assert strike_meeting(actor=house.learner, session=session).status == "cancelled"
    assert not sessions_held(Scope.of())
    assert not told("logged")
    ((recipient, message),) = told("struck")
    assert recipient == house.mentor
    assert "Léa Learner a retiré" in message.body
    log(house)


def test_nor_does_the_other_as_a_coordinator(house):
    logged = log(for_a_month(house))
    house.mentor.roles = ["mentor", "coordinator"]
    house.mentor.save()
    with pytest.raises(Refused) as refusal:
        strike_meeting(actor=house.mentor, session=logged)
    assert refusal.value.code == "not_yours"


def test_the_other_does_not_take_it_back_and_nobody_once_it_is_settled(house):
    session = log(house)
    for who, code in (("mentor", "not_yours"), ("learner", "settled")):
        if code == "settled":
            settle_session(actor=house.coordinator, session=session, status="held")
        with pytest.raises(Refused) as refusal:
            strike_meeting(actor=house.people[who], session=session)
        assert refusal.value.code == code


def test_a_booked_session_is_not_taken_back(house, over):
    with pytest.raises(Refused) as refusal:
        strike_meeting(actor=house.learner, session=over)
    assert refusal.value.code == "not_logged"


def test_the_coordination_can_say_that_it_did_not_take_place(house, over, as_person):
    session, client = log(house), as_person(house.coordinator)
    record_attendance(actor=house.mentor, session=session, mine="absent", theirs="absent")
    address = house.url(f"/sessions/{session.pk}/")
    assert "N’a pas eu lieu" in client.get(address).text
    assert "N’a pas eu lieu" not in client.get(house.url(f"/sessions/{over.pk}/")).text
    assert client.post(address + "settle/", {"status": "cancelled"}).status_code == 302
    session.refresh_from_db()
    assert (session.status, session.is_disputed) == ("cancelled", False)
    assert not sessions_missed(Scope.of())
    assert {recipient for recipient, _message in told("struck")} == {house.learner, house.mentor}
    assert "elle n’a pas eu lieu" in as_person(house.mentor).get(address).text
    assert client.post(house.url(f"/sessions/{over.pk}/settle/"), {"status": "cancelled"}).status_code == 422

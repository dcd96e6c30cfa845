"""A trial meeting takes both people's time, beside sessions."""
from datetime import timedelta
from importlib import import_module
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from audit.models import Entry
from common import clock
from common.errors import Refused
from matching import services
from matching.models import TrialMeeting
from matching.services import trials
from notifications.messages import message_for
from notifications.models import Delivery
from sessions_app.models import SessionClaim
from sessions_app.selectors import free_starts
from sessions_app.services import book_session, claims, hold_slot, set_availability
from sessions_app.slots import Hours
from tenancy.orm import SETTING

from .asking import mentors, open_ways, owed
from .people import enrol
from .trying import plan, refused, starts


def test_a_trial_meeting_takes_both_people_s_time(house):
    trial = plan(house)
    assert plan(house).pk == trial.pk
    assert trial.time.lower not in starts(house)
    assert (owed("matching.trial_planned"), owed("matching.trial_rate")) == (2, 2)
    assert Delivery.objects.filter(kind="matching.trial_rate").first().due_at == trial.time.upper + timedelta(minutes=5)
    services.cancel_trial(actor=house.other_mentor, trial=trial)
    services.cancel_trial(actor=house.other_mentor, trial=trial)
    assert trial.time.lower in starts(house)
    assert (owed("matching.trial_cancelled", house.other_learner), owed("matching.trial_rate")) == (1, 0)


def read_when_off():
    rows = Delivery.objects.filter(kind="matching.trial_cancelled").select_related("recipient__user", "organization")
    return {row.recipient: message_for(row) for row in rows}


def test_whoever_calls_it_off_may_say_why(house, as_person):
    trial, client = plan(house), as_person(house.other_learner)
    url = house.url(f"/trials/{trial.pk}/")
    assert "La coordination peut le lire aussi." in client.get(url).text
    long = client.post(f"{url}cancel/", {"reason": "é" * 301})
    assert (long.status_code, "é" * 301 in long.text, "details card\" open" in long.text) == (422, True, True)
    assert not TrialMeeting.objects.get().is_cancelled
    assert client.post(f"{url}cancel/", {"reason": " Un examen <b>ce jour-là</b> "}).status_code == 302
    read = read_when_off()
    assert set(read) == {house.other_learner, house.other_mentor}
    for message in read.values():
        assert "Motif\u00a0: Un examen <b>ce jour-là</b>" in message.body
        assert "Un examen &lt;b&gt;ce jour-là&lt;/b&gt;" in message.alternatives[0][0]
    assert Entry.objects.get(verb="matching.trial.cancelled").detail == {"reason": "Un examen <b>ce jour-là</b>"}


def test_without_a_reason_none_is_told(house, as_person):
    trial = plan(house)
    assert as_person(house.other_mentor).post(house.url(f"/trials/{trial.pk}/cancel/")).status_code == 302
    assert not any("Motif" in message.body for message in read_when_off().values())
    assert Entry.objects.get(verb="matching.trial.cancelled").detail == {}


def test_what_takes_place_has_no_reason_why_not(house):
    plan(house)
    with pytest.raises(IntegrityError, match="why_off"), transaction.atomic():
        TrialMeeting.objects.update(cancel_reason="Un examen")


def test_trial_meetings_and_sessions_do_not_overlap(house):
    session_start = free_starts(house.pair)[6]
    pair_learner = house.enrolments["learner"]
    other = enrol(house, "learner", "Anna Un")
    trial = services.plan_trial(actor=other.membership, learner=other, mentor=house.enrolments["mentor"], starts_at=session_start)
    assert session_start not in free_starts(house.pair)
    assert (trial.mentor_id, pair_learner.pk) == (house.enrolments["mentor"].pk, house.pair.learner_id)


def test_a_trial_meeting_takes_a_time_that_somebody_held_until_now(house):
    other = house.enrolments["other_learner"]
    start = free_starts(house.pair)[6]
    hold_slot(actor=house.learner, mentorship=house.pair, starts_at=start)
    with clock.at(clock.now() + timedelta(minutes=30)):
        trial = services.plan_trial(actor=other.membership, learner=other, mentor=house.enrolments["mentor"], starts_at=start)
    assert claims_of(trial).count() == 2


def claims_of(trial):
    return SessionClaim.objects.filter(trial=trial, is_active=True)


def test_a_trial_meeting_claims_the_time_of_both(house):
    trial = plan(house)
    assert {(claim.membership_id, claim.busy) for claim in claims_of(trial)} == {
        (person.pk, trial.time) for person in (house.other_mentor, house.other_learner)}
    services.cancel_trial(actor=house.other_mentor, trial=trial)
    assert not claims_of(trial).exists()
    again = plan(house)
    assert again.time == trial.time
    assert claims_of(again).count() == 2


def test_the_database_refuses_a_session_during_a_trial_meeting_and_the_other_way(house, monkeypatch):
    """Though whoever reads what is free saw nothing of it."""
    learner = enrol(house, "learner", "Anna Un")
    start = free_starts(house.pair)[6]
    services.plan_trial(actor=learner.membership, learner=learner, mentor=house.enrolments["mentor"], starts_at=start)
    with monkeypatch.context() as blind:
        blind.setattr(claims, "refuse_taken", lambda wish: None)
        with pytest.raises(Refused) as refused_:
            book_session(actor=house.learner, mentorship=house.pair, starts_at=start, booking_key=uuid4())
    assert refused_.value.code == "taken"
    session = book_session(actor=house.learner, mentorship=house.pair, starts_at=free_starts(house.pair)[20], booking_key=uuid4())
    other = enrol(house, "learner", "Bea Deux")
    with monkeypatch.context() as blind:
        blind.setattr(trials, "common_starts", lambda _learner, mentors, *_more: {each.pk: [session.starts_at] for each in mentors})
        refused("taken", services.plan_trial, actor=other.membership, learner=other, mentor=house.enrolments["mentor"],
                starts_at=session.starts_at)
    assert not TrialMeeting.objects.filter(learner=other).exists()


def test_a_claim_is_for_one_thing(house):
    trial = plan(house)
    session = book_session(actor=house.learner, mentorship=house.pair, starts_at=free_starts(house.pair)[30], booking_key=uuid4())
    with pytest.raises(IntegrityError, match="claim_for_one"), transaction.atomic():
        session.claims.update(trial=trial)


def test_trial_meetings_agreed_before_are_claimed_by_the_migration(house):
    """A second time it changes nothing."""
    trial = plan(house)
    SessionClaim.objects.filter(trial=trial).delete()
    claim = import_module("sessions_app.migrations.0012_trial_claims").CLAIM
    for _twice in range(2):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(claim)
            cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, str(house.organization.pk)])
    assert {each.membership_id for each in claims_of(trial)} == {house.other_mentor.pk, house.other_learner.pk}


def test_three_trial_meetings_at_most_and_only_at_common_times(house):
    times = starts(house)
    refused("taken", plan, house, starts_at=times[0] + timedelta(minutes=7))
    people = mentors(house, 4)
    for mentor in people:
        set_availability(actor=mentor.membership, hours=[Hours(day, 8 * 60, 20 * 60, "Europe/Paris") for day in range(7)], days_off=[])
    for mentor, start in zip(people[:3], times[4:16:4], strict=True):
        plan(house, mentor, start)
    refused("too_many", plan, house, people[3], times[20])
    open_ways(house, trials=False)
    refused("no_trials", plan, house, people[3], times[20])


def test_the_database_refuses_a_fourth_trial_and_two_at_once(house):
    trial = plan(house)
    values = {"program": house.program, "learner": trial.learner, "created_at": clock.now(), "mentor": mentors(house, 1)[0]}
    elsewhen = (clock.now(), clock.now() + timedelta(minutes=9))
    for wrong, name in (({"slot": 4, "time": elsewhen}, "three_at_most"), ({"slot": 2, "time": trial.time}, "learner_free"),
                        ({"slot": 1, "time": elsewhen}, "slot_once")):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            TrialMeeting.objects.create(**values, **wrong)

"""What calendars answer to a trial meeting: a no calls it off, the rest is kept or told to be impossible."""
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, connections

from accounts.models import Membership
from audit.models import Entry
from common import clock
from matching.models import TrialMeeting
from matching.services import cancel_trial
from notifications.messages import message_for
from notifications.models import Delivery
from sessions_app.models import CalendarReply, SessionClaim
from sessions_app.services import handle_reply
from tests.matching.asking import open_ways

from .test_calendar_replies import answer, send, told, verbs
from .test_reply_messages import owed
from .test_trial_invitations import planned

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "ops"])


@pytest.fixture
def house(committed_house):
    return committed_house


@pytest.fixture
def trial(house):
    """Of the mentor and the learner who has none, with the sequence of its invitation."""
    with house.bound():
        open_ways(house)
        found = planned(house)
    found.sequence = 0
    return found


def stands(house, trial):
    with house.bound():
        return not TrialMeeting.objects.get(pk=trial.pk).is_cancelled


def call_off(house, trial, actor="other_learner"):
    with house.bound():
        cancel_trial(actor=house.people[actor], trial=trial)


def later(minutes=1):
    return clock.now() + timedelta(minutes=minutes)


def called_off(house):
    """{recipient: what they read} of the meeting that is called off."""
    with house.bound():
        rows = Delivery.objects.filter(kind="matching.trial_cancelled").select_related("recipient__user", "organization")
        return {row.recipient_id: message_for(row).body for row in rows}


@pytest.mark.parametrize(("said", "kept"), [("ACCEPTED", "accepted"), ("TENTATIVE", "tentative")])
def test_yes_and_perhaps_are_kept_once(house, trial, said, kept):
    stamp = clock.now()
    assert [send(trial, house.mentor, said, stamp=stamp) for _ in range(2)] == ["noted", "repeated"]
    with house.bound():
        row = CalendarReply.objects.get()
        assert (row.trial_id, row.session_id, row.membership_id, row.answer) == (trial.pk, None, house.mentor.pk, kept)
        assert {e.target_id for e in Entry.objects.filter(verb__contains="calendar_reply")} == {trial.pk}
    assert verbs(house) == ["noted", "repeated"]
    assert stands(house, trial)
    assert owed(house) == []


@pytest.mark.parametrize(("said", "reads"), [("ACCEPTED", "oui"), ("TENTATIVE", "peut-être")])
def test_the_other_sees_the_latest_answer_on_its_page(house, trial, as_person, said, reads):
    assert send(trial, house.mentor, said, comment="Mon train arrive à 9 h") == "noted"
    url = house.url(f"/trials/{trial.pk}/")
    line = f"Mehdi Mentor a répondu depuis son agenda\u00a0: {reads}. Mon train arrive à 9 h"
    assert line in as_person(house.other_learner).get(url).text
    assert "depuis son agenda" not in as_person(house.mentor).get(url).text, "what one answered oneself is no news"
    with clock.at(trial.time.lower):
        assert "depuis son agenda" not in as_person(house.other_learner).get(url).text


def test_the_comment_with_a_no_is_told(house, trial):
    assert send(trial, house.mentor, "DECLINED", comment="Je suis en déplacement") == "done"
    read = called_off(house)
    assert set(read) == {house.mentor.pk, house.other_learner.pk}
    assert all("Motif\u00a0: Je suis en déplacement" in body for body in read.values())


@pytest.mark.parametrize("who", ["mentor", "other_learner"])
def test_no_calls_it_off_as_its_page_does(house, trial, who):
    person, stamp = house.people[who], clock.now()
    assert [send(trial, person, "DECLINED", stamp=stamp) for _ in range(2)] == ["done", "repeated"]
    assert not stands(house, trial)
    read = called_off(house)
    assert set(read) == {house.mentor.pk, house.other_learner.pk}
    assert [key for key, body in read.items() if "Vous avez annulé" in body] == [person.pk]
    with house.bound():
        assert not SessionClaim.objects.filter(trial=trial.pk, is_active=True).exists()
        assert [e.actor_id for e in Entry.objects.filter(verb="matching.trial.cancelled")] == [person.pk]
    assert owed(house) == []


def test_an_earlier_no_that_arrives_late_calls_nothing_off(house, trial):
    assert send(trial, house.mentor, stamp=later()) == "noted"
    assert send(trial, house.mentor, "DECLINED") == "repeated"
    assert stands(house, trial)


@pytest.mark.parametrize(("language", "says"), [("fr", "pas d’autres créneaux"), ("en", "has no other times")])
def test_another_time_cannot_be_and_is_told_so_once(house, trial, language, says):
    house.mentor.user.language = language
    with house.bound():
        house.mentor.user.save()
    other = trial.time.lower + timedelta(days=1)
    for stamp in (clock.now(), later()):
        assert send(trial, house.mentor, method="COUNTER", starts_at=other, stamp=stamp) == "refused"
    (recipient, body), = told(house, "trial_reply_refused")
    assert recipient == house.mentor.pk
    assert says in body
    assert house.url(f"/trials/{trial.pk}/") in body
    assert stands(house, trial)


@pytest.mark.parametrize(("off", "says", "how"), [(True, "est annulée", "· Annulée"), (False, "a déjà commencé", "· Prévue")])
def test_an_answer_to_what_is_over_is_told_once(house, trial, off, says, how):
    if off:
        call_off(house, trial)
    with clock.at(clock.now() if off else trial.time.lower):
        assert [send(trial, house.mentor, "DECLINED", stamp=later(n)) for n in (0, 1)] == ["over"] * 2
    (recipient, body), = told(house, "trial_reply_refused")
    assert recipient == house.mentor.pk
    assert says in body
    assert how in body
    assert stands(house, trial) is not off


def test_an_answer_to_another_invitation_than_the_one_that_stands_is_left_aside(house, trial):
    assert send(trial, house.mentor, "DECLINED", sequence=1) == "stale"
    assert stands(house, trial)
    assert owed(house) == [("trial_reply_refused", house.mentor.pk)]


def test_what_is_not_clear_is_told(house, trial):
    content = answer(trial, house.mentor).replace(b"=ACCEPTED", b"=DELEGATED")
    assert handle_reply(content, house.mentor.user.email).code == "unclear"
    assert owed(house) == [("trial_reply_refused", house.mentor.pk)]


def test_who_is_named_by_another_hears_it_once_a_day(house, trial):
    for sender in ("mechant@example.org", house.other_learner.user.email, house.learner.user.email):
        assert send(trial, house.mentor, "DECLINED", sender=sender) == "forged"
    (recipient, body), = told(house, "trial_reply_forged")
    assert recipient == house.mentor.pk
    assert "d’une autre adresse" in body
    assert house.url(f"/trials/{trial.pk}/") in body
    assert stands(house, trial)
    assert send(trial, house.learner, "DECLINED") == "forged", "in the program, but not invited"
    assert len(owed(house)) == 1


def test_who_left_answers_nothing(house, trial):
    with house.bound():
        house.mentor.status = "left"
        house.mentor.save()
    assert send(trial, house.mentor, "DECLINED") == "left"
    assert stands(house, trial)
    assert owed(house) == []


def test_it_is_found_at_our_host_and_in_the_organization_of_the_meeting(house, trial, committed_cast):
    harbour = committed_cast.harbour
    with harbour.bound():
        both = Membership.objects.create(user=house.mentor.user, roles=["mentor"], joined_at=clock.now(), status="active")
    content = answer(trial, house.mentor, "DECLINED")
    assert handle_reply(content.replace(b"@127.0.0.1", b"@example.org"), house.mentor.user.email).code == "unknown"
    assert send(trial, harbour.mentor, "DECLINED") == "forged"
    assert stands(house, trial)
    assert handle_reply(content, both.user.email).code == "done"
    assert verbs(house) == ["forged", "done"]
    with harbour.bound():
        assert not Entry.objects.filter(verb__contains="calendar_reply").exists()
        assert not Delivery.objects.exists()


def test_it_is_not_found_in_an_organization_that_is_closed(house, trial):
    house.organization.is_active = False
    house.organization.save()
    assert send(trial, house.mentor, "DECLINED") == "unknown"


def test_a_no_that_waits_for_a_press_finds_it_called_off(house, trial):
    def waits():
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            return cursor.fetchone()[0]

    def answers():
        try:
            return send(trial, house.mentor, "DECLINED")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        with house.bound():
            cancel_trial(actor=house.other_learner, trial=trial)
            answered = pool.submit(answers)
            while not answered.done() and not waits():
                time.sleep(0.05)
        assert answered.result(30) == "over"
    assert not stands(house, trial)
    assert owed(house) == [("trial_reply_refused", house.mentor.pk)]


def test_an_answer_is_to_one_meeting(house, trial):
    with pytest.raises(IntegrityError, match="for_one"), house.bound():
        CalendarReply.objects.create(membership=house.mentor, sequence=0, answer="accepted", stamp=clock.now(), received_at=clock.now())

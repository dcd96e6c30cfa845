"""Messages are kept once, in order, without gaps, by the two people of an active pair."""
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from chat import services
from chat.models import Conversation, Message, Participant
from common import clock
from common.errors import NotAllowed, Refused
from matching.models import Mentorship
from tests.chat.conftest import opened, say


@pytest.fixture(autouse=True)
def _silent(monkeypatch):
    monkeypatch.setattr("chat.events._tell", lambda group, event: None)


def read_seqs(house):
    return dict(Participant.objects.values_list("membership__user__name", "read_seq"))


def test_opening_makes_one_conversation_for_the_two_people(cast):
    first, second = opened(cast.verger), opened(cast.verger)
    assert first == second
    with cast.verger.bound():
        assert set(Participant.objects.values_list("membership_id", flat=True)) == {cast.verger.mentor.pk, cast.verger.learner.pk}


def test_opening_waits_for_both_to_accept(cast):
    with cast.verger.bound():
        proposed = Mentorship(program=cast.verger.program, learner=cast.verger.enrolments["other_learner"], mentor_seat=1,
                              mentor=cast.verger.enrolments["other_mentor"], proposed_at=clock.now())
        proposed.save()
        with pytest.raises(Refused, match="both accepted|tous les deux"):
            services.open_conversation(proposed)
        assert not Conversation.objects.exists()


def test_messages_are_numbered_from_one_and_the_writer_stays_up_to_date(cast, conversation):
    assert [say(cast.verger, who).seq for who in ("mentor", "mentor", "learner")] == [1, 2, 3]
    with cast.verger.bound():
        conversation.refresh_from_db()
        assert conversation.last_seq == 3
        assert read_seqs(cast.verger) == {"Mehdi Mentor": 2, "Léa Learner": 0}


def test_the_same_client_id_is_the_same_message_for_ever(cast, conversation):
    same = uuid.uuid4()
    first = say(cast.verger, "mentor", "Bonjour", same)
    with cast.verger.bound():
        Mentorship.objects.update(status="ended", ended_at=clock.now())
    again = say(cast.verger, "mentor", "Bonjour, encore", same)
    assert (again.pk, again.body) == (first.pk, "Bonjour")


def test_the_same_client_id_from_the_other_person_is_another_message(cast, conversation):
    same = uuid.uuid4()
    assert say(cast.verger, "mentor", client_id=same).seq != say(cast.verger, "learner", client_id=same).seq


@pytest.mark.parametrize(("body", "code"), [("", "empty"), (" \n\t", "empty"), ("x" * 4001, "too_long")])
def test_what_is_no_message_is_refused(cast, conversation, body, code):
    with pytest.raises(Refused) as refused:
        say(cast.verger, "mentor", body)
    assert refused.value.code == code


def test_an_ended_mentorship_can_be_read_and_not_written(cast, conversation):
    say(cast.verger, "mentor")
    with cast.verger.bound():
        Mentorship.objects.update(status="ended", ended_at=clock.now())
    with pytest.raises(Refused) as refused:
        say(cast.verger, "mentor")
    assert refused.value.code == "closed"


def test_nobody_else_writes(cast, conversation):
    for who in ("coordinator", "owner", "other_mentor", "observer"):
        with pytest.raises(NotAllowed):
            say(cast.verger, who)


def test_twenty_messages_in_ten_seconds_and_no_more(cast, conversation):
    start = clock.now()
    with clock.at(start):
        for _ in range(20):
            say(cast.verger, "mentor")
            say(cast.verger, "learner")
        with pytest.raises(Refused) as refused:
            say(cast.verger, "mentor")
    assert refused.value.code == "rate"
    with clock.at(start + timedelta(seconds=11)):
        assert say(cast.verger, "mentor").seq == 41


def test_the_database_refuses_a_number_twice(cast, conversation):
    message = say(cast.verger, "mentor")
    with cast.verger.bound(), pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.create(conversation=conversation, seq=message.seq, client_id=uuid.uuid4(), body="x",
                               sender=cast.verger.learner, sent_at=clock.now())


def test_sixteen_senders_at_once_leave_no_gap_and_no_double(committed_cast, committed_conversation, monkeypatch):
    monkeypatch.setattr(services, "RATE", 1000)
    house = committed_cast.verger
    ids = [uuid.uuid4() for _ in range(160)]

    def send(number):
        try:  # each message is sent twice, as a client does that has lost its line
            return [say(house, "mentor" if number % 2 else "learner", f"no {number}", ids[number]).seq for _ in range(2)]
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(send, range(160)))
    assert all(first == second for first, second in answers)
    with house.bound():
        rows = list(Message.objects.order_by("seq").values_list("seq", "sent_at"))
        assert [seq for seq, _ in rows] == list(range(1, 161))
        assert Conversation.objects.get().last_seq == 160


def test_two_windows_opening_at_once_make_one_conversation(committed_cast):
    def open_one(_):
        try:
            return opened(committed_cast.verger).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(open_one, range(8)))) == 1
    with committed_cast.verger.bound():
        assert Participant.objects.count() == 2

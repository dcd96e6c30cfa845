"""How far a person has read moves forward only; what is not read is counted, and told by email if it stays so."""
import uuid
from datetime import timedelta

import pytest

from chat import selectors, services
from chat.letters import unread
from chat.models import Participant
from common import clock
from notifications.messages import message_for
from notifications.models import Delivery
from tests.chat.conftest import opened, say


@pytest.fixture(autouse=True)
def _silent(monkeypatch):
    monkeypatch.setattr("chat.events._tell", lambda group, event: None)


def read(house, who, seq):
    with house.bound():
        services.mark_read(actor=house.people[who], conversation=services.open_conversation(house.pair), seq=seq)
        return Participant.objects.get(membership=house.people[who]).read_seq


def test_reading_moves_forward_and_never_past_the_end(cast, conversation):
    for _ in range(3):
        say(cast.verger, "mentor")
    assert [read(cast.verger, "learner", seq) for seq in (2, 1, 0, 99)] == [2, 2, 2, 3]


def test_unread_counts_what_others_wrote_since(cast, conversation, django_assert_num_queries):
    for who in ("mentor", "learner", "mentor", "mentor"):
        say(cast.verger, who)
    house = cast.verger
    with house.bound():
        with django_assert_num_queries(1):
            assert selectors.unread_count(house.learner) == 3
        assert selectors.unread_count(house.mentor) == 1
        assert selectors.unread_count(house.coordinator) == 0
    read(house, "learner", 3)
    with house.bound():
        assert selectors.unread_count(house.learner) == 1


def test_one_organization_does_not_count_for_another(cast, conversation):
    say(cast.verger, "mentor")
    opened(cast.harbour)
    with cast.harbour.bound():
        assert selectors.unread_count(cast.harbour.learner) == 0


def deliveries(house):
    return Delivery.objects.filter(kind="chat.unread").order_by("due_at")


def test_a_stretch_of_unread_messages_owes_one_email_after_fifteen_minutes(cast, conversation):
    first = say(cast.verger, "mentor", "Secret words")
    say(cast.verger, "mentor")
    say(cast.verger, "learner", "I have not seen yours")
    say(cast.verger, "mentor")
    with cast.verger.bound():
        by_person = {d.recipient_id: d for d in deliveries(cast.verger)}
        assert set(by_person) == {cast.verger.learner.pk, cast.verger.mentor.pk}
        owed = by_person[cast.verger.learner.pk]
        assert owed.due_at == first.sent_at + timedelta(minutes=15)
        told = unread(owed.payload, cast.verger.learner)
        assert (told["partner"], told["count"]) == (cast.verger.mentor, 3)
        assert "Secret" not in str(owed.payload) + str(told)


@pytest.mark.parametrize(("house", "subject"), [("verger", "Mehdi vous a écrit"), ("harbour", "Mehdi wrote to you")])
def test_the_email_says_who_wrote_and_never_what(cast, house, subject):
    house = getattr(cast, house)
    say(house, "mentor", "Secret words")
    with house.bound():
        message = message_for(deliveries(house).get())
        conversation = services.open_conversation(house.pair)
    whole = message.body + message.alternatives[0].content
    assert message.subject == subject
    assert whole.count(f"/o/{house.organization.slug}/messages/{conversation.pk}/") == 2
    assert "Secret" not in whole


def test_what_was_read_meanwhile_is_not_told_and_the_next_stretch_is(cast, conversation):
    say(cast.verger, "mentor")
    read(cast.verger, "learner", 1)
    with cast.verger.bound():
        assert unread(deliveries(cast.verger).get().payload, cast.verger.learner) is None
    with clock.at(clock.now() + timedelta(hours=1)):
        say(cast.verger, "mentor")
    with cast.verger.bound():
        assert deliveries(cast.verger).count() == 2
        assert unread(deliveries(cast.verger).last().payload, cast.verger.learner)["count"] == 1


def test_since_answers_a_page_in_order_and_the_head(cast, conversation, monkeypatch):
    monkeypatch.setattr(selectors, "PAGE", 2)
    for n in range(5):
        say(cast.verger, "mentor", f"no {n}")
    with cast.verger.bound():
        messages, head = selectors.since(conversation.pk, 1)
        assert ([m.seq for m in messages], head) == ([2, 3], 5)
        assert selectors.since(conversation.pk, 5) == ([], 5)
        assert selectors.since(conversation.pk, 99) == ([], 5)


def test_a_refused_message_owes_nothing(cast, conversation):
    with pytest.raises(services.Refused), cast.verger.bound():
        services.send_message(actor=cast.verger.mentor, conversation=conversation, client_id=uuid.uuid4(), body=" ")
    with cast.verger.bound():
        assert not deliveries(cast.verger).exists()

"""The only writers of conversations. Messages are numbered under the conversation's row lock, so that the numbers have no
gaps and follow the order of commits.
"""
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Subquery
from django.db.models.functions import Least
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from common import clock
from common.errors import NotAllowed, Refused
from matching.models import Mentorship
from notifications.services import owe

from . import events
from .models import Conversation, Message, Participant

MOST = 4000  # characters in a message
RATE, WINDOW = 20, timedelta(seconds=10)
TOO_LONG = _("This message is too long: %(most)d characters at most. Send it in two parts.")
UNREAD_AFTER = timedelta(minutes=15)


@transaction.atomic
def open_conversation(mentorship: Mentorship) -> Conversation:
    """The pair's conversation, made on the first call. Refused before the pair has started."""
    if mentorship.started_at is None:
        raise Refused(_("You can write to each other once you have both accepted."), "not_started")
    Conversation.objects.bulk_create([Conversation(mentorship=mentorship, created_at=clock.now())], ignore_conflicts=True)
    conversation = Conversation.objects.get(mentorship=mentorship)
    Participant.objects.bulk_create(
        [Participant(conversation=conversation, membership_id=enrolment.membership_id)
         for enrolment in (mentorship.learner, mentorship.mentor)], ignore_conflicts=True)
    return conversation


@transaction.atomic
def send_message(*, actor: Membership, conversation: Conversation, client_id: UUID, body: str) -> Message:
    """Keeps a message and tells the sockets on commit. The same client id is the same message, however often it is sent.

    Raises Refused (empty, too_long, closed, rate) and, for somebody outside the conversation, NotAllowed.
    """
    locked = Conversation.objects.select_for_update().get(pk=conversation.pk)
    kept = Message.objects.filter(conversation=locked, sender=actor, client_id=client_id).first()
    if kept is not None:
        return kept
    people = list(Participant.objects.filter(conversation=locked).select_related("membership"))
    body = body.strip()
    _check(actor, locked, people, body)
    message = Message.objects.create(conversation=locked, seq=locked.last_seq + 1, client_id=client_id, sender=actor, body=body,
                                     sent_at=clock.now())
    Conversation.objects.filter(pk=locked.pk).update(last_seq=message.seq, last_at=message.sent_at)
    for person in people:
        if person.read_seq == message.seq - 1:  # they had read all that came before
            _begin_unread(person, actor, message)
    events.publish(message.organization_id, events.conversation_group(locked.pk), events.MessageKept.of(message))
    return message


def _check(actor: Membership, conversation: Conversation, people: list[Participant], body: str) -> None:
    if actor.pk not in {person.membership_id for person in people}:
        raise NotAllowed
    if not body:
        raise Refused(_("Write a message first."), "empty")
    if len(body) > MOST:
        raise Refused(TOO_LONG % {"most": MOST}, "too_long")
    if not Mentorship.objects.filter(pk=conversation.mentorship_id, status=Mentorship.Status.ACTIVE).exists():
        raise Refused(_("This mentorship has ended. You can still read the messages."), "closed")
    latest = Message.objects.filter(conversation=conversation, seq__gt=conversation.last_seq - RATE * len(people))
    if latest.filter(sender=actor, sent_at__gt=clock.now() - WINDOW).count() >= RATE:
        raise Refused(_("That is a lot of messages at once. Wait a few seconds."), "rate")


def _begin_unread(person: Participant, sender: Membership, message: Message) -> None:
    """The sender stays up to date; for the other person a stretch of unread messages begins, told by email if it lasts."""
    if person.membership_id == sender.pk:
        Participant.objects.filter(pk=person.pk).update(read_seq=message.seq)
        return
    owe("chat.unread", person.membership, key=f"{message.conversation_id}:{message.seq}", topic=message.conversation_id,
        payload={"conversation": str(message.conversation_id), "first": message.seq}, due_at=message.sent_at + UNREAD_AFTER)


@transaction.atomic
def mark_read(*, actor: Membership, conversation: Conversation, seq: int) -> None:
    """Moves how far the actor has read, forward only and never past the last message."""
    reached = Least(seq, Subquery(Conversation.objects.filter(pk=conversation.pk).values("last_seq")))
    moved = (Participant.objects.filter(conversation=conversation, membership=actor, read_seq__lt=reached)
             .update(read_seq=reached))
    if moved:
        events.publish(actor.organization_id, events.person_group(actor.pk), events.ReadMoved(str(conversation.pk), seq))

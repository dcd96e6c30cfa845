"""Reads of conversations, all from one person's place."""
from uuid import UUID

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Membership
from matching.access import mentorship_with_people
from matching.models import Mentorship
from tenancy.prepared import prepared

from .models import Conversation, Message, Participant

THREAD = 50  # messages on a page
PAGE = 500  # messages in one answer to `since`
PEOPLE = ("learner__membership__user", "mentor__membership__user")


def unread_count(membership: Membership) -> int:
    """Messages of others that the person has not read, in all their conversations. One query."""
    found = _unread.first(membership)
    return found["n"] if found else 0


@prepared
def _unread(membership):
    theirs = Message.objects.filter(
        conversation__participants__membership=membership, seq__gt=F("conversation__participants__read_seq")).exclude(sender=membership)
    return theirs.order_by().values("conversation__participants__membership").annotate(n=Count("pk"))


def participations(membership: Membership) -> QuerySet[Participant]:
    """The person's places in conversations, latest talk first, each with `last_body`, `last_sender`, `unread` and `talked_at`."""
    last = Message.objects.filter(conversation=OuterRef("conversation"), seq=OuterRef("conversation__last_seq"))
    unread = (Message.objects.filter(conversation=OuterRef("conversation"), seq__gt=OuterRef("read_seq"))
              .exclude(sender=membership).order_by().values("conversation").annotate(n=Count("pk")).values("n"))
    return (Participant.objects.filter(membership=membership)
            .select_related("conversation__mentorship__program", *(f"conversation__mentorship__{path}" for path in PEOPLE))
            .annotate(last_body=Subquery(last.values("body")[:1]), last_sender=Subquery(last.values("sender_id")[:1]),
                      unread=Coalesce(Subquery(unread, output_field=IntegerField()), 0),
                      talked_at=Coalesce("conversation__last_at", "conversation__created_at"))
            .order_by(F("conversation__last_at").desc(nulls_last=True), "-conversation_id"))


def pair_of(conversation: Conversation) -> Mentorship:
    """The conversation's mentorship with its program and its two people."""
    return mentorship_with_people.first(conversation.mentorship_id)


def read_seq_of(membership: Membership, conversation: Conversation) -> int:
    return _read_seq.first(conversation, membership)


@prepared
def _read_seq(conversation, membership):
    return Participant.objects.filter(conversation=conversation, membership=membership).values_list("read_seq", flat=True)


def thread(conversation: Conversation, before: int | None = None) -> tuple[list[Message], bool]:
    """(the latest messages, or the latest before a seq, oldest first; whether there are earlier ones)."""
    found = _latest(conversation) if before is None else _before(conversation, before)
    return found[:THREAD][::-1], len(found) > THREAD


@prepared
def _latest(conversation):
    return Message.objects.filter(conversation=conversation).order_by("-seq")[:THREAD + 1]


@prepared
def _before(conversation, seq):
    return Message.objects.filter(conversation=conversation, seq__lt=seq).order_by("-seq")[:THREAD + 1]


def messages_of(conversation: Conversation, after: int | None = None) -> QuerySet[Message]:
    """All of them, or those after a seq."""
    messages = Message.objects.filter(conversation=conversation).select_related("sender__user")
    return messages if after is None else messages.filter(seq__gt=after)


def since(conversation_id: UUID, seq: int) -> tuple[list[Message], int]:
    """(the messages after a seq, at most PAGE of them, in order; the conversation's last seq)."""
    head = Conversation.objects.values_list("last_seq", flat=True).get(pk=conversation_id)
    if seq >= head:
        return [], head
    return list(Message.objects.filter(conversation_id=conversation_id, seq__gt=seq).order_by("seq")[:PAGE]), head

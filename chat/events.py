"""What a conversation tells the sockets that listen. Told after the commit and at most once: whoever misses an event asks
for what came `since` the last message they hold.
"""
import logging
from dataclasses import asdict, dataclass
from functools import partial
from typing import ClassVar
from uuid import UUID

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import transaction

from tenancy.sockets import group_name

from .models import Message

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class MessageKept:
    """For everybody in the conversation, the sender's other windows too."""

    type: ClassVar[str] = "message"
    conversation: str
    seq: int
    client_id: str
    sender: str
    body: str
    at: str

    @classmethod
    def of(cls, message: Message):
        return cls(str(message.conversation_id), message.seq, str(message.client_id), str(message.sender_id), message.body,
                   message.sent_at.isoformat())


@dataclass(frozen=True)
class ReadMoved:
    """For the reader's own windows: nobody is told what another person has read."""

    type: ClassVar[str] = "read"
    conversation: str
    seq: int


@dataclass(frozen=True)
class TypingSeen:
    type: ClassVar[str] = "typing"
    conversation: str
    who: str


Event = MessageKept | ReadMoved | TypingSeen


def frame(event: Event) -> dict:
    """The event as JSON, with its type."""
    return {"type": event.type, **asdict(event)}


def conversation_group(conversation_id: UUID) -> str:
    return f"chat.{conversation_id.hex}"


def person_group(membership_id: UUID) -> str:
    return f"person.{membership_id.hex}"


def publish(organization_id: UUID, group: str, event: Event) -> None:
    """Tells the group once the transaction at work is committed."""
    transaction.on_commit(partial(_tell, group_name(organization_id, group), event))


def _tell(group: str, event: Event) -> None:
    try:
        async_to_sync(tell)(group, event)
    except Exception:
        log.warning("A %s was kept but not told: the channel layer does not answer", event.type, exc_info=True)


async def tell(group: str, event: Event) -> None:
    """At once, to a full group name; raises what the channel layer raises."""
    await get_channel_layer().group_send(group, {"type": "chat.event", "frame": frame(event)})

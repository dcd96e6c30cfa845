"""The switchboard: frames in, one service or selector each, answers out. Nothing is decided here."""
import json
import logging
from collections import deque
from time import monotonic

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import translation

from accounts.sockets import still_member
from common.errors import NotAllowed, Refused
from tenancy.sockets import TenantSocket

from . import access, events, frames, selectors, services
from .frames import FrameError

log = logging.getLogger(__name__)

CHECK_EVERY = 30.0  # seconds for which a membership is believed
FRAMES, WINDOW = 100, 10.0  # frames in seconds
CONVERSATIONS = 50  # a socket listens to
TYPING_EVERY = 2.0
REVOKED, TOO_BIG, TRY_AGAIN = 4403, 1009, 1013


class ChatConsumer(TenantSocket, AsyncWebsocketConsumer):
    async def connect(self):
        self.actor, self.checked, self.typed = self.scope["membership"], monotonic(), 0.0
        self.recent, self.groups_held = deque(maxlen=FRAMES), set()
        await self.accept()
        await self.listen(events.person_group(self.actor.pk))

    async def disconnect(self, code):
        for group in self.groups_held:
            await self.with_layer(self.channel_layer.group_discard(group, self.channel_name))

    # ── in ───────────────────────────────────────────────────────────────────────────────────────
    async def receive(self, text_data=None, bytes_data=None):
        if len(text_data or "") > frames.LIMIT or len((text_data or "").encode(errors="replace")) > frames.LIMIT:
            await self.close(TOO_BIG)
            return
        if not await self.still_welcome():
            return
        about = {}
        try:
            self.count_frame()
            frame = frames.parse(text_data)
            about = {"conversation": str(frame.conversation), "for": type(frame).__name__.lower()}
            if isinstance(frame, frames.Send):
                about["client_id"] = str(frame.client_id)
            await self.HANDLERS[type(frame)](self, frame)
        except FrameError as error:
            await self.tell({"type": "error", "code": error.code, "message": error.message, **about})

    async def on_subscribe(self, frame):
        """Listens first and looks for what was missed second: a message in between arrives twice rather than never."""
        await self.work(access.own_conversation, frame.conversation)
        await self.listen(events.conversation_group(frame.conversation))
        await self.on_sync(frame)

    async def on_sync(self, frame):
        messages, head = await self.work(_since, frame)
        await self.tell({"type": "messages", "conversation": str(frame.conversation), "since": frame.since, "head": head,
                         "messages": [events.frame(events.MessageKept.of(message)) for message in messages]})

    async def on_send(self, frame):
        message = await self.work(_send, frame)
        await self.tell({"type": "ack", "conversation": str(frame.conversation), "client_id": str(frame.client_id),
                         "seq": message.seq, "at": message.sent_at.isoformat()})

    async def on_read(self, frame):
        await self.work(_read, frame)

    async def on_typing(self, frame):
        group = self.group(events.conversation_group(frame.conversation))
        if group in self.groups_held and monotonic() - self.typed >= TYPING_EVERY:
            self.typed = monotonic()
            await self.with_layer(events.tell(group, events.TypingSeen(str(frame.conversation), str(self.actor.pk))))

    HANDLERS = {frames.Subscribe: on_subscribe, frames.Sync: on_sync, frames.Send: on_send, frames.Read: on_read,
                frames.Typing: on_typing}

    # ── out ──────────────────────────────────────────────────────────────────────────────────────
    async def chat_event(self, event):
        if await self.still_welcome():
            await self.tell(event["frame"])

    async def tell(self, frame):
        await self.send(json.dumps(frame))

    # ── what every frame goes through ────────────────────────────────────────────────────────────
    def count_frame(self):
        now = monotonic()
        if len(self.recent) == FRAMES and now - self.recent[0] < WINDOW:
            raise FrameError("rate")
        self.recent.append(now)

    async def still_welcome(self) -> bool:
        if monotonic() - self.checked < CHECK_EVERY:
            return True
        self.checked, membership = monotonic(), await database_sync_to_async(still_member)(self.scope)
        if membership is None:
            await self.close(REVOKED)
            return False
        self.actor = membership
        return True

    async def work(self, step, about):
        """Runs `step(actor, about)` in one transaction of this organization; every rule that says no becomes a FrameError."""
        try:
            return await self.database(step, self.actor, about)
        except Refused as error:
            with translation.override(self.scope["user"].language):
                raise FrameError(error.code, str(error.message)) from None
        except Http404:
            raise FrameError("not_found") from None
        except (PermissionDenied, NotAllowed):
            raise FrameError("forbidden") from None

    async def listen(self, name: str):
        group = self.group(name)
        if group in self.groups_held:
            return
        if len(self.groups_held) > CONVERSATIONS:
            raise FrameError("too_many")
        if await self.with_layer(self.channel_layer.group_add(group, self.channel_name)):
            self.groups_held.add(group)
        else:
            await self.close(TRY_AGAIN)

    async def with_layer(self, call) -> bool:
        """An error of the channel layer would close the person's socket: it is logged, and what it lost comes by `since`."""
        try:
            await call
        except Exception:
            log.warning("The channel layer does not answer", exc_info=True)
            return False
        return True


def _since(actor, frame):
    return selectors.since(access.own_conversation(actor, frame.conversation).pk, frame.since)


def _send(actor, frame):
    conversation = access.own_conversation(actor, frame.conversation)
    return services.send_message(actor=actor, conversation=conversation, client_id=frame.client_id, body=frame.body)


def _read(actor, frame):
    services.mark_read(actor=actor, conversation=access.own_conversation(actor, frame.conversation), seq=frame.seq)

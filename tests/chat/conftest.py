import json
import uuid

import pytest
from asgiref.testing import ApplicationCommunicator
from channels.db import database_sync_to_async
from django.conf import settings
from django.test import Client

from chat.services import open_conversation, send_message
from mentoring.live import websocket


def opened(house):
    with house.bound():
        return open_conversation(house.pair)


def say(house, who, body="Bonjour", client_id=None):
    """One message kept, committed where the test commits."""
    with house.bound():
        return send_message(actor=house.people[who], conversation=open_conversation(house.pair), body=body,
                            client_id=client_id or uuid.uuid4())


@pytest.fixture
def conversation(cast):
    return opened(cast.verger)


@pytest.fixture
def committed_conversation(committed_cast):
    return opened(committed_cast.verger)


class Window:
    """One browser window's socket, through all the product's own middleware."""

    def __init__(self, house, user=None, origin="http://testserver", host="testserver", path="/ws/chat/"):
        headers = [(b"host", host.encode()), (b"origin", origin.encode())]
        if user is not None:
            client = Client()
            client.force_login(user)
            self.session = client.session
            headers.append((b"cookie", f"{settings.SESSION_COOKIE_NAME}={client.session.session_key}".encode()))
        scope = {"type": "websocket", "path": house.url(path), "query_string": b"", "headers": headers, "subprotocols": []}
        self.socket = ApplicationCommunicator(websocket, scope)

    async def open(self):
        """True when it was let in; otherwise the code it was closed with."""
        await self.socket.send_input({"type": "websocket.connect"})
        answer = await self.socket.receive_output(timeout=5)
        return answer["type"] == "websocket.accept" or answer["code"]

    async def tell(self, **frame):
        await self.say(json.dumps(frame, default=str))

    async def say(self, text=None, binary=None):
        await self.socket.send_input({"type": "websocket.receive", "text": text, "bytes": binary})

    async def hear(self, kind=None):
        """The next frame, or the next of a kind."""
        while True:
            output = await self.socket.receive_output(timeout=5)
            assert output["type"] == "websocket.send", output
            frame = json.loads(output["text"])
            if kind is None or frame["type"] == kind:
                return frame

    async def hears_nothing(self):
        return await self.socket.receive_nothing(timeout=0.3)

    async def subscribe(self, conversation, since=0):
        await self.tell(type="subscribe", conversation=conversation.pk, since=since)
        return await self.hear("messages")

    async def closed(self):
        """The code with which the server closes, after the frames that came before."""
        while True:
            output = await self.socket.receive_output(timeout=5)
            if output["type"] == "websocket.close":
                return output["code"]

    async def leave(self):
        await self.socket.send_input({"type": "websocket.disconnect", "code": 1001})
        await self.socket.wait(timeout=5)


@pytest.fixture
def window(settings):
    """await window(house, "mentor") -> an open Window."""
    settings.ALLOWED_HOSTS = ["testserver"]
    return in_window


async def in_window(house, who):
    made = await database_sync_to_async(Window)(house, house.people[who].user)
    assert await made.open() is True
    return made

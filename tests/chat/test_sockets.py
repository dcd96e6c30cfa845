"""The socket through all its middleware, on the real channel layer: who comes in, what is heard, what is never lost."""
import asyncio
import json
import uuid

import pytest
from asgiref.sync import sync_to_async
from channels.db import database_sync_to_async
from channels.layers import get_channel_layer
from django.contrib.sessions.backends.cached_db import SessionStore

from accounts.models import Membership
from chat import consumers, services
from matching.models import Mentorship
from tests.chat.conftest import Window, say


@pytest.fixture
def house(committed_cast):
    return committed_cast.verger


@pytest.fixture
def conversation(committed_conversation):
    return committed_conversation


kept = database_sync_to_async(say)


@database_sync_to_async
def change(house, rows, **values):
    with house.bound():
        rows.update(**values)


# ── who comes in ─────────────────────────────────────────────────────────────────────────────────
async def knock(settings, house, user, **how):
    settings.ALLOWED_HOSTS = ["testserver"]
    made = await database_sync_to_async(Window)(house, user, **how)
    return await made.open()


@pytest.mark.parametrize(("who", "expected"), [("mentor", True), ("coordinator", True), ("former", 4404)])
async def test_members_come_in(settings, house, who, expected):
    assert await knock(settings, house, house.people[who].user) == expected


async def test_strangers_and_signed_out_people_do_not(settings, committed_cast):
    assert await knock(settings, committed_cast.verger, committed_cast.harbour.mentor.user) == 4404
    assert await knock(settings, committed_cast.verger, None) == 4404


@pytest.mark.parametrize(("origin", "host", "expected"), [
    ("http://testserver", "testserver", True), ("https://testserver", "testserver:443", True),
    ("http://testserver:80", "testserver", True), ("http://testserver:8000", "testserver:8000", True),
    ("http://TestServer", "testserver", True),
    ("https://trusted.example", "testserver", True),
    ("http://testserver:8001", "testserver:8000", 4403), ("http://testserver:8001", "testserver", 4403),
    ("http://evil.example", "testserver", 4403), ("http://evil.example", "evil.example", 4403), ("", "testserver", 4403),
    ("null", "testserver", 4403), ("http://testserver.evil.example", "testserver", 4403), ("http://[", "testserver", 4403),
    ("file://testserver", "testserver", 4403),
])
async def test_only_pages_of_this_very_origin(settings, house, origin, host, expected):
    settings.CSRF_TRUSTED_ORIGINS = ["https://trusted.example"]
    assert await knock(settings, house, house.mentor.user, origin=origin, host=host) == expected


# ── what is heard ────────────────────────────────────────────────────────────────────────────────
async def test_a_message_is_acknowledged_and_heard_by_both(house, conversation, window):
    mentor, learner = await window(house, "mentor"), await window(house, "learner")
    await mentor.subscribe(conversation)
    assert await learner.subscribe(conversation) == {
        "type": "messages", "conversation": str(conversation.pk), "since": 0, "head": 0, "messages": []}
    same = uuid.uuid4()
    await mentor.tell(type="send", conversation=conversation.pk, client_id=same, body="Bonjour\nLéa")
    ack, heard = await mentor.hear("ack"), await learner.hear("message")
    assert (ack["client_id"], ack["seq"]) == (str(same), 1)
    assert {k: heard[k] for k in ("seq", "client_id", "sender", "body", "at")} == {
        "seq": 1, "client_id": str(same), "sender": str(house.mentor.pk), "body": "Bonjour\nLéa", "at": ack["at"]}
    await mentor.leave()
    await learner.leave()


async def test_the_senders_other_window_hears_too_and_a_repeated_send_is_acknowledged_again(house, conversation, window):
    one, other = await window(house, "mentor"), await window(house, "mentor")
    await other.subscribe(conversation)
    same = uuid.uuid4()
    for _ in range(2):
        await one.tell(type="send", conversation=conversation.pk, client_id=same, body="Une fois")
        assert (await one.hear("ack"))["seq"] == 1
    assert (await other.hear("message"))["seq"] == 1
    assert await other.hears_nothing()


async def test_a_message_posted_by_a_form_is_heard(house, conversation, window, as_person):
    learner = await window(house, "learner")
    await learner.subscribe(conversation)
    client = await sync_to_async(as_person)(house.mentor)
    url = house.url(f"/messages/{conversation.pk}/send/")
    answer = await sync_to_async(client.post)(url, {"body": "Par formulaire", "client_id": str(uuid.uuid4())})
    assert answer.status_code == 302
    assert (await learner.hear("message"))["body"] == "Par formulaire"


async def test_reading_is_told_to_the_readers_own_windows_only(house, conversation, window):
    await kept(house, "mentor")
    one, other, mentor = [await window(house, who) for who in ("learner", "learner", "mentor")]
    for each in (one, other, mentor):
        await each.subscribe(conversation)
    await one.tell(type="read", conversation=conversation.pk, seq=1)
    assert await other.hear() == {"type": "read", "conversation": str(conversation.pk), "seq": 1}
    assert await mentor.hears_nothing()


async def test_typing_is_heard_and_only_where_one_listens(house, conversation, window):
    mentor, learner = await window(house, "mentor"), await window(house, "learner")
    await learner.subscribe(conversation)
    await mentor.tell(type="typing", conversation=conversation.pk)
    assert await learner.hears_nothing()
    await mentor.subscribe(conversation)
    await mentor.tell(type="typing", conversation=conversation.pk)
    assert (await learner.hear("typing"))["who"] == str(house.mentor.pk)


# ── what is refused ──────────────────────────────────────────────────────────────────────────────
async def refusal(socket, **frame):
    await socket.tell(**frame)
    return (await socket.hear("error"))["code"]


@pytest.mark.parametrize(("who", "code"), [
    ("other_mentor", "not_found"), ("observer", "not_found"), ("coordinator", "forbidden")])
async def test_others_hear_and_say_nothing(house, conversation, window, who, code):
    other = await window(house, who)
    for frame in ({"type": "subscribe", "since": 0}, {"type": "sync", "since": 0}, {"type": "read", "seq": 1},
                  {"type": "send", "client_id": uuid.uuid4(), "body": "x"}):
        assert await refusal(other, conversation=conversation.pk, **frame) == code
    await kept(house, "mentor")
    assert await other.hears_nothing()


async def test_a_conversation_of_another_organization_does_not_exist(committed_cast, conversation, window):
    stranger = await window(committed_cast.harbour, "mentor")
    for frame in ({"type": "subscribe", "since": 0}, {"type": "send", "client_id": uuid.uuid4(), "body": "x"}):
        assert await refusal(stranger, conversation=conversation.pk, **frame) == "not_found"
    assert await refusal(stranger, type="subscribe", conversation=uuid.uuid4(), since=0) == "not_found"


async def test_malformed_frames_are_answered_and_the_socket_lives(house, conversation, window):
    mentor = await window(house, "mentor")
    for text in ("", "{", "[]", '{"type": "x"}', '{"type": "read"}'):
        await mentor.say(text)
        assert (await mentor.hear())["code"] == "malformed"
    await mentor.say(binary=b"\x00\xff")
    assert (await mentor.hear())["code"] == "malformed"
    assert (await mentor.subscribe(conversation))["head"] == 0


async def test_a_refused_message_says_why_in_the_persons_language(house, conversation, window):
    mentor, same = await window(house, "mentor"), uuid.uuid4()
    await mentor.tell(type="send", conversation=conversation.pk, client_id=same, body="  ")
    error = await mentor.hear("error")
    assert (error["code"], error["client_id"], error["for"]) == ("empty", str(same), "send")
    await change(house, Mentorship.objects, status="ended")
    assert await refusal(mentor, type="send", conversation=conversation.pk, client_id=same, body="x") == "closed"


async def test_more_messages_than_a_person_writes_are_refused(house, conversation, window, monkeypatch):
    monkeypatch.setattr(services, "RATE", 3)
    mentor = await window(house, "mentor")
    for _ in range(3):
        await mentor.tell(type="send", conversation=conversation.pk, client_id=uuid.uuid4(), body="x")
        await mentor.hear("ack")
    assert await refusal(mentor, type="send", conversation=conversation.pk, client_id=uuid.uuid4(), body="x") == "rate"


async def test_more_frames_than_a_page_sends_are_refused(house, conversation, window):
    mentor = await window(house, "mentor")
    for _ in range(consumers.FRAMES):
        await mentor.tell(type="typing", conversation=conversation.pk)
    assert await refusal(mentor, type="typing", conversation=conversation.pk) == "rate"


@pytest.mark.parametrize("text", ["x" * 65_537, "é" * 33_000])
async def test_too_large_a_frame_ends_the_socket(house, window, text):
    mentor = await window(house, "mentor")
    await mentor.say(text)
    assert await mentor.closed() == 1009


# ── a membership that ends ───────────────────────────────────────────────────────────────────────
@pytest.fixture
def doubtful(monkeypatch):
    monkeypatch.setattr(consumers, "CHECK_EVERY", 0)


async def test_a_revoked_member_is_closed_at_the_next_frame(house, conversation, window, doubtful):
    mentor = await window(house, "mentor")
    await mentor.subscribe(conversation)
    await change(house, Membership.objects.filter(pk=house.mentor.pk), status="left")
    await mentor.tell(type="sync", conversation=conversation.pk, since=0)
    assert await mentor.closed() == 4403


async def test_a_revoked_member_hears_nothing_more(house, conversation, window, doubtful):
    learner = await window(house, "learner")
    await learner.subscribe(conversation)
    await change(house, Membership.objects.filter(pk=house.learner.pk), status="suspended")
    await kept(house, "mentor", "Not for them")
    assert (await learner.socket.receive_output(timeout=5)) == {"type": "websocket.close", "code": 4403}


async def test_signing_out_ends_the_socket(house, conversation, window, doubtful):
    mentor = await window(house, "mentor")
    await database_sync_to_async(SessionStore(mentor.session.session_key).flush)()
    await mentor.tell(type="sync", conversation=conversation.pk, since=0)
    assert await mentor.closed() == 4403


async def test_a_closed_organization_ends_its_sockets(house, conversation, window, doubtful):
    mentor = await window(house, "mentor")
    house.organization.is_active = False
    await database_sync_to_async(house.organization.save)()
    await mentor.tell(type="sync", conversation=conversation.pk, since=0)
    assert await mentor.closed() == 4403


# ── nothing is lost ──────────────────────────────────────────────────────────────────────────────
async def test_what_was_written_while_away_arrives_by_since(house, conversation, window, monkeypatch):
    monkeypatch.setattr("chat.selectors.PAGE", 4)
    learner = await window(house, "learner")
    await learner.subscribe(conversation)
    await kept(house, "mentor", "no 1")
    held = [(await learner.hear("message"))["seq"]]
    await learner.leave()
    for n in range(2, 12):
        await kept(house, "mentor", f"no {n}")
    back = await window(house, "learner")
    answer = await back.subscribe(conversation, since=1)
    while answer["messages"]:
        held += [m["seq"] for m in answer["messages"]]
        await back.tell(type="sync", conversation=conversation.pk, since=held[-1])
        answer = await back.hear("messages")
    assert held == list(range(1, 12))


async def test_messages_sent_while_the_layer_is_gone_are_kept_and_recovered(house, conversation, window, monkeypatch):
    """As when Valkey restarts: events are lost, the socket lives, the beat's sync brings everything."""
    mentor, learner = await window(house, "mentor"), await window(house, "learner")
    await mentor.subscribe(conversation)
    await learner.subscribe(conversation)

    async def nobody(*args):
        raise ConnectionError("no layer")

    with monkeypatch.context() as patch:
        patch.setattr("chat.events.tell", nobody)
        for n in range(1, 6):
            await mentor.tell(type="send", conversation=conversation.pk, client_id=uuid.uuid4(), body=f"no {n}")
            assert (await mentor.hear("ack"))["seq"] == n
        await learner.tell(type="typing", conversation=conversation.pk)
        assert await learner.hears_nothing()
    await mentor.tell(type="send", conversation=conversation.pk, client_id=uuid.uuid4(), body="no 6")
    assert (await learner.hear("message"))["seq"] == 6  # the gap is seen: 6 after 0
    await learner.tell(type="sync", conversation=conversation.pk, since=0)
    assert [m["body"] for m in (await learner.hear("messages"))["messages"]] == [f"no {n}" for n in range(1, 7)]


async def test_a_flushed_and_disconnected_valkey_is_found_again(house, conversation, window):
    learner = await window(house, "learner")
    await learner.subscribe(conversation)
    layer = get_channel_layer()._get_layer()
    for shard in layer._shards:
        await shard._redis.flushall()
        await shard._redis.connection_pool.disconnect(inuse_connections=True)
    for n in range(1, 4):
        await kept(house, "mentor", f"no {n}")
    await learner.tell(type="sync", conversation=conversation.pk, since=0)
    assert [m["seq"] for m in (await learner.hear("messages"))["messages"]] == [1, 2, 3]
    for n in range(4, 200):  # until the layer's receiver has resubscribed
        await kept(house, "mentor" if n % 2 else "learner", f"no {n}")
        if not await learner.hears_nothing():
            break
    assert json.loads((await learner.socket.receive_output(timeout=5))["text"])["type"] == "message"


async def test_both_writing_at_once_hear_every_number(house, conversation, window):
    pair = [await window(house, "mentor"), await window(house, "learner")]
    for each in pair:
        await each.subscribe(conversation)

    async def write(each):
        for n in range(15):
            await each.tell(type="send", conversation=conversation.pk, client_id=uuid.uuid4(), body=str(n))

    async def hear(each):
        return sorted([(await each.hear("message"))["seq"] for _ in range(30)])

    heard = await asyncio.gather(*(hear(each) for each in pair), *(write(each) for each in pair))
    assert heard[0] == heard[1] == list(range(1, 31))

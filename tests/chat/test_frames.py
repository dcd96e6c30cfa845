import json
import uuid

import pytest

from chat import frames

ID = uuid.UUID("0190a000-0000-7000-8000-000000000001")


@pytest.mark.parametrize(("given", "expected"), [
    ({"type": "subscribe", "conversation": str(ID), "since": 0}, frames.Subscribe(ID, 0)),
    ({"type": "sync", "conversation": str(ID), "since": 7, "more": "ignored"}, frames.Sync(ID, 7)),
    ({"type": "send", "conversation": str(ID), "client_id": str(ID), "body": "été 🌱"}, frames.Send(ID, ID, "été 🌱")),
    ({"type": "read", "conversation": str(ID), "seq": 3}, frames.Read(ID, 3)),
    ({"type": "typing", "conversation": str(ID)}, frames.Typing(ID)),
])
def test_a_frame_is_understood(given, expected):
    assert frames.parse(json.dumps(given)) == expected


@pytest.mark.parametrize("text", [
    None, "", "{", "[]", "null", "3", '"x"', "{}", '{"type": "x"}', '{"type": []}', '{"type": null}', '{"type": "typing"}',
    '{"type": "typing", "conversation": 3}', '{"type": "typing", "conversation": "nope"}', "[" * 50_000,
    *(json.dumps({"type": "read", "conversation": str(ID), "seq": seq}) for seq in (-1, 1.5, "1", True, None, 2**31, [])),
    json.dumps({"type": "send", "conversation": str(ID), "client_id": str(ID), "body": "a\0b"}),
    json.dumps({"type": "send", "conversation": str(ID), "client_id": str(ID), "body": ["x"]}),
    f'{{"type": "send", "conversation": "{ID}", "client_id": "{ID}", "body": "\\ud800"}}',
    json.dumps({"type": "send", "conversation": str(ID), "body": "x"}),
])
def test_anything_else_is_malformed(text):
    with pytest.raises(frames.FrameError, match="malformed"):
        frames.parse(text)

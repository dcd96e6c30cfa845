"""What a browser may say over the socket: one JSON object a frame, parsed into one of these or refused."""
import json
from dataclasses import MISSING, dataclass, fields
from uuid import UUID

LIMIT = 64 * 1024  # bytes in a frame


class FrameError(Exception):
    """The frame is answered with an error frame; the socket lives on."""

    def __init__(self, code: str, message: str = "", **about):
        super().__init__(code)
        self.code, self.message, self.about = code, message, about


@dataclass(frozen=True)
class Subscribe:
    conversation: UUID
    since: int


@dataclass(frozen=True)
class Sync:
    conversation: UUID
    since: int


@dataclass(frozen=True)
class Send:
    conversation: UUID
    client_id: UUID
    body: str


@dataclass(frozen=True)
class Read:
    conversation: UUID
    seq: int


@dataclass(frozen=True)
class Typing:
    conversation: UUID


KINDS = {"subscribe": Subscribe, "sync": Sync, "send": Send, "read": Read, "typing": Typing}
HIGHEST = 2**31 - 1  # what the column holds


def _number(value) -> int:
    if type(value) is not int or not 0 <= value <= HIGHEST:
        raise ValueError
    return value


def _text(value) -> str:
    if type(value) is not str or "\0" in value:
        raise ValueError
    value.encode()  # PostgreSQL refuses lone surrogates, which JSON may carry
    return value


PARSERS = {int: _number, str: _text, UUID: lambda value: UUID(_text(value))}


def parse(text: str | None) -> Subscribe | Sync | Send | Read | Typing:
    """Raises FrameError "malformed" for anything that is not one of KINDS with all its fields; unknown fields are ignored."""
    try:
        given = json.loads(text or "")
        kind = KINDS[given["type"]]
        return kind(**{f.name: PARSERS[f.type](given[f.name]) for f in fields(kind) if f.default is MISSING})
    except (ValueError, TypeError, KeyError, RecursionError):
        raise FrameError("malformed") from None

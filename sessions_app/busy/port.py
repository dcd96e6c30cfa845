"""What a source of busy time is, whichever calendar stands behind it."""
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

Span = tuple[datetime, datetime]


class Trouble(Exception):
    """A source could not be read; `code` is one of SubscribedCalendar.Problem."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Version:
    """What a source said of the state that was read last, so that it need not send it again."""

    etag: str = ""
    modified: str = ""


@dataclass(frozen=True)
class Reading:
    """Sorted, disjoint spans, and nothing else of what the calendar holds. `is_whole`: whether all of it could be read."""

    spans: list[Span]
    version: Version
    is_whole: bool = True


class BusySource(Protocol):
    def read(self, since: datetime, until: datetime, zone: ZoneInfo, known: Version) -> Reading | None:
        """What is busy in [since, until); None when nothing changed since `known`. Whole days and times without a zone are the
        person's own (`zone`). Raises Trouble.
        """

"""The one clock. Everything that asks for the time asks here, so that a test or the demo can say what time it is."""
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

from django.utils.timezone import localtime

_fixed: ContextVar[datetime | None] = ContextVar("fixed_now", default=None)


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return _fixed.get() or datetime.now(UTC)


def today() -> date:
    """The date in the active time zone: a person's own while their request or their message is at work, else the server's."""
    return localtime(now()).date()


@contextmanager
def at(instant: datetime):
    """Inside, now() answers `instant` (aware)."""
    token = _fixed.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _fixed.reset(token)

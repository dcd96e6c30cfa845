"""Flash mentorships whose one session never comes about: their mentor's place is given back."""
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from common import clock

from ..facts import last_meetings
from ..models import Format, Mentorship

FLASH_WAITS = timedelta(days=14)  # from the start, or from the session that was called off, missed, or that nobody said a word of


def unused_flash() -> list[UUID]:
    """The active ones that have waited too long, oldest first. Two queries."""
    old = Mentorship.objects.filter(format=Format.FLASH, status=Mentorship.Status.ACTIVE, started_at__lte=clock.now() - FLASH_WAITS)
    return [pair.pk for pair in _unused(old.order_by("started_at", "pk"))]


def is_unused_flash(pair: Mentorship) -> bool:
    return pair.format == Format.FLASH and bool(_unused([pair]))


def _unused(pairs: Iterable[Mentorship]) -> list[Mentorship]:
    pairs = list(pairs)
    met, since = last_meetings([pair.pk for pair in pairs]), clock.now() - FLASH_WAITS
    return [pair for pair in pairs if max(pair.started_at, met.get(pair.pk, pair.started_at)) <= since]

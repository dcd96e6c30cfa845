from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery

from accounts.models import Membership
from common import clock

from .models import Delivery, Preferences
from .quiet import QuietHours
from .texts import text_for

COUNTED = 99  # more unread notices than these are not counted on every page


class NumberOf(Subquery):
    """How many rows a queryset has, which is cut where counting is to end."""

    template = "(SELECT count(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def unread_count(**which) -> NumberOf:
    """Of a Membership; at most one more than COUNTED."""
    unread = Delivery.objects.filter(recipient=OuterRef("pk"), told_at__isnull=False, seen_at=None, **which)
    return NumberOf(unread.values("pk")[:COUNTED + 1])


def notices_of(membership: Membership, *, unread: bool = False) -> QuerySet[Delivery]:
    """What the person was told, newest first."""
    found = Delivery.objects.filter(recipient=membership, told_at__isnull=False).order_by("-told_at", "-id")
    return found.filter(seen_at=None) if unread else found


def preferences_of(membership: Membership) -> Preferences:
    """The person's own, or the defaults."""
    return Preferences.objects.filter(membership=membership).first() or Preferences(membership=membership)


def hours_of(preferences: Preferences, time_zone: str) -> QuietHours:
    if not preferences.has_quiet_hours:
        return QuietHours(0, 0, time_zone)
    return QuietHours(preferences.quiet_from, preferences.quiet_until, time_zone)


def quiet_hours(memberships: Collection[Membership]) -> dict[UUID, QuietHours]:
    """Everybody's, in one query."""
    known = {each.membership_id: each for each in Preferences.objects.filter(membership__in=[m.pk for m in memberships])}
    return {m.pk: hours_of(known.get(m.pk) or Preferences(membership=m), m.user.time_zone) for m in memberships}


def waits_until(delivery: Delivery, preferences: Preferences) -> datetime | None:
    """The end of the quiet hours that its recipient has now, if it keeps out of them and that end is in time."""
    if delivery.wished_at is None and not text_for(delivery.kind).can_wait:
        return None
    span = hours_of(preferences, delivery.recipient.user.time_zone).around(clock.now())
    return span[1] if span and (delivery.before is None or span[1] < delivery.before) else None

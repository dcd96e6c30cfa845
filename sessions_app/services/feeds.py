"""A person's calendar feed: made, made anew, switched off, ended with the membership."""
from django.db import transaction
from django.db.models import Case, F, Value, When

from accounts.models import Membership
from audit.services import record
from common import clock

from ..models import CalendarFeed


@transaction.atomic
def set_feed(*, actor: Membership, is_on: bool, is_busy_only: bool) -> CalendarFeed:
    """Switched off, its address is void for good: another one comes with switching on."""
    said, now = {"is_on": is_on, "is_busy_only": is_busy_only}, clock.now()
    stays = {"created_at": Case(When(is_on=True, then=F("created_at")), default=Value(now))} if is_on else {"version": F("version") + 1}
    feed, _is_new = CalendarFeed.objects.update_or_create(
        membership=actor, defaults=said | stays, create_defaults=said | {"created_at": now})
    feed.refresh_from_db(fields=["version", "created_at"])
    record("sessions_app.feed.set", actor=actor, target=actor, is_on=is_on, is_busy_only=is_busy_only)
    return feed


@transaction.atomic
def make_feed(*, actor: Membership, is_busy_only: bool) -> CalendarFeed:
    """Switched on, at an address that nobody knows yet."""
    set_feed(actor=actor, is_on=True, is_busy_only=is_busy_only)
    renew_feed(actor=actor)
    return CalendarFeed.objects.get(membership=actor)


@transaction.atomic
def renew_feed(*, actor: Membership) -> None:
    """A new address: whoever had the old one reads nothing more."""
    CalendarFeed.objects.filter(membership=actor).update(version=F("version") + 1, created_at=clock.now())
    record("sessions_app.feed.renewed", actor=actor, target=actor)


def end_feed(membership: Membership, actor: Membership) -> None:
    """Of whoever leaves the organization: the address is void for good, whether or not they come back. See accounts.joining."""
    CalendarFeed.objects.filter(membership=membership).update(is_on=False, version=F("version") + 1)

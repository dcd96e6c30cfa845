"""A person's calendar feed: made, made anew, switched off, ended with the membership."""
from django.db import transaction
from django.db.models import F

from accounts.models import Membership
from audit.services import record
from common import clock

from ..models import CalendarFeed


@transaction.atomic
def set_feed(*, actor: Membership, is_on: bool, is_busy_only: bool) -> CalendarFeed:
    """Switched off, its address is void for good: another one comes with switching on."""
    said = {"is_on": is_on, "is_busy_only": is_busy_only}
    feed, _is_new = CalendarFeed.objects.update_or_create(
        membership=actor, defaults=said | ({} if is_on else {"version": F("version") + 1}),
        create_defaults=said | {"created_at": clock.now()})
    feed.refresh_from_db(fields=["version"])
    record("sessions_app.feed.set", actor=actor, target=actor, is_on=is_on, is_busy_only=is_busy_only)
    return feed


@transaction.atomic
def renew_feed(*, actor: Membership) -> None:
    """A new address: whoever had the old one reads nothing more."""
    CalendarFeed.objects.filter(membership=actor).update(version=F("version") + 1)
    record("sessions_app.feed.renewed", actor=actor, target=actor)


def end_feed(membership: Membership, actor: Membership) -> None:
    """Of whoever leaves the organization: the address is void for good, whether or not they come back. See accounts.joining."""
    CalendarFeed.objects.filter(membership=membership).update(is_on=False, version=F("version") + 1)

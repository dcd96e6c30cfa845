"""The address of a person's calendar feed. It needs no sign-in, so it is signed, and a higher version makes it void."""
from uuid import UUID

from django.core import signing

from accounts.models import Membership
from tenancy.context import current

from .models import CalendarFeed

SALT = "sessions_app.feed"


def token_of(feed: CalendarFeed) -> str:
    return signing.dumps([str(feed.organization_id), str(feed.membership_id), feed.version], salt=SALT)


def opened(token: str) -> CalendarFeed | None:
    """Inside the organization at work; None when it was changed, renewed or switched off, or its person is not active."""
    try:
        organization, membership, version = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    if UUID(organization) != current():
        return None
    return CalendarFeed.objects.select_related("membership__user", "membership__organization").filter(
        membership=membership, version=version, is_on=True, membership__status=Membership.Status.ACTIVE,
        membership__user__is_active=True).first()

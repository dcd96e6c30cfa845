"""The handshake of a socket: /o/<slug>/ws/… by a signed-in member of that organization, or no socket. It lives as long as
both stay true: the consumer asks still_member() from time to time.
"""
from importlib import import_module
from types import SimpleNamespace

from channels.db import database_sync_to_async
from django.conf import settings
from django.contrib.auth import get_user

from tenancy.context import bound_to
from tenancy.middleware import PREFIX
from tenancy.models import Organization

from .models import Membership
from .selectors import membership_of

REFUSED = 4404


class MembershipMiddleware:
    def __init__(self, inner):
        self.inner = inner

    async def __call__(self, scope, receive, send):
        found = await database_sync_to_async(placed)(scope)
        if found is None:
            await send({"type": "websocket.close", "code": REFUSED})
            return
        organization, membership, rest = found
        scope = scope | {"organization": organization, "membership": membership, "path": rest}
        await self.inner(scope, receive, send)


def placed(scope) -> tuple[Organization, Membership, str] | None:
    """(organization, membership, rest of the path) of a socket's first request, or None for a stranger."""
    matched, user = PREFIX.match(scope["path"]), scope.get("user")
    if matched is None or user is None or not user.is_authenticated:
        return None
    organization = Organization.objects.filter(slug=matched["slug"], is_active=True).first()
    if organization is None:
        return None
    with bound_to(organization.id):
        membership = membership_of(user)
    return (organization, membership, matched["rest"]) if membership else None


def still_member(scope) -> Membership | None:
    """The membership as it is now, or None when it, the organization or the sign-in has ended since the handshake."""
    stored = import_module(settings.SESSION_ENGINE).SessionStore(scope["session"].session_key)  # the handshake keeps a copy
    user = get_user(SimpleNamespace(session=stored))
    if not user.is_authenticated or user.pk != scope["user"].pk:
        return None
    if not Organization.objects.filter(pk=scope["organization"].pk, is_active=True).exists():
        return None
    with bound_to(scope["organization"].pk):
        return membership_of(user)

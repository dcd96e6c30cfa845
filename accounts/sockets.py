"""The handshake of a socket: /o/<slug>/ws/… by a signed-in member of that organization, or no socket."""
from channels.db import database_sync_to_async

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

"""Channels: a socket belongs to one organization from its handshake on; each piece of database work is one transaction."""
from urllib.parse import urlsplit
from uuid import UUID

from channels.db import database_sync_to_async
from django.conf import settings
from django.http.request import split_domain_port, validate_host

from . import context

DEFAULT_PORTS = {"http": ":80", "https": ":443"}
FOREIGN = 4403


def group_name(organization_id: UUID, name: str) -> str:
    """Group names carry the organization: a room's name alone may exist elsewhere too."""
    return f"{organization_id.hex}.{name}"


class TenantSocket:
    """Mixin. `scope["organization"]` is set by the middleware that checked Host, Origin and membership."""

    async def database(self, work, *args):
        return await database_sync_to_async(self._bound)(work, *args)

    def _bound(self, work, *args):
        with context.bound_to(self.scope["organization"].id):
            return work(*args)

    def group(self, name: str) -> str:
        return group_name(self.scope["organization"].id, name)


class SameOriginMiddleware:
    """Refuses a handshake from a page of another origin. Browsers send cookies with any handshake and ask nobody, so the
    Origin header is all there is; it is held to what Django's CSRF check holds a POST to: this host and port, or a
    trusted origin.
    """

    def __init__(self, inner):
        self.inner = inner

    async def __call__(self, scope, receive, send):
        if same_origin(dict(scope["headers"])):
            await self.inner(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": FOREIGN})


def same_origin(headers: dict[bytes, bytes]) -> bool:
    host, origin = (headers.get(name, b"").decode("latin1").lower() for name in (b"host", b"origin"))
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    if parts.scheme not in DEFAULT_PORTS or not validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS):
        return False
    port = DEFAULT_PORTS[parts.scheme]
    return parts.netloc.removesuffix(port) == host.removesuffix(port) or origin in settings.CSRF_TRUSTED_ORIGINS

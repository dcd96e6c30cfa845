"""Channels: a socket belongs to one organization from its handshake on; each piece of database work is one transaction."""
from channels.db import database_sync_to_async

from . import context


class TenantSocket:
    """Mixin. `scope["organization"]` is set by the middleware that checked Host, Origin and membership."""

    async def database(self, work, *args):
        return await database_sync_to_async(self._bound)(work, *args)

    def _bound(self, work, *args):
        with context.bound_to(self.scope["organization"].id):
            return work(*args)

    def group(self, name: str) -> str:
        """Group names carry the organization: a room's name alone may exist elsewhere too."""
        return f"{self.scope['organization'].id.hex}.{name}"

"""The cache in Valkey, which pages do without while it is away: sessions are then read from the database, limits not counted."""
import logging

from django.contrib.sessions.backends.cached_db import KEY_PREFIX as SESSIONS
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import ConnectionError, TimeoutError

log = logging.getLogger("tandem.cache")
AWAY = (ConnectionError, TimeoutError)


class Client(RedisCacheClient):
    """Asks through one client, which takes as long to make as a question takes."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._made = {}

    def get_client(self, key=None, *, write=False):
        index = self._get_connection_pool_index(write)
        if index not in self._made:
            self._made[index] = super().get_client(key, write=write)
        return self._made[index]


class Cache(RedisCache):
    """Away, it holds nothing and keeps nothing. Only to delete a session still fails: it would come back with the cache."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._class = Client

    def get(self, key, default=None, version=None):
        return self._or(default, super().get, key, default, version)

    def get_many(self, keys, version=None):
        return self._or({}, super().get_many, keys, version)

    def has_key(self, key, version=None):
        return self._or(False, super().has_key, key, version)

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        return self._or(True, super().add, key, value, timeout, version)

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        return self._or(None, super().set, key, value, timeout, version)

    def delete(self, key, version=None):
        if key.startswith(SESSIONS):
            return super().delete(key, version)
        return self._or(False, super().delete, key, version)

    def ping(self) -> bool:
        """Whether it is there; raises where it is not."""
        return self._cache.get_client(write=True).ping()

    def _or(self, otherwise, ask, *arguments):
        try:
            return ask(*arguments)
        except AWAY as error:
            log.warning("the cache is away: %s", error)
            return otherwise

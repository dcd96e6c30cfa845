"""Tests run on the same real PostgreSQL and Valkey as the product; each xdist worker has a database of its own."""
import os
import uuid
from contextlib import closing

import psycopg2
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.test import Client, TransactionTestCase

from matching.services.waking import requests_waker, runs_waker
from mentoring.memory import settle
from notifications.waking import waker
from sessions_app.tasks import calendars_waker
from tests.cast import make_cast


def _server(database="postgres", role="postgres"):
    host = connections["default"].settings_dict["HOST"]
    connection = psycopg2.connect(host=host, user=role, dbname=database)
    connection.autocommit = True
    return closing(connection)


def copy_database(name: str, template: str) -> str:
    """A fresh database `name` copied from `template`; the template must have no connection."""
    with _server() as server, server.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" OWNER tandem_owner TEMPLATE "{template}"')
    return name


def drop_database(name: str) -> None:
    with _server() as server, server.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def pytest_collection_finish():
    """As a process of the product does: otherwise the garbage collector takes a tenth of the tests' time."""
    settle()


@pytest.fixture(scope="session")
def worker_name(worker_id):
    return "main" if worker_id == "master" else worker_id


@pytest.fixture(scope="session")
def django_db_setup(worker_name, django_db_blocker):
    name = f"test_{worker_name}"
    with django_db_blocker.unblock():
        for connection in connections.all():
            connection.close()
        copy_database(name, os.environ["TEST_TEMPLATE"])
        for alias in connections:
            connections[alias].settings_dict["NAME"] = settings.DATABASES[alias]["NAME"] = name
    yield
    with django_db_blocker.unblock():
        for connection in connections.all():
            connection.close()
        drop_database(name)


def _empty(self):
    """Empties what a transactional test wrote: rows go one by one, since TRUNCATE makes hundreds of files anew for a dozen rows."""
    with _server(connections["default"].settings_dict["NAME"]) as server, server.cursor() as cursor:
        cursor.execute("SELECT string_agg(format('DELETE FROM %I', tablename), '; ') FROM pg_tables WHERE schemaname = 'public' "
                       "AND tablename NOT IN ('django_migrations', 'django_content_type', 'auth_permission')")
        cursor.execute(f"SET session_replication_role = replica; {cursor.fetchone()[0]}")  # no triggers: in any order, the sealed too


TransactionTestCase._fixture_teardown = _empty


@pytest.fixture(autouse=True)
def _own_corner(tmp_path, settings, monkeypatch):
    """Files, mail, cache and channel names of this test's own: workers share one Valkey, which nobody may flush."""
    corner = f"test-{uuid.uuid4().hex[:12]}"
    settings.CACHES["default"]["KEY_PREFIX"] = cache.key_prefix = corner  # this thread's cache exists already
    settings.CHANNEL_LAYERS["default"]["CONFIG"]["prefix"] = corner
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MAILBOX_DIR = tmp_path / "mail"
    for each in (waker, requests_waker, runs_waker, calendars_waker):
        monkeypatch.setattr(each, "ask", each.wake)  # no thread of an earlier test's
    settings.WHITENOISE_AUTOREFRESH = True  # otherwise each client of a test reads all static files first, which takes longer than the test
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def cast(db):
    """Two organizations and the people of every test: see tests/cast.py."""
    return make_cast()


@pytest.fixture
def committed_cast(transactional_db):
    """The same people, committed, for tests with more than one connection."""
    return make_cast()


@pytest.fixture
def as_person():
    """as_person(membership) -> a client signed in as that person."""

    def client_of(membership, **defaults):
        client = Client(HTTP_ACCEPT_LANGUAGE=membership.user.language, **defaults)
        client.force_login(membership.user)
        return client

    return client_of

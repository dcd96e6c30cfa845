"""A wrong or missing setting is a system check with a hint."""
import pytest
from django.core.checks import Error, run_checks
from django.db import connections

from mentoring import checks

GOOD = {"SECRET_KEY": "k" * 50, "SECURE": True, "DEBUG": False, "ALLOWED_HOSTS": ["tandem.example"], "BASE_URL": "https://tandem.example",
        "EMAIL_URL": "smtp+tls://u:p@mail.example:587", "DEMO": False, "DEFAULT_FROM_EMAIL": "Tandem <a@tandem.example>",
        "REDIS_URL": "redis://:p@valkey:6379/0"}
WRONG = [
    ({"SECRET_KEY": ""}, "E001"), ({"SECRET_KEY": "short"}, "E002"), ({"DEBUG": True}, "E003"),
    ({"ALLOWED_HOSTS": []}, "E004"), ({"ALLOWED_HOSTS": ["*"]}, "E004"), ({"ALLOWED_HOSTS": ["elsewhere.example"]}, "E006"),
    ({"BASE_URL": "tandem.example"}, "E005"), ({"BASE_URL": "https://"}, "E005"),
    ({"BASE_URL": "https://tandem.example:x"}, "E005"),
    ({"BASE_URL": "ftp://tandem.example"}, "E005"), ({"EMAIL_URL": "mailbox://"}, "E007"),
    ({"DEFAULT_FROM_EMAIL": "Tandem"}, "E008"),
    ({"REDIS_URL": "valkey:6379"}, "E009"), ({"REDIS_URL": ""}, "E009"),
    ({"REDIS_URL": "redis://"}, "E009"), ({"REDIS_URL": "unix://"}, "E009"),
]


def found(settings, changes):
    for key, value in (GOOD | changes).items():
        setattr(settings, key, value)
    return [each for each in run_checks() if each.id.startswith("mentoring.")]


def test_good_settings_raise_nothing(settings):
    assert found(settings, {}) == []
    assert found(settings, {"REDIS_URL": "unix:///run/valkey.sock"}) == []


@pytest.mark.parametrize(("changes", "number"), WRONG, ids=str)
def test_a_wrong_setting_is_an_error_with_a_hint(settings, changes, number):
    ids = {each.id: each for each in found(settings, changes)}
    assert f"mentoring.{number}" in ids
    assert isinstance(ids[f"mentoring.{number}"], Error)
    assert ids[f"mentoring.{number}"].hint


def test_no_password_is_told(settings):
    (told,) = found(settings, {"REDIS_URL": "valkey://:hunter2@valkey"})
    assert "hunter2" not in str(told)


def test_on_a_desk_the_mailbox_is_only_a_warning(settings):
    (told,) = found(settings, {"SECURE": False, "BASE_URL": "http://tandem.example", "EMAIL_URL": "mailbox://"})
    assert not isinstance(told, Error)


def test_a_redis_client_that_gives_up_is_refused(settings, monkeypatch):
    monkeypatch.setattr(checks.redis, "__version__", "8.0.1")
    assert [each.id for each in found(settings, {})] == ["mentoring.E010"]


@pytest.mark.parametrize(("version", "ids"), [
    (140011, ["mentoring.E011"]), (150000, []), (180002, []), (190000, ["mentoring.W011"])])
def test_server_versions(db, monkeypatch, version, ids):
    monkeypatch.setitem(vars(connections["default"]), "pg_version", version)
    assert [each.id for each in checks.server_is_known(None, databases=["default"])] == ids

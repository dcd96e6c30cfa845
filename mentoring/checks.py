"""What the environment must say for this installation to work. Each finding says how to mend it.

Where BASE_URL is https, people depend on it: there a finding is an error, on a desk it is a warning.
"""
from email.utils import parseaddr
from urllib.parse import urlsplit

import redis
from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.http.request import validate_host

OLDEST_POSTGRES, NEWEST_POSTGRES = 15, 18
SECRET_LENGTH = 32


def finding(text: str, hint: str, number: int):
    kind = Error if settings.SECURE else Warning
    return kind(text, hint=hint, id=f"mentoring.{'E' if settings.SECURE else 'W'}{number:03}")


@register(Tags.security)
def secret_key_is_a_secret(app_configs, **kwargs):
    hint = 'Make one: python -c "import secrets; print(secrets.token_urlsafe(50))"'
    try:
        length = len(settings.SECRET_KEY)
    except ImproperlyConfigured:
        return [Error("SECRET_KEY is empty.", hint=hint, id="mentoring.E001")]
    if length < SECRET_LENGTH and settings.SECURE:
        return [Error(f"SECRET_KEY has fewer than {SECRET_LENGTH} characters.", hint=hint, id="mentoring.E002")]
    return []


@register(Tags.security)
def debug_stays_at_home(app_configs, **kwargs):
    if settings.DEBUG and settings.SECURE:
        return [Error("DEBUG is on at a public address.", hint="Unset DEBUG: its error pages show settings and data.",
                      id="mentoring.E003")]
    return []


@register(Tags.security)
def hosts_are_named(app_configs, **kwargs):
    if not settings.DEBUG and (not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS):
        return [finding("ALLOWED_HOSTS is empty or lets every host in.",
                        "Name the host in BASE_URL: ALLOWED_HOSTS=tandem.example", 4)]
    return []


@register()
def base_url_is_an_address(app_configs, **kwargs):
    try:
        address = urlsplit(settings.BASE_URL)
        good = address.scheme in ("http", "https") and address.hostname and not address.query and not address.fragment
        address.port  # noqa: B018  raises when it is no number
    except ValueError:
        good = False
    if not good:
        return [Error(f"BASE_URL is no address: {settings.BASE_URL!r}.", hint="Write it whole: BASE_URL=https://tandem.example",
                      id="mentoring.E005")]
    hosts = [*settings.ALLOWED_HOSTS, *(["localhost", "127.0.0.1", "[::1]"] if settings.DEBUG else [])]
    if not validate_host(address.hostname, hosts):
        return [finding(f"BASE_URL's host {address.hostname} is not in ALLOWED_HOSTS.",
                        "Add it: links in emails would lead to a host that is refused.", 6)]
    return []


@register()
def mail_leaves(app_configs, **kwargs):
    found = []
    if settings.EMAIL_URL.startswith("mailbox:") and not settings.DEMO:
        found.append(finding("E-mail is kept in the demo's mailbox and reaches nobody.",
                             "Set EMAIL_URL=smtp+tls://user:password@host:587, or DEMO=1.", 7))
    if "@" not in parseaddr(settings.DEFAULT_FROM_EMAIL)[1]:
        found.append(finding("DEFAULT_FROM_EMAIL holds no address.",
                             "Write DEFAULT_FROM_EMAIL=Tandem <bonjour@tandem.example>", 8))
    return found


@register()
def broker_is_an_address(app_configs, **kwargs):
    address = urlsplit(settings.REDIS_URL)
    if not ((address.scheme in ("redis", "rediss") and address.hostname) or (address.scheme == "unix" and address.path)):
        return [Error(f"REDIS_URL has no scheme or host that a broker could have: {address.scheme or 'nothing'}://…",
                      hint="Write REDIS_URL=redis://:password@host:6379/0 or REDIS_URL=unix:///path/to/socket",
                      id="mentoring.E009")]
    return []


@register()
def redis_client_waits(app_configs, **kwargs):
    """From 8.0 on redis-py gives up on a quiet socket after 5 s, which ends the worker's and the live sockets' long waits."""
    if int(redis.__version__.split(".")[0]) >= 8:
        return [Error(f"redis-py {redis.__version__} drops quiet connections.", hint="Install the locked requirements: redis<8",
                      id="mentoring.E010")]
    return []


@register(Tags.database)
def server_is_known(app_configs, databases=None, **kwargs):
    if not databases or "default" not in databases:
        return []
    version, hint = connections["default"].pg_version // 10000, f"Use PostgreSQL {OLDEST_POSTGRES} to {NEWEST_POSTGRES}."
    if version < OLDEST_POSTGRES:
        return [Error(f"PostgreSQL {version} is too old.", hint=hint, id="mentoring.E011")]
    if version > NEWEST_POSTGRES:
        return [Warning(f"PostgreSQL {version} is newer than what is tested.", hint=hint, id="mentoring.W011")]
    return []

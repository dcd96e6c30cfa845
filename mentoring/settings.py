"""One file, read from the environment. Every variable is listed in docs/settings.md; a wrong value is a system check."""
from pathlib import Path
from urllib.parse import unquote

import environ
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

from mentoring.objects import OBJECTS

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL_DIR = BASE_DIR / ".local"

env = environ.FileAwareEnv()
if "DATABASE_URL" not in env:  # beside the embedded servers, whose addresses script/server writes down
    env.read_env(LOCAL_DIR / "env")

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000")
CSRF_FAILURE_VIEW = "accounts.views.front.page_expired"
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
DEMO = env.bool("DEMO", default=False)
SECURE = BASE_URL.startswith("https://")

# ── rooms, low to high ───────────────────────────────────────────────────────────────────────────
ROOMS = [
    "common", "tenancy", "audit", "accounts", "notifications", "programs", "assessments", "matching",
    "action_plans", "sessions_app", "chat", "kpis", "dashboard", "mentoring",
]
INSTALLED_APPS = [
    "unfold", "unfold.contrib.filters", "unfold.contrib.forms",
    "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
    "django.contrib.messages", "whitenoise.runserver_nostatic", "django.contrib.staticfiles", "django.contrib.postgres",
    "django.contrib.humanize", "django.forms",
    "allauth", "allauth.account", "allauth.mfa", "allauth.usersessions",
    "channels", "csp", "django_htmx", "django_filters", "rest_framework", "drf_spectacular",
    *ROOMS,
]
MIDDLEWARE = [
    "mentoring.health.health_middleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.person_middleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tenancy.middleware.organization_middleware",
    "accounts.middleware.api_organization_middleware",
    "accounts.middleware.membership_middleware",
    "notifications.middleware.seen_middleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]
ROOT_URLCONF = "mentoring.urls"
WSGI_APPLICATION = "mentoring.wsgi.application"
ASGI_APPLICATION = "mentoring.asgi.everything"
TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": [BASE_DIR / "templates"],
    "APP_DIRS": True,
    "OPTIONS": {
        "context_processors": [
            "django.template.context_processors.request",
            "django.contrib.auth.context_processors.auth",
            "django.contrib.messages.context_processors.messages",
            "dashboard.context_processors.shell",
        ],
        "builtins": ["django.templatetags.i18n", "django.templatetags.static", "common.templatetags.parts"],
    },
}]
FORM_RENDERER = "common.forms.Renderer"

# ── engines ──────────────────────────────────────────────────────────────────────────────────────
CONN_MAX_AGE = env.int("CONN_MAX_AGE", default=60)


def _database(variable: str, fallback: str = "") -> dict:
    url = env.db_url_config(env.str(variable, default=env.str(fallback, default="") if fallback else "") or "postgres:///tandem")
    options = {"connect_timeout": 5, **url.pop("OPTIONS", {})}
    return url | {"ENGINE": "tenancy.backend", "HOST": unquote(url["HOST"]), "CONN_MAX_AGE": CONN_MAX_AGE, "CONN_HEALTH_CHECKS": True,
                  "ATOMIC_REQUESTS": False, "OPTIONS": options}


DATABASES = {
    "default": _database("DATABASE_URL") | {"ATOMIC_REQUESTS": True},
    "ops": _database("DATABASE_OPS_URL", "DATABASE_URL"),
    "owner": _database("DATABASE_OWNER_URL", "DATABASE_URL") | {"CONN_MAX_AGE": 0},
}
DATABASE_ROUTERS = ["tenancy.routers.OwnerMigrates"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
CACHES = {"default": {"BACKEND": "mentoring.cache.Cache", "LOCATION": REDIS_URL, "KEY_PREFIX": "tandem",
                      "OPTIONS": {"socket_connect_timeout": 2} if REDIS_URL.startswith("redis") else {}}}
CHANNEL_LAYERS = {"default": {
    "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
    "CONFIG": {"hosts": [{"address": REDIS_URL, "max_connections": 2000, "socket_connect_timeout": 2}], "prefix": "tandem"},
}}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14

CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1).replace("?db=", "?virtual_host=")
CELERY_TASK_IGNORE_RESULT = True
CELERY_RESULT_EXPIRES = None  # else a task that cleans results, of which there are none, is sent every night for no organization
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 120, "global_keyprefix": "tandem-", "socket_connect_timeout": 2}
CELERY_TASK_TIME_LIMIT = 300
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE_FILENAME = str(LOCAL_DIR / "celerybeat-schedule")
CELERY_BEAT_SCHEDULE = {
    "measure": {"task": "kpis.take_snapshots", "schedule": 900.0, "options": {"expires": 900}},
    "ask": {"task": "kpis.ask", "schedule": 600.0, "options": {"expires": 600}},
    "deliver-outbox": {"task": "notifications.deliver_outbox", "schedule": 5.0, "options": {"expires": 5}},
    "tend-notices": {"task": "notifications.tend_notices", "schedule": 3600.0, "options": {"expires": 3600}},
    "seal-audit": {"task": "audit.seal", "schedule": 30.0, "options": {"expires": 30}},
    "tend-requests": {"task": "matching.tend_requests", "schedule": 60.0, "options": {"expires": 60}},
    "tend-programs": {"task": "matching.tend_programs", "schedule": 3600.0, "options": {"expires": 3600}},
    "plan-reminders": {"task": "sessions_app.plan_reminders", "schedule": 3600.0, "options": {"expires": 3600}},
    "read-calendars": {"task": "sessions_app.read_calendars", "schedule": 300.0, "options": {"expires": 300}},
    "give-back-time": {"task": "sessions_app.give_back_time", "schedule": 300.0, "options": {"expires": 300}},
}

# ── people and sign-in ───────────────────────────────────────────────────────────────────────────
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.SignupExtra"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
MFA_TOTP_ISSUER = "Tandem"
USERSESSIONS_TRACK_ACTIVITY = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # the address is unique, without regard to case, by a constraint

# ── language, time, files, mail ──────────────────────────────────────────────────────────────────
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("French")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["mentoring.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = LOCAL_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 0 if DEBUG else 3600
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(LOCAL_DIR / "media"))
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
MAILBOX_DIR = Path(env.str("MAILBOX_DIR", default=str(LOCAL_DIR / "mail")))

EMAIL_URL = env.str("EMAIL_URL", default="mailbox://")
if EMAIL_URL.startswith("mailbox:"):
    EMAIL_BACKEND = "notifications.mailbox.MailboxBackend"
else:
    vars().update(env.email_url_config(EMAIL_URL))
EMAIL_TIMEOUT = 20  # seconds; under idle_in_transaction_session_timeout, as the relay holds its row meanwhile
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Tandem <bonjour@tandem.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# ── the browser's side of the walls ──────────────────────────────────────────────────────────────
CONTENT_SECURITY_POLICY = {"DIRECTIVES": {
    "default-src": ["'none'"], "script-src": ["'self'"], "style-src": ["'self'"], "img-src": ["'self'", "data:"],
    "font-src": ["'self'"], "connect-src": ["'self'"], "manifest-src": ["'self'"], "worker-src": ["'self'"],
    "base-uri": ["'none'"], "form-action": ["'self'"], "frame-ancestors": ["'none'"],
}}
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0

# ── API ──────────────────────────────────────────────────────────────────────────────────────────
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["accounts.tokens.TokenAuthentication", "accounts.tokens.PageAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["accounts.permissions.IsMember"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "common.api.Schema",
    "EXCEPTION_HANDLER": "common.api.problem_response",
    "DEFAULT_VERSIONING_CLASS": None,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Tandem API", "VERSION": "1", "SERVE_INCLUDE_SCHEMA": False, "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_PATH_PREFIX": "/api/v1", "OAS_VERSION": "3.1.0", "POSTPROCESSING_HOOKS": [],
    "SORT_OPERATIONS": False, "TAGS": [{"name": name, "description": text} for name, text in OBJECTS.items()],
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False, "AUTHENTICATION_WHITELIST": ["accounts.tokens.TokenAuthentication"],
}

LOGGING = {
    "version": 1, "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {"django.server": {"level": "WARNING"}},
}

# ── admin ────────────────────────────────────────────────────────────────────────────────────────
UNFOLD = {
    "SITE_TITLE": "Tandem", "SITE_HEADER": "Tandem", "SITE_SUBHEADER": "mentoring.admin.house", "SITE_URL": None,
    "SITE_ICON": lambda request: static("brand/tandem.svg"),
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": lambda request: static("favicon.svg")}],
    "SHOW_HISTORY": True, "SHOW_VIEW_ON_SITE": False,
    "SHOW_BACK_BUTTON": True, "BORDER_RADIUS": "10px", "SHOW_LANGUAGES": False,
    "SITE_DROPDOWN": [{"icon": "arrow_back", "title": _("Back to Tandem"), "link": "mentoring.admin.home"}],
    "SIDEBAR": {"show_search": False, "show_all_applications": False, "navigation": "mentoring.admin.navigation"},
    "COLORS": {"primary": {
        "50": "243 252 250", "100": "228 248 242", "200": "198 237 227", "300": "164 221 207", "400": "120 196 179",
        "500": "80 166 148", "600": "32 104 91", "700": "32 104 91", "800": "20 78 68", "900": "13 55 47", "950": "4 31 25"}},
}

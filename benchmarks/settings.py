"""The product's settings, with one bare page beside its own to measure against, and a superuser to fill the database."""
from mentoring.settings import *  # noqa: F403
from mentoring.settings import DATABASES, _database

ROOT_URLCONF = "benchmarks.urls"
DATABASES = DATABASES | {"superuser": _database("BENCH_SUPERUSER_URL", "DATABASE_URL")}

"""Celery carries wake-ups, never facts: what is due stands in PostgreSQL."""
import os

from celery import Celery
from celery.signals import worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentoring.settings")

app = Celery("tandem", task_cls="tenancy.tasks:TenantTask")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def warm_up(**_sender) -> None:
    """Before a worker's pool is made, which inherits what is compiled: a process of the pool has four seconds to answer, too few for it."""
    from matching.engine import warm

    from .memory import settle

    warm.warm_up()
    settle()

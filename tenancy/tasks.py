"""Celery: a task works for the organization that asked for it, and refuses to start without one."""
import uuid

from celery import Task
from celery.signals import before_task_publish

from . import context


@before_task_publish.connect
def carry_organization(headers, **kwargs):
    if context.current() is not None:
        headers.setdefault("organization", str(context.current()))


class TenantTask(Task):
    """No transaction is held around the task: it may wait for a mail server. Its atomic() blocks bind themselves."""

    platform = False  # a task for the whole platform says so: @app.task(platform=True)

    def __call__(self, *args, **kwargs):
        organization = getattr(self.request, "organization", None) or (self.request.headers or {}).get("organization")
        if organization is None and not self.platform:
            raise context.NoOrganization(f"{self.name} called for no organization")
        with context.working_for(organization and uuid.UUID(organization)):
            return super().__call__(*args, **kwargs)

from django.apps import AppConfig


class TenancyConfig(AppConfig):
    name = "tenancy"

    def ready(self):
        from . import checks, tasks  # noqa: F401  registers the system checks and the Celery header

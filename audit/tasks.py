from celery import shared_task

from .sealing import seal_waiting


@shared_task(name="audit.seal", platform=True)
def seal() -> int:
    """Woken by beat; any number may run at once."""
    return seal_waiting()

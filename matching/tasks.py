from uuid import UUID

from celery import shared_task

from .services import compute_run, report_progress
from .services.runs import Stopped

STEPS = 20  # progress is written down this often, each time in a transaction of its own


@shared_task(name="matching.compute_run")
def compute_run_task(run_id: str) -> None:
    """Computes a run that is too large for a request. Delivered twice, the second does nothing; cancelled, it stops at its next step."""
    said = -1

    def progress(done: int, of: int) -> None:
        nonlocal said
        step = STEPS * done // of
        if step > said:
            said = step
            if not report_progress(run_id=UUID(run_id), percent=95 * done // of):
                raise Stopped

    compute_run(run_id=UUID(run_id), progress=progress)

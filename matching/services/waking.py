"""What requests leave to workers: they wait for no broker."""
from collections import deque
from functools import partial
from uuid import UUID

from django.db import transaction

from notifications.waking import Waker, wake_worker

from ..models import MatchRun

EXPIRES = 60  # seconds; beat looks after requests as often
_to_compute: deque[tuple[UUID, ...]] = deque()  # (organization, run)


def _wake_for_requests() -> None:
    wake_worker("matching.tend_requests", expires=EXPIRES)


def _wake_for_runs() -> None:
    """Tried again where the broker is away for a moment: no beat looks after runs, so one that nobody takes is shown as silent."""
    while _to_compute:
        organization, run = _to_compute.popleft()
        wake_worker("matching.compute_run", organization=organization, args=[str(run)], retry=True)


requests_waker, runs_waker = Waker(_wake_for_requests), Waker(_wake_for_runs)


def tend_requests_soon() -> None:
    """Once this is committed a worker sends next choices. Without a broker beat's own round does."""
    requests_waker.ask_once_committed()


def compute_soon(run: MatchRun) -> None:
    """Once this is committed a worker computes it."""
    transaction.on_commit(partial(_compute, run.organization_id, run.pk))


def _compute(*run: UUID) -> None:
    _to_compute.append(run)
    runs_waker.ask()

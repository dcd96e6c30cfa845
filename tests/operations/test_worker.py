"""A worker compiles before it takes work; nothing that answers people ever does."""
import subprocess
import sys

import pytest
from celery.beat import Scheduler
from celery.signals import worker_init, worker_process_init
from django.conf import settings

from matching.engine import warm
from mentoring import celery


def test_a_worker_warms_up_before_its_pool_is_made(monkeypatch):
    done = []
    monkeypatch.setattr(warm, "warm_up", lambda: done.append(True))
    assert not worker_process_init.receivers
    worker_init.send(sender=celery.app)
    assert done == [True]


@pytest.mark.parametrize("entry", ["mentoring.wsgi", "mentoring.asgi", "mentoring.celery"])
def test_loading_a_process_compiles_nothing(entry):
    code = f"import sys, {entry}; from matching.engine import speed; sys.exit('numba' in sys.modules or speed.compiled())"
    done = subprocess.run([sys.executable, "-c", code], cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_nothing_is_sent_on_time_that_was_not_asked_for():
    beat = Scheduler(app=celery.app, lazy=True)
    beat.install_default_entries({})
    assert dict(beat.schedule) == {}

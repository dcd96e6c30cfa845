"""Workers are woken from a thread of the process that has work for them: whoever commits a fact waits for no broker, be it slow or away."""
import atexit
import logging
import os
from collections.abc import Callable
from threading import Event, Lock, Thread
from time import monotonic, sleep
from uuid import UUID

from celery import current_app
from django.core.cache import cache
from django.db import transaction

from tenancy.context import working_for

log = logging.getLogger("tandem.outbox")
WOKEN, EXPIRES = "notifications.woken", 60
TOGETHER = 0.05  # seconds; what is owed within them is woken for once
LEAVING = 3  # seconds that a process which ends has for it at most


class Waker:
    """Calls `wake` soon after ask(), once for all that asked meanwhile. A process that is killed before that leaves it to beat."""

    def __init__(self, wake: Callable[[], object]):
        self.wake = wake
        self._begin()
        os.register_at_fork(after_in_child=self._begin)
        atexit.register(self._leave)

    def _begin(self):
        self.asked, self.starting, self.thread, self.is_waking = Event(), Lock(), None, False

    def ask(self) -> None:
        """Never fails: what asks is committed."""
        self.asked.set()
        if not self._is_running():
            with self.starting:
                if not self._is_running():
                    self._start()

    def ask_once_committed(self) -> None:
        """Asks when the transaction is committed, once for all of it; at once where there is none."""
        waiting = transaction.get_connection().run_on_commit
        if not any(callback == self.ask for _, callback, *_ in waiting):
            transaction.on_commit(self.ask)

    def _is_running(self):
        return self.thread is not None and self.thread.is_alive()

    def _start(self):
        thread = Thread(target=self._run, name="waker", daemon=True)
        try:
            thread.start()
        except RuntimeError as error:  # no room for another thread now
            log.warning("no worker is woken: %s", error)
        else:
            self.thread = thread

    def _run(self):
        while self.asked.wait():
            sleep(TOGETHER)
            self.is_waking = True
            self.asked.clear()
            try:
                self.wake()
            finally:
                self.is_waking = False

    def _leave(self):
        until = monotonic() + LEAVING
        while self._is_running() and (self.asked.is_set() or self.is_waking) and monotonic() < until:
            sleep(TOGETHER / 5)


def wake_worker(task: str, *, organization: UUID | None = None, **options) -> None:
    """Never fails: the fact that it is for is committed, and for the next one somebody is to be woken all the same.

    `organization`: whose work it is, None of a task for all; `options`: as send_task() has them.
    """
    try:
        with working_for(organization):
            current_app.send_task(task, **{"retry": False} | options)
    except Exception as error:  # noqa: BLE001  whatever the broker or its client says
        log.warning("nobody was woken for %s: %s", task, error)


def wake_relay() -> None:
    """Saves the few seconds until beat would wake the relay; without a broker nothing is lost but those.

    A relay that was woken and has not started yet will see what is owed now too.
    """
    try:
        is_first = cache.add(WOKEN, True, EXPIRES)
    except Exception as error:  # noqa: BLE001  as above
        log.warning("the relay was not woken: %s", error)
        return
    if is_first:
        wake_worker("notifications.deliver_outbox", expires=EXPIRES)


def relay_starts() -> None:
    """From now on what is owed needs another relay to be woken."""
    cache.delete(WOKEN)


waker = Waker(wake_relay)

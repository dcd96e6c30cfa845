"""Whoever has work for a worker waits for no broker: a thread of the process wakes one, once for all that is asked meanwhile."""
import subprocess
import sys
import time
from queue import SimpleQueue
from threading import Event, current_thread

import pytest
from django.conf import settings
from django.db import transaction

from matching.models import MatchRun
from matching.services import runs, start_run
from matching.services.waking import compute_soon, requests_waker, runs_waker, tend_requests_soon
from notifications.services import owe
from notifications.waking import TOGETHER, Waker, waker
from sessions_app.tasks import calendars_waker
from tenancy.context import current
from tests.matching.people import criteria

A_WHILE = 20  # seconds, where one is enough
IN_A_PROCESS = "from notifications.waking import Waker; import os, time; waker = Waker(lambda: os.write(1, b'woken ')); "


def test_all_that_ask_meanwhile_are_woken_for_once_and_later_ones_again():
    calls, woken = [], Event()
    waker = Waker(lambda: (calls.append(1), woken.set()))
    for turn in (1, 2):
        for _ in range(50):
            waker.ask()
        assert woken.wait(A_WHILE)
        time.sleep(2 * TOGETHER)
        assert 1 <= len(calls) <= 2 * turn  # two, if the machine paused between the fifty
        woken.clear()


def test_nobody_waits_for_a_broker_that_does_not_answer():
    answers, asked = Event(), []
    waker = Waker(lambda: (asked.append(1), answers.wait()))
    for _ in range(3):
        waker.ask()
        time.sleep(2 * TOGETHER)
    assert asked == [1], "it is asked still, and nobody waited for it"
    answers.set()
    until = time.monotonic() + A_WHILE
    while len(asked) < 2 and time.monotonic() < until:
        time.sleep(TOGETHER)
    assert asked == [1, 1], "what was asked meanwhile is not forgotten"


def test_who_asks_does_not_fail_where_there_is_no_room_for_a_thread(monkeypatch):
    woken = Event()
    waker = Waker(woken.set)
    with monkeypatch.context() as full:
        full.setattr("notifications.waking.Thread.start", refuse)
        waker.ask()
    waker.ask()
    assert woken.wait(A_WHILE)


def refuse(thread):
    raise RuntimeError("can't start new thread")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_thread_that_fails_is_followed_by_another():
    woken, failures = Event(), [SystemExit(), KeyError()]

    def wake():
        if failures:
            raise failures.pop()
        woken.set()

    waker, until = Waker(wake), time.monotonic() + A_WHILE
    while not woken.wait(2 * TOGETHER) and time.monotonic() < until:
        waker.ask()
    assert woken.is_set() and not failures


def said_by(script):
    return subprocess.run([sys.executable, "-c", IN_A_PROCESS + script], cwd=settings.BASE_DIR, capture_output=True, text=True,
                          timeout=60, check=True).stdout


def test_a_process_that_ends_at_once_wakes_before():
    assert said_by("waker.ask()") == "woken "


def test_a_process_that_ends_lets_a_broker_answer():
    slowly = "waker.wake = lambda: (time.sleep(0.5), os.write(1, b'answered')); "
    assert said_by(f"{slowly}waker.ask(); time.sleep(0.2)") == "answered"


def test_a_process_that_ends_waits_for_no_broker_that_does_not_answer():
    silent = "waker.wake = lambda: (os.write(1, b'asked'), time.sleep(1000)); "
    assert said_by(f"{silent}waker.ask(); time.sleep(1); waker.ask()") == "asked"


def test_a_forked_process_has_a_thread_of_its_own():
    assert said_by("waker.ask(); time.sleep(1)\nif not os.fork(): waker.ask(); time.sleep(1); os._exit(0)\nos.wait()") == "woken woken "


# ── what requests leave to workers ───────────────────────────────────────────────────────────────
def owes_a_message(house, as_person):
    with house.bound():
        owe("accounts.invited", house.mentor, key="x")


def makes_room_for_a_next_choice(house, as_person):
    with house.bound():
        tend_requests_soon()


def begins_a_large_run(house, as_person):
    with house.bound():
        start_run(actor=house.coordinator, program=house.program, criteria=criteria(house))


def adds_a_calendar(house, as_person):
    answer = as_person(house.mentor).post(house.url("/availability/calendars/"), {"url": "https://calendar.example/secret.ics"})
    assert answer.status_code == 302


@pytest.fixture
def frozen(monkeypatch):
    """A broker that takes everything and answers nothing, and whom it was asked for: (thread, task, organization)."""
    asked, answers = SimpleQueue(), Event()

    def send_task(name, **options):
        asked.put((current_thread(), name, current()))
        answers.wait(A_WHILE)

    monkeypatch.setattr("notifications.waking.current_app.send_task", send_task)
    monkeypatch.setattr(runs, "IN_REQUEST", 0)
    for each in (waker, requests_waker, runs_waker, calendars_waker):
        monkeypatch.delattr(each, "ask")  # that of these tests, which answers at once
    yield asked
    answers.set()


@pytest.mark.parametrize(("act", "task", "is_of_one"), [
    (owes_a_message, "notifications.deliver_outbox", False), (makes_room_for_a_next_choice, "matching.tend_requests", False),
    (begins_a_large_run, "matching.compute_run", True), (adds_a_calendar, "sessions_app.read_calendars", False)])
def test_no_request_waits_for_a_broker_that_does_not_answer(committed_cast, as_person, frozen, act, task, is_of_one):
    house = committed_cast.verger
    act(house, as_person)
    thread, *asked = frozen.get(timeout=A_WHILE)
    assert asked == [task, house.organization.pk if is_of_one else None]
    assert thread is not current_thread()


def test_a_run_that_nobody_takes_keeps_no_other_from_being_sent(committed_cast, monkeypatch):
    house, sent = committed_cast.verger, []

    def send_task(name, args, **options):
        sent.append(args[0])
        if len(sent) == 1:
            raise ConnectionRefusedError

    monkeypatch.setattr("notifications.waking.current_app.send_task", send_task)
    monkeypatch.setattr(runs_waker, "ask", lambda: None)
    with house.bound():
        two = [MatchRun(organization_id=house.organization.pk) for _ in range(2)]
        for run in two:
            compute_soon(run)
    runs_waker.wake()
    assert sent == [str(run.pk) for run in two]


def test_what_a_transaction_asks_is_asked_once_and_only_if_it_is_committed(committed_cast):
    calls = []
    asked = Waker(lambda: None)
    asked.ask = lambda: calls.append(1)
    for is_kept in (False, True):
        with committed_cast.verger.bound():
            for _ in range(3):
                asked.ask_once_committed()
            transaction.set_rollback(not is_kept)
        assert calls == [1] * is_kept

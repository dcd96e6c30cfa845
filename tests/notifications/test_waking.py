"""Whoever owes a message waits for no broker: a thread of the process wakes the relay, once for all that is owed meanwhile."""
import subprocess
import sys
import time
from threading import Event

import pytest
from django.conf import settings

from notifications.waking import TOGETHER, Waker

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

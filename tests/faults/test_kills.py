"""kill -9 of web, worker, beat, Valkey and the postmaster while people book and reminders fall due: all arrives, and once."""
import threading
from collections import Counter
from email import policy
from email.parser import BytesHeaderParser
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest

from .counting import counted
from .stack import Stack

REMINDERS, BOOKINGS = 120, 10
FAULTS = {1: "web", 2: "worker", 4: "postgres", 5: "valkey", 6: "web", 7: "worker", 8: "postgres", 9: "beat"}
DUE = "SELECT count(*) FROM notifications_delivery WHERE state = 'due' AND due_at <= now() + interval '1 minute'"
MATTERS = "SELECT id::text, concat_ws(' ', coalesce(topic::text, key), kind, recipient_id) FROM notifications_delivery"


@pytest.fixture
def stack():
    """Outside pytest's own folder, which lets in no other user: PostgreSQL runs as one."""
    with TemporaryDirectory(prefix="tandem-faults-") as folder:
        running = Stack(Path(folder))
        try:
            running.start()
            yield running
        finally:
            running.stop()


def book(stack, seeded, n, key):
    return stack.ask(seeded["path"], seeded["cookie"], starts_at=seeded["starts"][n], booking_key=key)


def book_in_trouble(stack, seeded, n, key, victim):
    """The victim dies while the booking is under way; the person then sends the same form until it is answered."""
    request = threading.Thread(target=book, args=(stack, seeded, n, key))
    request.start()
    stack.kill(victim)
    stack.restart(victim)
    request.join()


def messages(stack):
    letters = []
    for file in (stack.mail / "new").iterdir():
        with file.open("rb") as stream:
            letters.append(BytesHeaderParser(policy=policy.default).parse(stream))
    return letters


def test_nothing_is_lost_and_nothing_happens_twice(stack):
    for name in ("web", "worker", "beat"):
        stack.run(name)
    seeded = stack.seed(REMINDERS, BOOKINGS)
    stack.wait_for(stack.answers, 30, "web answers")
    keys = [str(uuid4()) for _ in seeded["starts"]]
    assert len(keys) == BOOKINGS
    for n, key in enumerate(keys):
        if n in FAULTS:
            book_in_trouble(stack, seeded, n, key, FAULTS[n])
        stack.wait_for(lambda n=n, key=key: book(stack, seeded, n, key) == 302, 30, f"booking {n} is answered")
    stack.wait_for(lambda: stack.rows(DUE) == [(0,)], 45, "the outbox is empty")

    booked = stack.rows("SELECT booking_key::text, count(*) FROM sessions_app_session GROUP BY 1")
    assert sorted(booked) == sorted((key, 1) for key in keys)
    told = stack.rows("SELECT id::text, kind, state FROM notifications_delivery WHERE due_at <= now() + interval '1 minute'")
    assert {state for _, _, state in told} == {"sent"}
    assert Counter(kind for _, kind, _ in told) == {
        "programs.enrolled": REMINDERS, "sessions_app.announced": BOOKINGS, "sessions_app.booked": 2 * BOOKINGS}
    letters = messages(stack)
    assert stack.letters_there() == {pk for pk, kind, _ in told if kind != "sessions_app.announced"}
    counts = counted((row for row, _at in stack.handed_over()), dict(stack.rows(MATTERS)))
    assert (counts.letters, counts.double, counts.unknown) == (len(letters), 0, 0)
    assert Counter(letter["To"] for letter in letters) == dict.fromkeys(
        ("mentor@verger.example", "learner@verger.example"), REMINDERS // 2 + BOOKINGS)

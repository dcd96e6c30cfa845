"""Bookings asked at once, each of a time that others are after too."""
import multiprocessing
import random
import re
import threading
import time
from collections import Counter, deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings
from django.db import OperationalError, connections

from benchmarks.report import Aim, at_most
from benchmarks.towns import PEOPLE, analyze, claim, five_days, town
from common.errors import Refused
from matching.models import Mentorship
from mentoring.memory import settle
from sessions_app import times
from sessions_app.services import book_session
from tenancy.context import bound_to

CLIENTS, MENTORS, LEARNERS = 16, 40, 8
BAR = 50  # ms
Wait = tuple[str, float]  # "booked", "taken", "deadlock" or "trouble"; seconds


def race_of_the_web(bookings: int) -> tuple[list[dict], list[Aim]]:
    """Clients wait for as many processes and threads as the image runs."""
    image = (Path(settings.BASE_DIR) / "Dockerfile").read_text()
    processes, threads = (int(number) for number in re.search(r'"--workers", "(\d+)", "--blocking-threads", "(\d+)"', image).groups())
    return race(bookings, processes, threads)


def race_of_processes(bookings: int) -> tuple[list[dict], list[Aim]]:
    """Each client is a process, all of them beside as many of the database: nobody runs the product so, but nothing crowds it more."""
    return race(bookings, CLIENTS, 1)


def race(bookings: int, processes: int, threads: int) -> tuple[list[dict], list[Aim]]:
    """As in production the house has sessions already, its tables are analyzed, and each connection has booked before, elsewhere."""
    organization, pairs = town(MENTORS, LEARNERS, 7)
    with bound_to(organization.id):
        for pair in pairs[::LEARNERS]:
            claim(*pair, five_days())
    elsewhere, others = town(CLIENTS, 1, 7)
    analyze()
    connections.close_all()
    forked = multiprocessing.get_context("fork")
    work = partial(_serve, organization.id, [pk for pk, *_ in pairs], elsewhere.id, [pk for pk, *_ in others], threads, bookings // CLIENTS)
    with forked.Pool(processes, _take_place, [forked.Barrier(processes)]) as pool:
        served = pool.map(work, [range(n, CLIENTS, processes) for n in range(processes)], chunksize=1)
    took = max(ended for _began, ended, _waits in served) - min(began for began, _ended, _waits in served)
    return _told(organization.id, f"{CLIENTS} clients of {processes} × {threads}", [w for *_, waits in served for w in waits], took)


# ── in a process ─────────────────────────────────────────────────────────────────────────────────

START: threading.Barrier


def _take_place(barrier):
    global START
    START = barrier


def _serve(organization, pairs, elsewhere, others, threads, count, seeds) -> tuple[float, float, list[Wait]]:
    """(began, ended, waits) of clients that share so many threads, each of which has its connection."""
    settle()
    with ThreadPoolExecutor(threads) as web:
        list(web.map(partial(_warm, elsewhere), [others[n] for n in seeds[:threads]]))
        clients = [Client(_wishes(organization, pairs, seed), seed, count) for seed in seeds]
        START.wait()
        began, queue = time.perf_counter(), deque(clients)
        for client in clients:
            client.since = began
        list(web.map(lambda _thread: _answer(organization, queue), range(threads)))
        return began, time.perf_counter(), [wait for client in clients for wait in client.waits]


def _answer(organization, queue: deque["Client"]):
    """As a thread of the web: whoever has waited longest comes first, until nobody asks any more."""
    while True:
        try:
            client = queue.popleft()
        except IndexError:
            return
        client.told(*_ask(organization, *client.wish))
        if client.asks_again:
            queue.append(client)


def _warm(organization, pair):
    """A dozen bookings and refusals; no thread gets to warm up twice, since each takes a while."""
    until = time.perf_counter() + 3
    with bound_to(organization):
        known = Mentorship.objects.select_related(*PEOPLE).get(pk=pair)
        starts = times.free_starts(known)[:12]
    for start in [*starts, *starts]:
        with suppress(Refused):
            _book(organization, known, start)
    time.sleep(max(0, until - time.perf_counter()))


def _wishes(organization, pairs, seed) -> list[tuple[Mentorship, list[datetime]]]:
    with bound_to(organization):
        known = list(Mentorship.objects.filter(pk__in=pairs).select_related(*PEOPLE).order_by("pk"))
        return [(pair, times.free_starts(pair)[:40]) for pair in random.Random(seed).sample(known, 60)]


class Client:
    """Asks as soon as it is answered, and where a time is taken at times for one of the three told. `since`: when it asked."""

    def __init__(self, wishes, seed, count):
        self.wishes, self.chance, self.count, self.waits = wishes, random.Random(seed), count, []
        self.since, self.wish = 0.0, self._another()

    def _another(self):
        pair, starts = self.chance.choice(self.wishes)
        return pair, self.chance.choice(starts)

    def told(self, what: str, others: list[datetime]) -> None:
        now = time.perf_counter()
        self.waits.append((what, now - self.since))
        self.wish = (self.wish[0], self.chance.choice(others)) if others and self.chance.random() < 0.3 else self._another()
        self.since = now

    @property
    def asks_again(self) -> bool:
        return len(self.waits) < self.count


def _ask(organization: UUID, pair: Mentorship, start: datetime) -> tuple[str, list[datetime]]:
    try:
        _book(organization, pair, start)
    except Refused as refusal:
        return refusal.code, refusal.extra.get("alternatives", [])
    except OperationalError as error:
        return "deadlock" if "deadlock" in str(error) else "trouble", []
    return "booked", []


def _book(organization, pair, start):
    with bound_to(organization):
        book_session(actor=pair.learner.membership, mentorship=pair, starts_at=start, booking_key=uuid4())


# ── afterwards ───────────────────────────────────────────────────────────────────────────────────


def _told(organization, name, answers, took) -> tuple[list[dict], list[Aim]]:
    said = Counter(what for what, _wait in answers)
    overlaps, sessions, untold = _written(organization)
    waits, booked = sorted(wait for _what, wait in answers), sorted(wait for what, wait in answers if what == "booked")
    p99 = _ms(waits, 0.99)
    row = {"race": name, "asked": len(answers), "booked": said["booked"], "refused": said["taken"], "deadlocks": said["deadlock"],
           "overlaps": overlaps, "p50 ms": _ms(waits, 0.5), "p99 ms": p99, "p99 of booked": _ms(booked, 0.99),
           "a second": len(answers) / took}
    odd = len(answers) - said["booked"] - said["taken"]
    return [row], [at_most(f"race of {name}: {aim}", value, bar) for aim, value, bar in [
        ("overlaps", overlaps, 0), ("deadlocks", said["deadlock"], 0), ("answers that are no session and no refusal", odd, 0),
        ("sessions more or fewer than booked", abs(sessions - said["booked"]), 0), ("sessions that nobody is told of", untold, 0),
        ("p99 ms of a booking", p99, BAR)]]


def _ms(waits, part):
    return 1000 * waits[int(part * len(waits))]


def _written(organization) -> tuple[int, int, int]:
    """(claims of one person that overlap, sessions, sessions that nobody is told of)"""
    with connections["superuser"].cursor() as cursor:
        cursor.execute("""SELECT count(*) FROM sessions_app_sessionclaim a JOIN sessions_app_sessionclaim b
            ON a.membership_id = b.membership_id AND a.id < b.id AND a.busy && b.busy
            WHERE a.organization_id = %s AND a.is_active AND b.is_active""", [organization])
        overlaps, = cursor.fetchone()
        cursor.execute("""SELECT count(*), count(*) FILTER (WHERE NOT EXISTS (
                SELECT FROM notifications_delivery WHERE organization_id = s.organization_id AND topic = s.id))
            FROM sessions_app_session s WHERE organization_id = %s AND booking_key IS NOT NULL""", [organization])
        return overlaps, *cursor.fetchone()

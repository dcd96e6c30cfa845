"""script/bench pages: the six main pages through the real server, against a bare signed-in page, at three sizes; and what
row-level security costs against a superuser's connection with plain filters. Other sizes: script/bench pages 1000,5000
"""
import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from importlib import import_module

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from accounts.models import User  # noqa: E402
from benchmarks.load import hammer  # noqa: E402
from benchmarks.population import HELD, Town, build  # noqa: E402
from benchmarks.report import at_least, at_most, finish, table  # noqa: E402
from kpis.services import take_snapshots  # noqa: E402
from tenancy.context import bound_to  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
SAMPLE, SECONDS, ROUNDS = 12, 2.0, 3


def main() -> None:
    sizes = [int(size) for size in sys.argv[1].split(",")] if len(sys.argv) > 1 else SIZES
    towns = [Town(f"town{size}", size) for size in sizes]
    for town in towns:
        prepare(town)
    with connections["superuser"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    addresses = {town.slug: pages(town, cookies(town)) for town in towns}
    print(f"The pages of {', '.join(f'{size:,}' for size in sizes)} members, {ROUNDS} interleaved rounds of {SECONDS:g} s\n")
    with server(os.environ["DATABASE_URL"]) as bound, server(os.environ["BENCH_SUPERUSER_URL"]) as plain:
        rows, aims = measure(towns, addresses, bound)
        walls, wall_aims = compare(towns[-1], addresses[towns[-1].slug], bound, plain)
    table(rows)
    table(walls)
    finish("pages", rows + walls, aims + wall_aims)


def prepare(town: Town) -> None:
    with connections["superuser"].cursor() as cursor:
        cursor.execute("SELECT 1 FROM tenancy_organization WHERE slug = %s", [town.slug])
        if cursor.fetchone():
            raise SystemExit("✗ The benchmark's database is not empty: remove .local/bench and run it again")
    began = time.perf_counter()
    build(town)
    with bound_to(town.id):
        take_snapshots()
    print(f"{town.members:,} members with history loaded in {time.perf_counter() - began:.0f} s", flush=True)


def cookies(town: Town) -> dict[str, list[tuple[int, str]]]:
    """{part: [(number of the member, their cookie)]}."""
    step = max(1, len(town.learners) // SAMPLE)
    numbers = {"staff": [0], "mentor": list(town.mentors)[:: max(1, len(town.mentors) // SAMPLE)][:SAMPLE],
               "learner": town.learners[::step][:SAMPLE]}
    return {part: [(n, cookie_of(town, n)) for n in members] for part, members in numbers.items()}


def cookie_of(town: Town, number: int) -> str:
    user = User.objects.get(pk=town.key("user", number))
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def pages(town: Town, signed_in) -> dict[str, list[tuple[str, str]]]:
    """{page: [(path, cookie)]}: every address with somebody who may open it."""
    root = f"/o/{town.slug}"
    learners = signed_in["learner"]
    return {
        "bare": [(f"{root}/bare/", c) for _n, c in learners],
        "learner home": [(f"{root}/", c) for _n, c in learners],
        "mentor home": [(f"{root}/", c) for _n, c in signed_in["mentor"]],
        "coordinator home": [(f"{root}/", c) for _n, c in signed_in["staff"]],
        "pair page": [(f"{root}/pairs/{town.key('pair', n)}/", c) for n, c in learners],
        "session page": [(f"{root}/sessions/{town.key('session', (n, HELD))}/", c) for n, c in learners],
        "chat page": [(f"{root}/messages/{town.key('talk', n)}/", c) for n, c in learners],
    }


@contextmanager
def server(database: str):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "uvicorn", "mentoring.asgi:everything", "--host", "127.0.0.1", "--port", str(port),
         "--log-level", "warning", "--no-access-log"], env={**os.environ, "DATABASE_URL": database})
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(f"{base}/readyz", timeout=1)
                break
            except OSError:
                time.sleep(0.1)
        yield base
    finally:
        process.terminate()
        process.wait(10)


def measure(towns, addresses, base):
    names = list(addresses[towns[0].slug])
    for town in towns:
        for name in names:
            hammer(base, addresses[town.slug][name], seconds=0.5)
    best = {}
    for _ in range(ROUNDS):
        for name in names:
            for town in towns:
                result = hammer(base, addresses[town.slug][name], seconds=SECONDS)
                if result.wrong:
                    raise SystemExit(f"✗ {name} of {town.slug} did not answer 200 ({result.wrong} times)")
                kept = best.get((name, town.slug))
                best[name, town.slug] = result if kept is None or result.rate > kept.rate else kept
    rows = [row(name, town, best, addresses) for town in towns for name in names]
    return rows, judged(names, towns, best, rows)


def row(name, town, best, addresses):
    result, bare = best[name, town.slug], best["bare", town.slug]
    return {"page": name, "members": town.members, "requests/s": round(result.rate, 1), "of bare": round(result.rate / bare.rate, 3),
            "p50 ms": round(1000 * result.quantile(0.5), 2), "p95 ms": round(1000 * result.quantile(0.95), 2),
            "queries": queries(*addresses[town.slug][name][0])}


def queries(path: str, cookie: str) -> int:
    """Statements that read or write; those that open, bind and close the transaction are not counted."""
    client = Client(HTTP_HOST="127.0.0.1")
    client.cookies.load(cookie)
    client.get(path)
    with CaptureQueriesContext(connections["default"]) as captured:
        client.get(path)
    control = ("SAVEPOINT", "RELEASE", "SET LOCAL", "BEGIN", "COMMIT")
    return sum(not query["sql"].startswith(control) for query in captured.captured_queries)


def judged(names, towns, best, rows):
    own = [name for name in names if name != "bare"]
    small, large = towns[0].slug, towns[-1].slug
    aims = []
    for name in own:
        share = min(best[name, town.slug].rate / best["bare", town.slug].rate for town in towns)
        aims.append(at_least(f"{name}: share of the bare page's requests/s", share, 0.40))
        aims.append(at_most(f"{name}: queries", max(r["queries"] for r in rows if r["page"] == name), 12))
        aims.append(at_most(f"{name}: time at {towns[-1].members:,} over {towns[0].members:,} members",
                            best[name, large].quantile(0.5) / best[name, small].quantile(0.5), 1.3))
    return aims


def compare(town, addresses, bound, plain):
    """The same pages as the application's role and as a superuser, whom no policy binds; the manager's filters are in both."""
    rows, aims = [], []
    for name, asked in addresses.items():
        hammer(plain, asked, seconds=0.5)
        rates = {"bound": [], "plain": []}
        for _ in range(ROUNDS):
            rates["bound"].append(hammer(bound, asked, seconds=SECONDS).rate)
            rates["plain"].append(hammer(plain, asked, seconds=SECONDS).rate)
        cost = max(rates["plain"]) / max(rates["bound"]) - 1
        rows.append({"page": name, "members": town.members, "with row-level security": round(max(rates["bound"]), 1),
                     "superuser": round(max(rates["plain"]), 1), "cost %": round(100 * cost, 1)})
    mean = sum(r["cost %"] for r in rows) / len(rows)
    aims.append(at_most("row-level security: mean cost in % of requests/s", mean, 10))
    return rows, aims


if __name__ == "__main__":
    main()

"""script/bench matching: cohorts of four sizes scored, solved and proved, beside what else there is; profiles from PostgreSQL; the page
of suggestions among 60,000 mentors.

script/bench matching [S,M,L,XL] [--without peers,mentor_match,database,page]; "none" for no size. XL takes minutes; mentor_match takes some
at S, and 5 GB.
Wall time is beside CPU time, which neighbours on the machine change far less.
"""
import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from benchmarks.mentorbench import CRITERIA_OF_BENCH, SIZES, cohort, records_of
from benchmarks.report import at_least, at_most, finish, table
from matching.engine.mentor_side import MentorSide
from matching.engine.people import Cohort
from matching.engine.records import unpack
from matching.engine.scored import ScoredPairs

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / ".local" / "peers"
LOCK = Path(__file__).with_name("peers.txt")
ASKED = 300  # learners who look for ten mentors
BARS = {("S", "numba"): (0.15, None), ("M", "numba"): (0.6, 512), ("M", "numpy"): (3, 1024), ("L", "numba"): (10, 1024),
        ("XL", "numba"): (120, 2560)}
XL_CPU = 130


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("sizes", nargs="?", default="S,M,L,XL")
    asked.add_argument("--without", default="")
    options = asked.parse_args()
    sizes, without = [size for size in options.sizes.split(",") if size in SIZES], options.without.split(",")
    ours = [solved(size, way) for size in sizes for way in ("numpy", "numba") if way == "numba" or size in ("S", "M")]
    theirs = [] if "peers" in without else peers([size for size in sizes if size in ("S", "M")], "mentor_match" not in without)
    table([row | {"per_pair_ns": 1e9 * row["seconds_cpu"] / np.prod(SIZES[row["size"]])} for row in ours])
    compared(ours, theirs)
    table(theirs)
    database = [] if "database" in without else [from_database()]
    table(database)
    page = [] if "page" in without else suggested()
    table(page)
    finish("matching", ours + theirs + database + page,
           [*own_aims(ours), *peer_aims(ours, theirs), *database_aims(database), *page_aims(page)])


def solved(size: str, way: str) -> dict:
    """With numba on two threads, as a worker has it; by numpy on one."""
    live = ["live"] if size in ("M", "XL") and way == "numba" else []
    row = answer([sys.executable, "-m", "benchmarks.solving", size, way, "2" if way == "numba" else "1", "check", *live])
    if "died" in row:
        raise SystemExit(f"✗ {row['solver']} died: {row['died']}")
    return row


def answer(command: list[str]) -> dict:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        return {"solver": " ".join(command[-3:]), "died": (done.stderr.strip().splitlines() or [str(done.returncode)])[-1][:80]}
    return json.loads(done.stdout.splitlines()[-1])


def peers(sizes: list[str], mentor_match: bool) -> list[dict]:
    python, found = environment(), []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            matrix = f"{folder}/{size}.npz"
            subprocess.run([sys.executable, "-m", "benchmarks.solving", size, "matrix", matrix], cwd=ROOT, check=True)
            names = ["scipy", "ortools", *(["mentor_match"] if mentor_match and size == "S" else [])]
            found += [{"size": size} | answer([python, "-P", str(Path(__file__).with_name("peers.py")), name, matrix]) for name in names]
    return found


def environment() -> str:
    """The peers' own packages: two of them install a top-level package of the name of one of ours."""
    python, stamp = PEERS / "bin" / "python", PEERS / ".locked"
    if not stamp.exists() or stamp.read_text() != LOCK.read_text():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(PEERS)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary",
                        ":all:", "--require-hashes", "-r", str(LOCK)], check=True)
        stamp.write_text(LOCK.read_text())
    return str(python)


def own_aims(rows):
    for row in rows:
        size, way = row["size"], row["solver"].split()[-1]
        name = f"{size} {way}"
        yield at_most(f"{name}: gap, better pairs, violations, mentors over capacity",
                      row["gap"] + row["better_pairs"] + row["violations"] + row["over"], 0)
        seconds, mib = BARS.get((size, way), (None, None))
        if size == "XL":  # one of the two is enough
            share = min(row["seconds"] / seconds, row["seconds_cpu"] / XL_CPU)
            yield at_most(f"{name}: the better of wall seconds of {seconds} and CPU seconds of {XL_CPU}", share, 1)
        elif seconds:
            yield at_most(f"{name}: wall seconds", row["seconds"], seconds)
        if mib:
            yield at_most(f"{name}: MiB", row["mib"], mib)
        if "join_p95_ms" in row:
            bar = 5 if size == "M" else 25
            yield at_most(f"{name}: join, p95 ms", row["join_p95_ms"], bar)
            yield at_most(f"{name}: leave, p95 ms", row["leave_p95_ms"], bar)


PEER_BARS = {("M", "scipy"): 20, ("M", "ortools"): 5, ("S", "mentor_match"): 500}


def compared(ours, theirs) -> None:
    """Beside ours of the same size, whose scoring is counted while theirs is not."""
    for row in theirs:
        if "seconds" in row:
            mine = compiled(ours, row["size"])
            row["times_as_long"], row["times_the_cpu"] = row["seconds"] / mine["seconds"], row["seconds_cpu"] / mine["seconds_cpu"]


def compiled(ours, size) -> dict:
    return next(row for row in ours if row["size"] == size and row["solver"].endswith("numba"))


def peer_aims(ours, theirs):
    for row in theirs:
        size, solver = row["size"], row["solver"]
        if (size, solver) in PEER_BARS and "seconds" in row:
            yield at_least(f"{size}: times as long takes {solver}, our scoring included", row["times_as_long"], PEER_BARS[size, solver])
        if solver in ("scipy", "ortools") and "total" in row:
            yield at_most(f"{size}: total apart from that of {solver}", abs(row["total"] - compiled(ours, size)["total"]), 0)


def from_database() -> dict:
    """260,000 packed profiles read into arrays; then ten mentors of 60,000 for one learner after the other."""
    import django

    django.setup()
    from django.db import connections

    people = cohort("XL")
    with connections["superuser"].cursor() as cursor:
        cursor.execute("CREATE UNLOGGED TABLE bench_profile (id int PRIMARY KEY, is_mentor bool NOT NULL, record bytea NOT NULL)")
        _fill(cursor, people)
        began = time.perf_counter(), time.process_time()
        read = []
        for mentors in (False, True):
            cursor.execute("SELECT record FROM bench_profile WHERE is_mentor = %s ORDER BY id", [mentors])
            read.append(unpack([record for record, in cursor.fetchall()]))
        row = {"profiles": sum(side.count for side in read), "read": time.perf_counter() - began[0],
               "read_cpu": time.process_time() - began[1]}
        row |= _tens(cursor, read[1], people)
        cursor.execute("DROP TABLE bench_profile")
    return row


def _fill(cursor, people):
    import io

    lines = (f"{n}\t{mentor}\t\\\\x{record.hex()}" for mentor, side in (("f", people.learners), ("t", people.mentors))
             for n, record in enumerate(records_of(side), 0 if mentor == "f" else people.learners.count))
    cursor.copy_expert("COPY bench_profile FROM STDIN", io.StringIO("\n".join(lines) + "\n"))
    cursor.execute("ANALYZE bench_profile")


def _tens(cursor, mentors, people) -> dict:
    side = MentorSide(mentors, CRITERIA_OF_BENCH)
    times = []
    for learner in range(ASKED + 10):
        began = time.perf_counter()
        cursor.execute("SELECT record FROM bench_profile WHERE id = %s", [learner])
        alone = Cohort(unpack([cursor.fetchone()[0]]), mentors, [learner], people.mentor_ids, people.seats)
        best = ScoredPairs(alone, CRITERIA_OF_BENCH, side=side, fast=False).top(10)[0][0]
        cursor.execute("SELECT record FROM bench_profile WHERE id = ANY(%s)", [(best + people.learners.count).tolist()])
        cursor.fetchall()
        times.append(1000 * (time.perf_counter() - began))
    return {"ten_p50_ms": float(np.quantile(times[10:], 0.5)), "ten_p95_ms": float(np.quantile(times[10:], 0.95))}


def database_aims(rows):
    for row in rows:
        yield at_most("260,000 packed profiles from PostgreSQL into arrays, seconds", row["read"], 6)
        yield at_most("ten of 60,000 mentors for one learner, by numpy, p95 ms", row["ten_p95_ms"], 15)


def suggested() -> list[dict]:
    from benchmarks.suggesting import through_the_page

    return through_the_page()


def page_aims(rows):
    if rows:
        few, many = rows
        yield at_most("suggestions among 60,000 mentors, the whole page by HTTP, p95 ms", many["p95_ms"], 50)
        yield at_most("suggestions: queries more than among 600 mentors", many["queries"] - few["queries"], 0)


if __name__ == "__main__":
    main()

"""script/bench faults: a thousand reminders fall due within 40 seconds while worker, Valkey and PostgreSQL are killed twenty times
(kill -9). Lost, double and late ones are counted in the mailbox, where a message handed over again lands under its old Message-ID.
"""
import json
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from celery import Celery
from redis import RedisError

from benchmarks.report import at_least, at_most, finish, table
from tests.faults.stack import Stack

REMINDERS, WINDOW, AHEAD, KILLS = 1_000, 40.0, 15.0, 20
VICTIMS = ("worker", "valkey", "postgres")
WAITING = "SELECT count(*) FROM notifications_delivery WHERE kind = 'sessions_app.reminder_hour' AND state = 'due'"


def main() -> None:
    with TemporaryDirectory(prefix="tandem-faults-") as folder:
        stack = Stack(Path(folder))
        stack.environment["DJANGO_SETTINGS_MODULE"] = "mentoring.settings"
        stack.commands["worker"] = stack.commands["worker"].replace("--concurrency 1", "--concurrency 2")  # as docker-compose.yml has it
        try:
            stack.start()
            rows, aims = measure(stack)
        finally:
            stack.stop()
    table(rows)
    finish("faults", rows, aims)


def measure(stack: Stack):
    for name in ("worker", "beat"):
        stack.run(name)
    stack.wait_for(lambda: worker_answers(stack), 60, "the worker answers")
    due = json.loads(stack.python("-m", "benchmarks.due", str(REMINDERS), str(AHEAD), str(WINDOW)).splitlines()[-1])["due"]
    first = min(at for _key, at in due.values())
    outages = [fault(stack, VICTIMS[n % len(VICTIMS)], first + (n + 0.5) * WINDOW / KILLS) for n in range(KILLS)]
    last = time.time()
    stack.wait_for(lambda: worker_answers(stack), 60, "the worker answers")
    recovered = time.time()
    stack.wait_for(lambda: stack.rows(WAITING) == [(0,)], 180, "the outbox is empty")
    return figures(stack, due, outages, last, recovered)


def fault(stack: Stack, victim: str, at: float) -> dict:
    """Kills, starts again, and says how long that took; the next kill does not wait until all is well."""
    time.sleep(max(0.0, at - time.time()))
    began = time.time()
    stack.kill(victim)
    stack.restart(victim)
    return {"killed": victim, "seconds": time.time() - began}


def worker_answers(stack: Stack) -> bool:
    with Celery(broker=stack.environment["REDIS_URL"].replace("unix://", "redis+socket://")) as app:
        app.conf.broker_transport_options = {"global_keyprefix": "tandem-"}
        try:
            return bool(app.control.ping(timeout=1.0))
        except (OSError, RedisError):
            return False


def figures(stack: Stack, due: dict, outages: list[dict], last: float, recovered: float):
    handed = {file.name.split("@")[0]: file.stat().st_mtime for file in (stack.mail / "new").iterdir()}
    keys = Counter(due[pk][0] for pk in handed if pk in due)
    lost = [pk for pk in due if pk not in handed]
    double = sum(n - 1 for n in keys.values() if n > 1)
    late = max((at - max(due[pk][1], recovered) for pk, at in handed.items() if pk in due), default=0.0)
    after = sorted(at - recovered for pk, at in handed.items() if pk in due and at >= recovered)
    rows = [{"killed": name, "times": len(some), "longest restart s": max(each["seconds"] for each in some)}
            for name in VICTIMS for some in [[each for each in outages if each["killed"] == name]]]
    rows.append({"reminders": len(due), "lost": len(lost), "double": double, "left before recovery": len(due) - len(lost) - len(after),
                 "first after it s": after[0] if after else 0.0, "a second": len(after) / max(after[-1] - after[0], 1.0) if after else 0.0,
                 "recovery s": recovered - last, "late s": max(0.0, late),
                 "all out after the last restart s": max(handed.values(), default=last) - last})
    return rows, [
        at_least("faults: reminders that fell due within 40 s", len(due), REMINDERS), at_least("faults: kill -9", len(outages), KILLS),
        at_most("faults: reminders lost", len(lost), 0), at_most("faults: reminders double by key", double, 0),
        at_most("faults: seconds late after recovery", max(0.0, late), 10)]


if __name__ == "__main__":
    main()

"""script/bench faults: a thousand reminders fall due within 40 seconds while worker, Valkey and PostgreSQL are killed twenty times
(kill -9). What left is counted each time that it was handed over, and by what it is about. A letter handed over again under its old
Message-ID is what at-least-once means, and dropped by who receives it; another letter about the same is a double.
"""
import json
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from celery import Celery
from redis import RedisError

from benchmarks.report import at_least, at_most, finish, table
from tests.faults.counting import counted, lost
from tests.faults.stack import Stack

REMINDERS, WINDOW, AHEAD, KILLS = 1_000, 40.0, 15.0, 20
VICTIMS = ("worker", "valkey", "postgres")
WAITING = "SELECT count(*) FROM notifications_delivery WHERE kind = 'sessions_app.reminder_hour' AND state = 'due'"
MATTERS = """SELECT id::text, concat_ws(' ', topic, kind, recipient_id, extract(epoch FROM coalesce(wished_at, due_at)))
    FROM notifications_delivery"""


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
    matters = dict(stack.rows(MATTERS))
    due = {matters[row]: at for row, at in due.items()}
    first = min(due.values())
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


def figures(stack: Stack, due: dict[str, float], outages: list[dict], last: float, recovered: float):
    handed, matters = stack.handed_over(), dict(stack.rows(MATTERS))
    counts, missing = counted((row for row, _at in handed), matters), lost(due, stack.letters_there(), matters)
    left = {matters.get(row, row): at for row, at in handed}  # when for the last time
    late, late_since_last = (_late(due, left, since) for since in (recovered, last))
    after = sorted(at - recovered for at in left.values() if at >= recovered)
    rows = [{"killed": name, "times": len(some), "longest restart s": max(each["seconds"] for each in some)}
            for name in VICTIMS for some in [[each for each in outages if each["killed"] == name]]]
    rows.append({"reminders": len(due), "letters": counts.letters, "lost": missing, "double": counts.double, "unknown": counts.unknown,
                 "handed over again": counts.again, "left before recovery": len(left) - len(after)})
    rows.append({"first after recovery s": after[0] if after else 0.0,
                 "a second": len(after) / max(after[-1] - after[0], 1.0) if after else 0.0, "recovery s": recovered - last,
                 "late after recovery s": late, "late after the last restart s": late_since_last,
                 "all out after the last restart s": max(left.values(), default=last) - last})
    return rows, [
        at_least("faults: reminders that fell due within 40 s", sum(at < min(due.values()) + WINDOW for at in due.values()), REMINDERS),
        at_least("faults: kill -9", len(outages), KILLS), at_most("faults: reminders lost", missing, 0),
        at_most("faults: letters double by session, kind, recipient and time", counts.double, 0),
        at_most("faults: letters that no row of the outbox answers for", counts.unknown, 0),
        at_most("faults: seconds from the last restart until the worker answers", recovered - last, 15),
        at_most("faults: seconds late after recovery", late, 10)]


def _late(due: dict[str, float], left: dict[str, float], since: float) -> float:
    """The most seconds after its time, or after `since` if that was later, that a reminder left."""
    return max([0.0, *(at - max(due[matter], since) for matter, at in left.items() if matter in due)])


if __name__ == "__main__":
    main()

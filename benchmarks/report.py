"""What every benchmark prints: a table for people, then one JSON line for programs."""
import json
import os
import platform
from dataclasses import asdict, dataclass
from timeit import repeat


@dataclass(frozen=True)
class Aim:
    """`met` says whether `value` keeps to `bar`; both in the unit that `aim` names."""

    aim: str
    value: float
    bar: float
    met: bool


def at_least(aim: str, value: float, bar: float) -> Aim:
    return Aim(aim, round(value, 4), bar, value >= bar)


def at_most(aim: str, value: float, bar: float) -> Aim:
    return Aim(aim, round(value, 4), bar, value <= bar)


def table(rows: list[dict]) -> None:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    texts = [[_text(row.get(column, "")) for column in columns] for row in rows]
    widths = [max(len(column), *(len(line[n]) for line in texts)) for n, column in enumerate(columns)]
    for line in ([*columns], ["-" * width for width in widths], *texts):
        print("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip())
    print()


def finish(bench: str, rows: list[dict], aims: list[Aim]) -> None:
    table([asdict(aim) | {"met": "yes" if aim.met else "no"} for aim in aims])
    machine = {"python": platform.python_version(), "system": platform.system(), "cpu": platform.machine(), "cores": os.cpu_count(),
               "loop µs": pace()}
    print(json.dumps({"bench": bench, "machine": machine, "rows": rows, "aims": [asdict(aim) for aim in aims]}))


def pace() -> float:
    """The microseconds of a fixed loop in the quickest of many rounds: by it figures of two days, or two machines, can be compared."""
    return round(1e6 * min(repeat("sum(n * n for n in range(1_000))", number=1, repeat=2_000)), 1)


def _text(value) -> str:
    return f"{value:.3g}" if isinstance(value, float) else str(value)

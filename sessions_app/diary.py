"""A person's sessions day by day on their own clock: as a list, and as a week in half hours. Pure."""
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone

from .counted_hours import Counted
from .models import Session

ROW = 30  # minutes
EARLIEST, LATEST = 8 * 60 // ROW, 18 * 60 // ROW  # rows that a week shows in any case
MIDNIGHT = 24 * 60 // ROW


@dataclass
class Day:
    """`open`: when the person's hours say that they can meet."""

    day: date
    sessions: list[Session] = field(default_factory=list)
    open: Sequence[Counted] = ()


@dataclass
class Cell:
    """Half hours of one day: sessions that begin in the first, or nothing. `span`: how many rows it takes."""

    day: date
    sessions: list[Session]
    span: int = 1
    is_open: bool = False


@dataclass(frozen=True)
class Row:
    """`hour` in full hours only. A day whose cell began further up has none."""

    hour: datetime | None
    cells: list[Cell]


def days_of(first: date, count: int, sessions: Iterable[Session], open_spans: Mapping[date, Sequence] | None = None) -> list[Day]:
    """Each session on the day on which it starts."""
    found = {day: Day(day, open=(open_spans or {}).get(day, ())) for day in (first + timedelta(days=n) for n in range(count))}
    for session in sessions:
        day = timezone.localtime(session.starts_at).date()
        if day in found:
            found[day].sessions.append(session)
    return list(found.values())


def rows_of(days: Sequence[Day]) -> list[Row]:
    """From the first to the last half hour that has something, and the usual hours in any case."""
    blocks = {each.day: _blocks(each) for each in days}
    spans = [span for each in days for span in _open_rows(each)] + [(at, at + cell.span) for b in blocks.values() for at, cell in b.items()]
    first = min([EARLIEST, *(start for start, _end in spans)]) // 2 * 2
    last = max([LATEST, *(end for _start, end in spans)])
    return [Row(_hour(days[0].day, row), [cell for each in days if (cell := _cell(each, blocks[each.day], row))])
            for row in range(first, last + last % 2)]


def _cell(each, blocks, row):
    if row in blocks:
        return blocks[row]
    if any(at < row < at + cell.span for at, cell in blocks.items()):
        return None
    return Cell(each.day, [], is_open=any(start <= row < end for start, end in _open_rows(each)))


def _blocks(each) -> dict[int, Cell]:
    """{row: cell} of a day's sessions; those that share a half hour share a cell."""
    found: dict[int, Cell] = {}
    for session in each.sessions:
        start = _minute(session.starts_at, each.day)
        begin, end = start // ROW, min(-(-_minute(session.ends_at, each.day) // ROW), MIDNIGHT)
        held = next((at for at, cell in found.items() if at <= begin < at + cell.span), None)
        if held is None:
            found[begin] = Cell(each.day, [session], max(end - begin, 1))
        else:
            found[held].sessions.append(session)
            found[held].span = max(found[held].span, end - held)
    return found


def _open_rows(each):
    """Whole half hours only."""
    return [(-(-_minute(start, each.day) // ROW), _minute(end, each.day) // ROW) for hours in each.open for start, end in hours.spans]


def _minute(instant, day):
    """On the wall clock of the day; what lies after it is its end."""
    local = timezone.localtime(instant)
    return local.hour * 60 + local.minute if local.date() == day else 24 * 60


def _hour(day, row):
    return None if row % 2 else datetime(day.year, day.month, day.day, row // 2, tzinfo=timezone.get_current_timezone())

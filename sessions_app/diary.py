"""A person's meetings and busy time day by day on their own clock: as a list, and as a week in half hours. Pure."""
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .counted_hours import Counted

ROW, STEP = 30, 5  # minutes
EARLIEST, LATEST = 8 * 60 // ROW, 18 * 60 // ROW  # rows that a week shows in any case
MIDNIGHT = 24 * 60 // ROW
ALL_DAY = _("Busy elsewhere all day")


class Entry(Protocol):
    """A session, a trial meeting (`is_trial`), or time that a calendar elsewhere takes (`is_busy`)."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Trial:
    """A trial meeting."""

    starts_at: datetime
    ends_at: datetime
    pk: UUID
    partner_name: str
    partner_zone: str
    is_trial = True


@dataclass(frozen=True)
class Busy:
    """Within one day."""

    starts_at: datetime
    ends_at: datetime
    is_busy = True


@dataclass
class Day:
    """`open`: when the person's hours say that they can meet; `notes`: why they cannot all day long."""

    day: date
    entries: list[Entry] = field(default_factory=list)
    open: Sequence[Counted] = ()
    notes: list[str] = field(default_factory=list)


@dataclass
class Cell:
    """Half hours of one day: what begins in the first, or nothing. `span`: how many rows it takes; `late` and `early`: how many minutes
    after its first and before its last row what stands there alone begins and ends, in steps of five.
    """

    day: date
    entries: list[Entry]
    span: int = 1
    is_open: bool = False
    late: int = 0
    early: int = 0


@dataclass(frozen=True)
class Row:
    """`hour` in full hours only. A day whose cell began further up has none."""

    hour: datetime | None
    cells: list[Cell]


def days_of(first: date, count: int, entries: Iterable[Entry], open_spans: Mapping[date, Sequence] | None = None,
            busy: Iterable[tuple[datetime, datetime]] = (), closed: Mapping[date, str] | None = None) -> list[Day]:
    """Each entry on the day on which it starts, busy time on each of its days; of a day that it fills it is a note."""
    found = {day: Day(day, open=(open_spans or {}).get(day, ()), notes=[closed[day]] if closed and day in closed else [])
             for day in (first + timedelta(days=n) for n in range(count))}
    since, until = _midnight(first), _midnight(first + timedelta(days=count))
    for entry in [*entries, *(part for start, end in busy for part in _by_day(max(start, since), min(end, until)))]:
        day = timezone.localtime(entry.starts_at).date()
        if day not in found:
            continue
        if isinstance(entry, Busy) and entry.ends_at - entry.starts_at == _midnight(day + timedelta(days=1)) - _midnight(day):
            found[day].notes.append(ALL_DAY)
        else:
            found[day].entries.append(entry)
    for each in found.values():
        each.entries.sort(key=lambda entry: entry.starts_at)
    return list(found.values())


def _by_day(start, end) -> Iterator[Busy]:
    while start < end:
        midnight = _midnight(timezone.localtime(start).date() + timedelta(days=1))
        yield Busy(start, min(end, midnight))
        start = midnight


def _midnight(day) -> datetime:
    return datetime.combine(day, time(), timezone.get_current_timezone()).astimezone(UTC)


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
    """{row: cell} of a day's entries; those that share a half hour share a cell."""
    found: dict[int, Cell] = {}
    for entry in each.entries:
        start, over = _minute(entry.starts_at, each.day), _minute(entry.ends_at, each.day)
        begin, end = start // ROW, min(-(-over // ROW), MIDNIGHT)
        at, held = next(((at, cell) for at, cell in found.items() if at <= begin < at + cell.span), (begin, None))
        if held is None:
            found[begin] = Cell(each.day, [entry], max(end - begin, 1), late=_steps(start), early=_steps(-over))
        else:
            held.entries.append(entry)
            held.span, held.late, held.early = max(held.span, end - at), 0, 0
    return found


def _steps(minute):
    """Of the minutes after a row begins."""
    return minute % ROW // STEP * STEP


def _open_rows(each):
    """Whole half hours only."""
    return [(-(-_minute(start, each.day) // ROW), _minute(end, each.day) // ROW) for hours in each.open for start, end in hours.spans]


def _minute(instant, day):
    """On the wall clock of the day; what lies after it is its end."""
    local = timezone.localtime(instant)
    return local.hour * 60 + local.minute if local.date() == day else 24 * 60


def _hour(day, row):
    return None if row % 2 else datetime(day.year, day.month, day.day, row // 2, tzinfo=timezone.get_current_timezone())

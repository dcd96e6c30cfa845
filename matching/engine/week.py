"""A week of free time as bits: bit n is the n-th half-hour since Monday 00:00 UTC, 336 in all."""
from collections.abc import Iterable

SLOTS = 336
_MINUTES = 30
_WEEK = (1 << SLOTS) - 1


def week_of(intervals: Iterable[tuple[int, int]]) -> int:
    """Half-open [start, end) in minutes since Monday 00:00 UTC -> bits. Counts only half-hours wholly inside an interval.

    An interval may run past Sunday midnight (end > 10,080), or start before Monday (start < 0): it wraps.
    """
    bits = 0
    for start, end in intervals:
        for slot in range(-(-start // _MINUTES), end // _MINUTES):
            bits |= 1 << slot % SLOTS
    return bits


def starts(week: int, slots: int) -> int:
    """The half-hours at which a session of so many can start, as bits. A week is a ring: Sunday's last is followed by Monday's first.

    Two people can meet at the starts that they have in common: those of both are the starts of what both have free.
    """
    found = week
    for later in range(1, slots):
        found &= (week >> later) | (week << (SLOTS - later)) & _WEEK
    return found

"""A week of free time as bits: bit n is the n-th half-hour since Monday 00:00 UTC, 336 in all."""
from collections.abc import Iterable

SLOTS = 336
_MINUTES = 30


def week_of(intervals: Iterable[tuple[int, int]]) -> int:
    """Half-open [start, end) in minutes since Monday 00:00 UTC -> bits. Counts only half-hours wholly inside an interval.

    An interval may run past Sunday midnight (end > 10,080), or start before Monday (start < 0): it wraps.
    """
    bits = 0
    for start, end in intervals:
        for slot in range(-(-start // _MINUTES), end // _MINUTES):
            bits |= 1 << slot % SLOTS
    return bits


def common_half_hours(one: int, other: int) -> int:
    return (one & other).bit_count()

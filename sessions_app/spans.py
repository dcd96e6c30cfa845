"""Sets of time as sorted, disjoint spans (start, end), ends excluded."""
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

Span = tuple[int, int]


def union(spans: Iterable[Span], *, keeps_edges: bool = False) -> list[Span]:
    """`keeps_edges`: spans that only touch stay apart."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and (start < merged[-1][1] or start == merged[-1][1] and not keeps_edges):
            if end > merged[-1][1]:
                merged[-1] = merged[-1][0], end
        else:
            merged.append((start, end))
    return merged


def intersection(some: list[Span], others: list[Span]) -> list[Span]:
    found, i, j = [], 0, 0
    while i < len(some) and j < len(others):
        start, end = max(some[i][0], others[j][0]), min(some[i][1], others[j][1])
        if start < end:
            found.append((start, end))
        if some[i][1] <= others[j][1]:
            i += 1
        else:
            j += 1
    return found


def difference(some: list[Span], taken: Iterable[Span]) -> list[Span]:
    """`taken` may come in any order and overlap."""
    taken, left, j = union(taken), [], 0
    for start, end in some:
        while j < len(taken) and taken[j][1] <= start:
            j += 1
        at = j
        while at < len(taken) and taken[at][0] < end:
            if start < taken[at][0]:
                left.append((start, taken[at][0]))
            start = taken[at][1]
            at += 1
        if start < end:
            left.append((start, end))
    return left


def fitting(starts: list[int], free: list[Span], length: int) -> list[int]:
    """Those of the sorted `starts` whose whole length lies inside one span of `free`."""
    found = []
    for start, end in free:
        found += starts[bisect_left(starts, start):bisect_right(starts, end - length)]
    return found


def outside(starts: list[int], shut: list[Span]) -> list[int]:
    """Those of the sorted `starts` that lie in none of the spans."""
    found, at = [], 0
    for start, end in shut:
        found += starts[at:bisect_left(starts, start)]
        at = bisect_left(starts, end)
    return found + starts[at:]

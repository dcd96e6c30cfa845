"""Sets of time as sorted, disjoint spans (start, end), ends excluded: whole minutes, or instants."""
from collections.abc import Iterable
from itertools import islice

Span = tuple[int, int]


def union(spans: Iterable[Span], *, keeps_edges: bool = False) -> list[Span]:
    """`keeps_edges`: spans that only touch stay apart."""
    in_order = sorted(spans)
    merged = in_order[:1]
    reached = in_order[0][1] if in_order else 0
    for span in islice(in_order, 1, None):
        start, end = span
        if start > reached or start == reached and keeps_edges:
            merged.append(span)
            reached = end
        elif end > reached:
            merged[-1] = merged[-1][0], end
            reached = end
    return merged

"""What rooms above know of people that helps to pair them. They register a provider in their AppConfig.ready.

A provider of free time answers `provider(membership_ids) -> {membership_id: [(start, end), ...]}`: half-open intervals in minutes
since Monday 00:00 UTC, for the present week, in at most two queries however many ids; people without any are left out.
"""
from collections.abc import Callable, Collection, Iterable, Mapping
from uuid import UUID

Intervals = Iterable[tuple[int, int]]
Provider = Callable[[Collection[UUID]], Mapping[UUID, Intervals]]

_free_time: list[Provider] = []


def register_free_time(provider: Provider) -> None:
    _free_time.append(provider)


def free_time_of(membership_ids: Collection[UUID]) -> dict[UUID, list[tuple[int, int]]]:
    """The weekly free time of each person, from every provider; {} while no room provides any."""
    found: dict[UUID, list[tuple[int, int]]] = {}
    for provider in _free_time:
        for person, intervals in provider(membership_ids).items():
            found.setdefault(person, []).extend(intervals)
    return found

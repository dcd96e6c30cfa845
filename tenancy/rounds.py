"""Rounds: what is due is done in one organization after the other."""
import logging
from collections.abc import Callable
from uuid import UUID

from .context import bound_to
from .models import Organization

log = logging.getLogger("tandem.rounds")


def in_each(work: Callable[[UUID], object], *, is_active: bool = True) -> None:
    """`work` with each organization's key, closed ones too if not `is_active`. What fails in one keeps no other waiting: once all had
    their turn it is raised.
    """
    failed, organizations = [], Organization.objects.filter(**({"is_active": True} if is_active else {}))
    for organization in list(organizations.values_list("pk", flat=True)):
        try:
            work(organization)
        except Exception as error:  # noqa: BLE001  whatever it is, it is raised below
            log.exception("a round failed in organization %s", organization)
            failed.append(error)
    if failed:
        raise ExceptionGroup("A round failed in some organizations", failed)


def bound_in_each(*works: Callable[[], object], is_active: bool = True) -> None:
    """The same inside the organization, each of `works` in a transaction of its own."""
    def all_bound(organization):
        for work in works:
            with bound_to(organization):
                work()

    in_each(all_bound, is_active=is_active)

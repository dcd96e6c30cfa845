"""Rounds: what is due is done in one organization after the other."""
import logging
from collections.abc import Callable
from functools import partial
from itertools import product
from uuid import UUID

from .context import bound_to
from .models import Organization

log = logging.getLogger("tandem.rounds")


def in_each(*works: Callable[[UUID], object], is_active: bool = True) -> None:
    """Each of `works` with each organization's key, closed ones too if not `is_active`. What fails keeps nothing else waiting, in its
    organization or in another: once all had their turn it is raised.
    """
    failed, organizations = [], Organization.objects.all()
    if is_active:
        organizations = organizations.filter(is_active=True)
    for organization, work in product(list(organizations.values_list("pk", flat=True)), works):
        try:
            work(organization)
        except Exception as error:  # noqa: BLE001  whatever it is, it is raised below
            log.exception("a round failed in organization %s", organization)
            failed.append(error)
    if failed:
        raise ExceptionGroup("A round failed in some organizations", failed)


def bound_in_each(*works: Callable[[], object], is_active: bool = True) -> None:
    """The same inside the organization, each in a transaction of its own."""
    in_each(*(partial(_bound, work) for work in works), is_active=is_active)


def _bound(work, organization):
    with bound_to(organization):
        work()

"""Addresses that work outside a request: in emails, calendar files and tasks."""
from contextlib import contextmanager

from django.conf import settings
from django.urls import get_script_prefix, reverse, set_script_prefix

from tenancy.models import Organization


@contextmanager
def mounted(organization: Organization):
    """Inside, reverse() and {% url %} answer paths under the organization, as they do in its requests."""
    before = get_script_prefix()
    set_script_prefix(organization.prefix + "/")
    try:
        yield
    finally:
        set_script_prefix(before)


def absolute(organization: Organization, to: str, *args, **kwargs) -> str:
    """https://…/o/<slug>/… of a view name (with its arguments) or of a path, whether that has the prefix yet or not."""
    if not to.startswith("/"):
        with mounted(organization):
            to = reverse(to, args=args, kwargs=kwargs)
    prefix = "" if to.startswith(organization.prefix + "/") else organization.prefix
    return settings.BASE_URL.rstrip("/") + prefix + to


def inside(organization: Organization, address: str) -> str:
    """The path of an absolute address below the organization's own; "" of one that is elsewhere."""
    below = address.removeprefix(settings.BASE_URL.rstrip("/") + organization.prefix)
    return below if below != address and below.startswith("/") and not below.startswith("//") else ""

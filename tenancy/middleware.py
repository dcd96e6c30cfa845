"""/o/<slug>/… belongs to that organization: the prefix becomes the script name, the transaction its own.

The transaction covers the whole response, because ATOMIC_REQUESTS alone ends before a TemplateResponse is
rendered (the Django admin's are); inside it the view's own atomic is a savepoint.
"""
import re

from django.db import transaction
from django.http import Http404
from django.urls import get_script_prefix, set_script_prefix

from .context import bound_to
from .models import Organization

PREFIX = re.compile(r"^/o/(?P<slug>[a-z0-9][a-z0-9-]{1,39})(?P<rest>/.*)$")


def organization_middleware(get_response):
    def middleware(request):
        request.organization = None
        matched = PREFIX.match(request.path_info)
        if matched is None:
            return get_response(request)
        organization = Organization.objects.filter(slug=matched["slug"], is_active=True).first()
        if organization is None:
            raise Http404
        request.organization = organization
        return _mounted(request, organization, matched["rest"], get_response)

    return middleware


def _mounted(request, organization, rest, get_response):
    before = get_script_prefix()
    request.path_info = rest
    set_script_prefix(before.rstrip("/") + organization.prefix + "/")
    try:
        return respond_for(organization, request, get_response)
    finally:
        set_script_prefix(before)


def respond_for(organization, request, get_response):
    """The whole response in one transaction of this organization; a server error undoes it."""
    with bound_to(organization.id):
        response = get_response(request)
        if response.status_code >= 500:
            transaction.set_rollback(True)
        return response


def require_organization(request) -> Organization:
    """The organization of this request, or Http404 on a page that only exists inside one."""
    if request.organization is None:
        raise Http404
    return request.organization

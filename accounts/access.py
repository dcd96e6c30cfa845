"""Who may come in. Strangers get 404, members without the right 403; signed-out people are asked to sign in."""
from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404

from .models import Membership


def member_required(view: Callable | None = None, *, right: Callable[[Membership], bool] | None = None):
    """Opens a page to the organization's members, or to those of them with a right (a predicate on Membership)."""

    def decorate(inner):
        @wraps(inner)
        def guarded(request, *args, **kwargs):
            if request.organization is None:
                raise Http404
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if request.membership is None:
                raise Http404
            if right is not None and not right(request.membership):
                raise PermissionDenied
            return inner(request, *args, **kwargs)

        guarded.audience = right.__name__ if right is not None else "member"
        return guarded

    return decorate(view) if view is not None else decorate


def manages(membership: Membership) -> bool:
    return membership.manages


def oversees(membership: Membership) -> bool:
    return membership.oversees


def owns(membership: Membership) -> bool:
    return membership.has_role("owner")


manager_required = member_required(right=manages)
overseer_required = member_required(right=oversees)
owner_required = member_required(right=owns)

"""Who may come in. Strangers get 404, members without the right 403; signed-out people are asked to sign in."""
from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from .coming_back import ask_to_sign_in
from .models import ApiToken, Invitation, Membership


def member_required(view: Callable | None = None, *, right: Callable[[Membership], bool] | None = None):
    """Opens a page to the organization's members, or to those of them with a right (a predicate on Membership)."""

    def decorate(inner):
        @wraps(inner)
        def guarded(request, *args, **kwargs):
            if request.organization is None:
                raise Http404
            if not request.user.is_authenticated:
                return ask_to_sign_in(request)
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


def member_for(actor: Membership, pk: UUID) -> Membership:
    """A member whose profile `actor` may see: active ones for everybody, past ones for those who manage."""
    found = Membership.objects.select_related("user").filter(pk=pk).first()
    if found is None:
        raise Http404
    if found.status != Membership.Status.ACTIVE and not actor.manages:
        raise Http404
    return found


def managed_member(actor: Membership, pk: UUID) -> Membership:
    member = member_for(actor, pk)
    if not actor.manages:
        raise PermissionDenied
    return member


def managed_invitation(actor: Membership, pk: UUID) -> Invitation:
    found = Invitation.objects.select_related("invited_by__user").filter(pk=pk).first()
    if found is None:
        raise Http404
    if not actor.manages:
        raise PermissionDenied
    return found


def own_token(actor: Membership, pk: UUID) -> ApiToken:
    found = ApiToken.objects.filter(pk=pk, membership=actor).first()
    if found is None:
        raise Http404
    return found

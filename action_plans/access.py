"""Who may read and change a pair's charter and plan: the two themselves; coordinators read."""
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.models import Membership
from matching.access import part_in
from programs.models import Program

from .models import Action, Agreement

_PAIR = ("mentorship__program", "mentorship__learner__membership__user", "mentorship__mentor__membership__user")


def own_agreement(actor: Membership, agreement_id: UUID) -> Agreement:
    return _own(actor, Agreement.objects.select_related(*_PAIR).filter(pk=agreement_id).first())


def action_for(actor: Membership, action_id: UUID) -> Action:
    """An action of the actor's own pair, or any for coordinators and owners."""
    return _seen(actor, Action.objects.select_related(*_PAIR).filter(pk=action_id).first())


def own_action(actor: Membership, action_id: UUID) -> Action:
    return _own(actor, Action.objects.select_related(*_PAIR).filter(pk=action_id).first())


def program_for(actor: Membership, slug: str) -> Program:
    """A program whose plan template the actor manages."""
    found = Program.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    if not actor.manages:
        raise PermissionDenied
    return found


def _seen(actor, found):
    if found is None or (part_in(actor, found.mentorship) is None and not actor.manages):
        raise Http404
    return found


def _own(actor, found):
    found = _seen(actor, found)
    if part_in(actor, found.mentorship) is None:
        raise PermissionDenied
    return found

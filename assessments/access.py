"""Who may read or write somebody's needs and goals. Anyone else gets Http404."""
from uuid import UUID

from django.http import Http404

from accounts.models import Membership
from programs.models import Enrolment

from .audience import is_partner
from .models import Goal, Skill


def needs_read_by(actor: Membership, enrolment_id: UUID) -> Enrolment:
    """An enrolment whose needs the actor may read: their own, their partner's, or any for owners and coordinators."""
    found = Enrolment.objects.select_related("program", "membership__user").filter(pk=enrolment_id).first()
    if found is None:
        raise Http404
    if not (found.membership_id == actor.pk or actor.manages or is_partner(actor, found)):
        raise Http404
    return found


def own_goal(actor: Membership, goal_id: UUID) -> Goal:
    found = (Goal.objects.select_related("enrolment__program", "enrolment__membership__user")
             .filter(pk=goal_id, enrolment__membership=actor).first())
    if found is None:
        raise Http404
    return found


def skill_of_list(skill_id: UUID) -> Skill:
    """An entry of the organization's own list."""
    found = Skill.objects.filter(pk=skill_id).first()
    if found is None:
        raise Http404
    return found

"""Who may see or act on a mentorship. Anyone else gets Http404."""
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.models import Membership
from programs.models import Program

from .models import Exclusion, MatchRun, Mentorship, Proposal


def mentorship_for(actor: Membership, mentorship_id: UUID) -> Mentorship:
    """A mentorship that the actor is part of, or that they oversee as coordinator or owner."""
    found = (Mentorship.objects
             .select_related("program", "learner__membership__user", "mentor__membership__user")
             .filter(pk=mentorship_id).first())
    if found is None:
        raise Http404
    if part_in(actor, found) is None and not actor.manages:
        raise Http404
    return found


def own_mentorship(actor: Membership, mentorship_id: UUID) -> Mentorship:
    """A mentorship that the actor is part of; staff who only oversee it get 403."""
    found = mentorship_for(actor, mentorship_id)
    if part_in(actor, found) is None:
        raise PermissionDenied
    return found


def part_in(actor: Membership, mentorship: Mentorship) -> str | None:
    """'learner', 'mentor' or None."""
    if mentorship.learner.membership_id == actor.pk:
        return "learner"
    if mentorship.mentor.membership_id == actor.pk:
        return "mentor"
    return None


def partner_of(actor: Membership, mentorship: Mentorship) -> Membership:
    """The other person of the pair, as the actor (who must be part of it) sees it."""
    return mentorship.mentor.membership if part_in(actor, mentorship) == "learner" else mentorship.learner.membership


def run_for(actor: Membership, run_id: UUID) -> MatchRun:
    """A matching run, for those who manage; observers and members get 403."""
    found = MatchRun.objects.select_related("program", "created_by__user", "criteria").filter(pk=run_id).first()
    if found is None:
        raise Http404
    if not actor.manages:
        raise PermissionDenied
    return found


def place_for(actor: Membership, proposal_id: UUID) -> Proposal:
    """A learner's place in a run, for those who manage."""
    found = (Proposal.objects.select_related("run__program", "run__criteria", "learner__membership__user", "mentor__membership__user")
             .filter(pk=proposal_id).first())
    if found is None:
        raise Http404
    if not actor.manages:
        raise PermissionDenied
    return found


def program_for(actor: Membership, slug: str) -> Program:
    """A program whose pairs the actor manages."""
    found = Program.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    if not actor.manages:
        raise PermissionDenied
    return found


def exclusion_for(actor: Membership, exclusion_id: UUID) -> Exclusion:
    """Two people kept apart, for those who manage."""
    found = Exclusion.objects.select_related("one__user", "other__user").filter(pk=exclusion_id).first()
    if found is None:
        raise Http404
    if not actor.manages:
        raise PermissionDenied
    return found

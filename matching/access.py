"""Who may see or act on a mentorship, a request, a run. Anyone else gets Http404."""
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.models import Membership
from programs.models import Enrolment, Program
from tenancy.prepared import prepared

from .models import Circle, Exclusion, FitCheck, MatchRun, MentoringRequest, Mentorship, Proposal, TrialMeeting
from .selectors.circles import circles_with, with_people


def mentorship_for(actor: Membership, mentorship_id: UUID) -> Mentorship:
    """A mentorship that the actor is part of, or that they oversee as coordinator or owner."""
    found = mentorship_with_people.first(mentorship_id)
    if found is None:
        raise Http404
    if part_in(actor, found) is None and not actor.manages:
        raise Http404
    return found


@prepared
def mentorship_with_people(mentorship_id: UUID):
    return Mentorship.objects.filter(pk=mentorship_id).select_related("program", "learner__membership__user", "mentor__membership__user")


def own_mentorship(actor: Membership, mentorship_id: UUID) -> Mentorship:
    """A mentorship that the actor is part of; staff who only oversee it get 403."""
    found = mentorship_for(actor, mentorship_id)
    if part_in(actor, found) is None:
        raise PermissionDenied
    return found


def part_in(actor: Membership, mentorship: Mentorship | MentoringRequest | TrialMeeting) -> str | None:
    """'learner', 'mentor' or None."""
    if mentorship.learner.membership_id == actor.pk:
        return "learner"
    if mentorship.mentor.membership_id == actor.pk:
        return "mentor"
    return None


def partner_of(actor: Membership, mentorship: Mentorship | MentoringRequest | TrialMeeting) -> Membership:
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


def circle_for(actor: Membership, circle_id: UUID) -> Circle:
    """A circle of a run, for those who manage."""
    found = Circle.objects.select_related("run").filter(pk=circle_id).first()
    if found is None:
        raise Http404
    if not actor.manages:
        raise PermissionDenied
    return found


def circle_seen(actor: Membership, circle_id: UUID) -> Circle:
    """A circle with `people` counted, for those who manage and, once it takes place, for its own people; 404 for all others."""
    seen = with_people(Circle.objects.all()) if actor.manages else circles_with(actor)
    found = seen.filter(pk=circle_id).first()
    if found is None:
        raise Http404
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


def asker_of(request: MentoringRequest) -> Membership:
    """Who made the request."""
    return (request.learner if request.initiator == "learner" else request.mentor).membership


def answerer_of(request: MentoringRequest) -> Membership:
    """Who is asked."""
    return (request.mentor if request.initiator == "learner" else request.learner).membership


def request_for(actor: Membership, request_id: UUID) -> MentoringRequest:
    """A request that the actor made or received; coordinators see all, a mentor no next choice that was not sent yet."""
    found = (MentoringRequest.objects.select_related("program", "learner__membership__user", "mentor__membership__user")
             .filter(pk=request_id).first())
    if found is None:
        raise Http404
    hidden = found.status == MentoringRequest.Status.QUEUED and actor.pk != asker_of(found).pk
    if not actor.manages and (hidden or part_in(actor, found) is None):
        raise Http404
    return found


def own_request(actor: Membership, request_id: UUID) -> MentoringRequest:
    """A request that the actor made or received; those who only oversee it get 403."""
    found = request_for(actor, request_id)
    if part_in(actor, found) is None:
        raise PermissionDenied
    return found


def made_by(actor: Membership, request_id: UUID) -> MentoringRequest:
    """A request that the actor made; who only received it gets 403."""
    found = own_request(actor, request_id)
    if asker_of(found).pk != actor.pk:
        raise PermissionDenied
    return found


def own_part(actor: Membership, slug: str, role: str) -> Enrolment:
    """The actor's approved part in a program, as 'learner' or 'mentor'; members of the organization without one get 403."""
    found = _part.first(slug, actor, role)
    if found is not None:
        return found
    if not Program.objects.filter(slug=slug).exists():
        raise Http404
    raise PermissionDenied


@prepared
def _part(slug, membership, role):
    return Enrolment.objects.select_related("program", "membership__user").filter(
        program__slug=slug, membership=membership, role=role, status=Enrolment.Status.APPROVED)


def parts_with(actor: Membership, slug: str, role: str, other_id: UUID) -> tuple[Enrolment, Enrolment]:
    """(the actor's own part with this role, somebody's of the same program with the other role): 404 without the other, 403 without
    one's own."""
    program = Program.objects.filter(slug=slug).first()
    if program is None:
        raise Http404
    other = part_of_program(program, other_id, "mentor" if role == "learner" else "learner")
    return own_part(actor, slug, role), other


def part_of_program(program: Program, enrolment_id: UUID, role: str) -> Enrolment:
    """Somebody enrolled in the program with this role."""
    found = (Enrolment.objects.select_related("program", "membership__user")
             .filter(pk=enrolment_id, program=program, role=role, status=Enrolment.Status.APPROVED,
                     membership__status=Membership.Status.ACTIVE).first())
    if found is None:
        raise Http404
    return found


def own_fit_check(actor: Membership, fit_check_id: UUID) -> FitCheck:
    """A fit check that the actor is asked; nobody else's."""
    found = (FitCheck.objects.select_related("mentorship__program", "mentorship__learner__membership__user",
                                             "mentorship__mentor__membership__user").filter(pk=fit_check_id, membership=actor).first())
    if found is None:
        raise Http404
    return found


def own_trial(actor: Membership, trial_id: UUID, *, even_cancelled: bool = False) -> TrialMeeting:
    """A trial meeting that the actor takes part in."""
    found = (TrialMeeting.objects.select_related("program", "learner__membership__user", "mentor__membership__user")
             .filter(pk=trial_id).first())
    if found is None or part_in(actor, found) is None or (found.is_cancelled and not even_cancelled):
        raise Http404
    return found


def exclusion_for(actor: Membership, exclusion_id: UUID) -> Exclusion:
    """Two people kept apart, for those who manage."""
    found = Exclusion.objects.select_related("one__user", "other__user").filter(pk=exclusion_id).first()
    if found is None:
        raise Http404
    if not actor.manages:
        raise PermissionDenied
    return found

"""Who may see a program or a part in one."""
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.models import Membership

from .models import Enrolment, Program
from .selectors import LIVE, programs_seen_by


def program_seen_by(actor: Membership | None, slug: str) -> Program:
    """A program as a member sees it (see selectors.programs_seen_by); others see live programs that take applications."""
    if actor is not None:
        found = programs_seen_by(actor).filter(slug=slug).first()
    else:
        found = Program.objects.filter(slug=slug, status__in=LIVE, admission=Program.Admission.APPLICATION).first()
    if found is None:
        raise Http404
    return found


def program_managed_by(actor: Membership, slug: str) -> Program:
    """Any program, for owners and coordinators; other members get 403 for one they see and 404 for one they do not."""
    found = program_seen_by(actor, slug)
    if not actor.manages:
        raise PermissionDenied
    return found


def seen_program(actor: Membership, program_id: UUID) -> Program:
    """A program by its id, as program_seen_by gives it by its address."""
    found = programs_seen_by(actor).filter(pk=program_id).first()
    if found is None:
        raise Http404
    return found


def managed_program(actor: Membership, program_id: UUID) -> Program:
    """A program by its id, as program_managed_by gives it by its address."""
    found = seen_program(actor, program_id)
    if not actor.manages:
        raise PermissionDenied
    return found


def enrolment_for(actor: Membership, enrolment_id: UUID) -> Enrolment:
    """A part in a program that is the actor's own, or any for those who manage; observers get 403."""
    found = Enrolment.objects.select_related("program", "membership__user").filter(pk=enrolment_id).first()
    if found is None:
        raise Http404
    if found.membership_id != actor.pk and not actor.manages:
        if actor.oversees:
            raise PermissionDenied
        raise Http404
    return found


def managed_enrolment(actor: Membership, enrolment_id: UUID) -> Enrolment:
    """An application that the actor may answer; the person's own is not theirs to answer."""
    found = enrolment_for(actor, enrolment_id)
    if not actor.manages:
        raise PermissionDenied
    return found


def own_enrolment(actor: Membership, enrolment_id: UUID) -> Enrolment:
    """A part in a program that is the actor's own."""
    found = (Enrolment.objects.select_related("program", "membership__user")
             .filter(pk=enrolment_id, membership=actor).first())
    if found is None:
        raise Http404
    return found

"""Invitations that lead into a program."""
from accounts.models import Invitation, Membership
from audit.services import record
from common import clock
from notifications.services import owe

from ..models import Enrolment, Program, ProgramInvitation
from ..selectors import places_left


def link_invitation(*, invitation: Invitation, program: Program, role: str) -> ProgramInvitation:
    """Remembers the program, and the part in it, that accepting the invitation gives."""
    return ProgramInvitation.objects.create(invitation=invitation, program=program, role=role)


def take_up_invitation(invitation: Invitation, membership: Membership) -> Enrolment | None:
    """Enrols whoever accepted the invitation, if it leads to a program that still takes place.

    Without a free place the enrolment waits for a coordinator instead. None when there is nothing to take up.
    """
    found = ProgramInvitation.objects.filter(invitation=invitation).first()
    if found is None:
        return None
    program = Program.objects.select_for_update().get(pk=found.program_id)
    present = Enrolment.objects.filter(program=program, membership=membership, role=found.role).first()
    if program.status == Program.Status.CLOSED or (present and present.status == Enrolment.Status.APPROVED):
        return present
    return _enrol(present or Enrolment(program=program, membership=membership, role=found.role), invitation, program)


def _enrol(enrolment: Enrolment, invitation: Invitation, program: Program) -> Enrolment:
    room = enrolment.role == Enrolment.Role.MENTOR or places_left(program) > 0
    enrolment.status = Enrolment.Status.APPROVED if room else Enrolment.Status.APPLIED
    enrolment.applied_at = clock.now()
    if room:
        enrolment.decided_by, enrolment.decided_at = invitation.invited_by, clock.now()
    enrolment.save()
    record("programs.enrolment.invited", actor=enrolment.membership, target=enrolment, invitation=str(invitation.pk))
    if room:
        owe("programs.enrolled", enrolment.membership, key=f"{enrolment.pk}:{enrolment.decided_at:%Y%m%d%H%M%S%f}",
            payload={"enrolment": str(enrolment.pk)}, topic=enrolment.pk)
    return enrolment

"""From an application to a part in a program."""
from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import Membership, Role
from accounts.selectors import coordination
from accounts.services import add_role
from audit.services import record
from common import clock
from common.errors import Refused
from notifications.services import owe

from ..leaving import obstacle
from ..models import Enrolment, Program
from ..selectors import places_left

Status = Enrolment.Status


def apply_to_program(*, membership: Membership, program: Program, role: str, motivation: str = "",
                     capacity: int = 1) -> Enrolment:
    """An application, for coordinators to answer. `capacity` is how many learners a mentor takes at once.

    After a withdrawal the same row is used again. A full program still takes applications: they are its waiting list.
    """
    program = Program.objects.select_for_update().get(pk=program.pk)
    if program.status != Program.Status.OPEN:
        raise Refused(_("This program takes no applications at the moment."), "not_open")
    if program.admission != Program.Admission.APPLICATION:
        raise Refused(_("This program is by invitation only."), "by_invitation")
    found = Enrolment.objects.filter(program=program, membership=membership, role=role).first()
    if found is not None and found.status != Status.WITHDRAWN:
        raise Refused(_("You have already applied to this program."), "already")
    enrolment = found or Enrolment(program=program, membership=membership, role=role)
    enrolment.status, enrolment.motivation, enrolment.applied_at = Status.APPLIED, motivation, clock.now()
    enrolment.capacity = capacity if role == Enrolment.Role.MENTOR else 1
    enrolment.decided_by, enrolment.decided_at, enrolment.decision_note = None, None, ""
    enrolment.save()
    record("programs.enrolment.applied", actor=membership, target=enrolment, role=role)
    _tell_staff(enrolment)
    return enrolment


def withdraw_enrolment(*, actor: Membership, enrolment: Enrolment) -> Enrolment:
    """The person's own leave, from an application or from a program they are enrolled in."""
    enrolment = _locked(enrolment.pk)
    if enrolment.status not in (Status.APPLIED, Status.APPROVED):
        raise Refused(_("There is nothing to withdraw here any more."), "status")
    stop = obstacle(enrolment)
    if stop:
        raise Refused(stop, "obstacle")
    before, enrolment.status = enrolment.status, Status.WITHDRAWN
    enrolment.save(update_fields=["status"])
    record("programs.enrolment.withdrawn", actor=actor, target=enrolment, before=before)
    return enrolment


def approve_enrolment(*, actor: Membership, enrolment: Enrolment, note: str = "") -> Enrolment:
    """Enrols an applicant, or somebody declined earlier. The program's row is the lock that keeps its last place single."""
    program = Program.objects.select_for_update().get(pk=enrolment.program_id)
    enrolment = _locked(enrolment.pk)
    if enrolment.status not in (Status.APPLIED, Status.DECLINED):
        raise Refused(_("%(name)s is not waiting for an answer any more.") % {"name": enrolment.membership.name}, "status")
    if program.status == Program.Status.CLOSED:
        raise Refused(_("This program is closed."), "closed")
    if enrolment.role == Enrolment.Role.LEARNER and not places_left(program):
        raise Refused(_("No place is left for %(name)s. Add places, or let the application wait.")
                      % {"name": enrolment.membership.name}, "full")
    _decide(actor, enrolment, Status.APPROVED, note)
    add_role(membership=enrolment.membership, role=Role(enrolment.role))
    owe("programs.enrolled", enrolment.membership, key=_key(enrolment), topic=enrolment.pk, payload={"enrolment": str(enrolment.pk)})
    return enrolment


def decline_enrolment(*, actor: Membership, enrolment: Enrolment, note: str = "") -> Enrolment:
    """Says no to an application. `note` is the coordinator's own words to the person."""
    enrolment = _locked(enrolment.pk)
    if enrolment.status != Status.APPLIED:
        raise Refused(_("%(name)s is not waiting for an answer any more.") % {"name": enrolment.membership.name}, "status")
    _decide(actor, enrolment, Status.DECLINED, note)
    owe("programs.declined", enrolment.membership, key=_key(enrolment), topic=enrolment.pk, payload={"enrolment": str(enrolment.pk)})
    return enrolment


def decide_enrolments(*, actor: Membership, program: Program, enrolment_ids: Sequence[UUID], approve: bool,
                      note: str = "") -> tuple[list[Enrolment], list[str]]:
    """Answers several applications of one program, first come first: (those answered, why the others were not)."""
    Program.objects.select_for_update().get(pk=program.pk)
    answer = approve_enrolment if approve else decline_enrolment
    done, refusals = [], []
    for enrolment in Enrolment.objects.filter(program=program, pk__in=enrolment_ids).order_by("applied_at", "id"):
        try:
            done.append(answer(actor=actor, enrolment=enrolment, note=note))
        except Refused as refused:
            refusals.append(str(refused.message))
    return done, refusals


def _locked(enrolment_id: UUID) -> Enrolment:
    return (Enrolment.objects.select_for_update(of=("self",)).select_related("membership__user", "program").get(pk=enrolment_id))


def _decide(actor: Membership, enrolment: Enrolment, status: str, note: str) -> None:
    before, enrolment.status = enrolment.status, status
    enrolment.decided_by, enrolment.decided_at, enrolment.decision_note = actor, clock.now(), note
    enrolment.save(update_fields=["status", "decided_by", "decided_at", "decision_note"])
    record(f"programs.enrolment.{status}", actor=actor, target=enrolment, before=before)


def _key(enrolment: Enrolment) -> str:
    """One answer is told once; an application made again after a withdrawal is another one."""
    return f"{enrolment.pk}:{enrolment.decided_at:%Y%m%d%H%M%S%f}"


def _tell_staff(enrolment: Enrolment) -> None:
    for person in coordination():
        owe("programs.application_received", person, key=f"{enrolment.pk}:{enrolment.applied_at:%Y%m%d%H%M%S%f}",
            payload={"enrolment": str(enrolment.pk)}, topic=enrolment.pk)

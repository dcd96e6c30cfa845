"""A program's life: draft, open, running, closed."""
from datetime import timedelta

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused

from .. import closing
from ..models import Enrolment, Program
from ..selectors import counts, places_taken, slug_taken

Status = Program.Status
RESERVED = frozenset({"new"})
COPIED = ("name", "summary", "description", "language", "session_minutes", "session_every_days", "capacity", "meeting_url",
          "admission")


def free_slug(name: str) -> str:
    """An address made of the name that no program has yet."""
    base = slugify(name)[:50].strip("-") or "program"
    tries = [base, *(f"{base}-{n}" for n in range(2, 100))]
    return next(slug for slug in tries if slug not in RESERVED and not slug_taken(slug))


def create_program(*, actor: Membership, name: str, slug: str = "", **fields) -> Program:
    """A draft. Without a slug its address is made of its name."""
    if slug and (slug in RESERVED or slug_taken(slug)):
        raise Refused(_("Another program already has this address."), "slug_taken")
    program = Program.objects.create(
        name=name, slug=slug or free_slug(name), status=Status.DRAFT, created_at=clock.now(), **fields)
    record("programs.program.created", actor=actor, target=program)
    return program


def edit_program(*, actor: Membership, program: Program, **changes) -> Program:
    """Changes columns of a program that is not closed; places may not fall under those taken."""
    if program.status == Status.CLOSED:
        raise Refused(_("This program is closed. Reopen it to change it."), "closed")
    taken = places_taken(program)
    if changes.get("capacity", program.capacity) < taken:
        said = ngettext("%(n)d learner is already enrolled. Keep at least as many places.",
                        "%(n)d learners are already enrolled. Keep at least as many places.", taken)
        raise Refused(said % {"n": taken}, "capacity")
    for name, value in changes.items():
        setattr(program, name, value)
    program.save(update_fields=list(changes))
    record("programs.program.edited", actor=actor, target=program, fields=sorted(changes))
    return program


def duplicate_program(*, actor: Membership, program: Program) -> Program:
    """A draft with the same settings and the same length, beginning the day after the first one ends. No people are copied."""
    fields = {name: getattr(program, name) for name in COPIED}
    fields["name"] = _("%(name)s (copy)") % {"name": program.name[:105]}
    starts_on = max(program.ends_on, clock.today()) + timedelta(days=1)
    return create_program(actor=actor, starts_on=starts_on, ends_on=starts_on + (program.ends_on - program.starts_on), **fields)


def open_program(*, actor: Membership, program: Program) -> Program:
    """draft -> open. People can apply, or take up their invitations, from now on."""
    program = _from(program, Status.DRAFT)
    if not program.description.strip():
        raise Refused(_("Describe the program first, so that people know what they apply to."), "no_description")
    if program.ends_on <= clock.today():
        raise Refused(_("This program's dates are over. Change them first."), "over")
    return _become(Status.OPEN, actor, program)


def hide_program(*, actor: Membership, program: Program) -> Program:
    """open -> draft, while nobody has applied."""
    program = _from(program, Status.OPEN)
    if program.enrolments.exists():
        raise Refused(_("People have already applied, so this program cannot become a draft again."), "has_people")
    return _become(Status.DRAFT, actor, program)


def start_program(*, actor: Membership, program: Program) -> Program:
    """open -> running. Applications end; matching and sessions can begin."""
    program = _from(program, Status.OPEN)
    found = counts(program)
    if not all(found[role][Enrolment.Status.APPROVED] for role in Enrolment.Role.values):
        raise Refused(_("Enrol at least one mentor and one learner before starting."), "nobody")
    return _become(Status.RUNNING, actor, program)


def close_program(*, actor: Membership, program: Program, ends_pairs: bool = False) -> Program:
    """open or running -> closed. The enrolled have completed it; waiting applications must be answered before.

    What is planned goes on until it is over, unless `ends_pairs`: then it is called off, and the pairs end with it. Everybody enrolled is
    told which of the two.
    """
    program = _from(program, Status.OPEN, Status.RUNNING)
    waiting = applications_before_closing(program)
    if waiting:
        raise Refused(waiting, "waiting")
    _turn_enrolments(program, Enrolment.Status.APPROVED, Enrolment.Status.COMPLETED)
    program = _become(Status.CLOSED, actor, program)
    closing.close(program, actor, ends_pairs)
    return program


def applications_before_closing(program: Program) -> str:
    """That applications wait, as long as any do: why the program cannot be closed yet."""
    n = program.enrolments.filter(status=Enrolment.Status.APPLIED).count()
    said = ngettext("%(n)d application is waiting for an answer. Answer it before closing.",
                    "%(n)d applications are waiting for an answer. Answer them before closing.", n)
    return said % {"n": n} if n else ""


def reopen_program(*, actor: Membership, program: Program) -> Program:
    """closed -> running: the undo of closing. Those who had completed it are enrolled again; pairs that ended with it stay so."""
    program = _from(program, Status.CLOSED)
    _turn_enrolments(program, Enrolment.Status.COMPLETED, Enrolment.Status.APPROVED)
    return _become(Status.RUNNING, actor, program)


def _turn_enrolments(program: Program, before: str, after: str) -> None:
    """Held in the order of their keys, as by whoever pairs two of them meanwhile."""
    in_order = program.enrolments.filter(status=before).order_by("pk").select_for_update(no_key=True).values("pk")
    Enrolment.objects.filter(pk__in=in_order).update(status=after)


def _from(program: Program, *expected: str) -> Program:
    """The program, locked, if it is in one of the expected statuses. Whoever refers to it meanwhile need not wait: closing may wait for
    what they hold.
    """
    locked = Program.objects.select_for_update(no_key=True).get(pk=program.pk)
    if locked.status not in expected:
        raise Refused(_("This program is now “%(status)s”. Reload the page to see what you can do.")
                      % {"status": locked.get_status_display()}, "status")
    return locked


def _become(status: str, actor: Membership, program: Program) -> Program:
    before, program.status = program.status, status
    program.save(update_fields=["status"])
    record("programs.program.status_changed", actor=actor, target=program, before=before, after=status)
    return program

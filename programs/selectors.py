"""Reads of programs and of people's parts in them. All run for the organization at work."""
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts.models import Membership
from common.sorting import SortKey

from .models import Enrolment, Program

LIVE = (Program.Status.OPEN, Program.Status.RUNNING)
ENROLLED = (Enrolment.Status.APPROVED, Enrolment.Status.COMPLETED)


def enrolments_of(membership: Membership) -> QuerySet[Enrolment]:
    """A member's parts in programs, newest first, whatever their status; `program` is loaded."""
    return membership.enrolments.select_related("program").order_by("-applied_at")


def enrolments_seen_by(membership: Membership) -> QuerySet[Enrolment]:
    """Every part for those who manage, else the person's own; `membership.user` is loaded."""
    found = Enrolment.objects.select_related("membership__user")
    return found if membership.manages else found.filter(membership=membership)


def active_enrolments_of(membership: Membership) -> QuerySet[Enrolment]:
    """Those approved in programs that take place now or soon."""
    return enrolments_of(membership).filter(status=Enrolment.Status.APPROVED, program__status__in=LIVE)


def open_programs() -> QuerySet[Program]:
    """Programs that take applications from anybody, soonest first."""
    found = Program.objects.filter(status=Program.Status.OPEN, admission=Program.Admission.APPLICATION)
    return found.order_by("starts_on", SortKey("name"))


def programs_seen_by(membership: Membership) -> QuerySet[Program]:
    """Staff see every program; members the open and running ones and those they have a part in."""
    if membership.oversees:
        return Program.objects.all()
    own = Enrolment.objects.filter(program=OuterRef("pk"), membership=membership)
    return Program.objects.filter(Q(status__in=LIVE) | Exists(own))


def with_counts(programs: QuerySet[Program]) -> QuerySet[Program]:
    """Adds `learner_count`, `mentor_count` (enrolled or completed) and `waiting_count` (applications to answer)."""
    def of(**conditions):
        return Count("enrolments", filter=Q(**{f"enrolments__{k}": v for k, v in conditions.items()}))

    return programs.annotate(
        learner_count=of(role=Enrolment.Role.LEARNER, status__in=ENROLLED),
        mentor_count=of(role=Enrolment.Role.MENTOR, status__in=ENROLLED),
        waiting_count=of(status=Enrolment.Status.APPLIED))


def counts(program: Program) -> dict[str, dict[str, int]]:
    """{role: {status: n}} with a zero for everything that has none, in one query."""
    found = {role: dict.fromkeys(Enrolment.Status.values, 0) for role in Enrolment.Role.values}
    for row in program.enrolments.order_by().values("role", "status").annotate(n=Count("pk")):
        found[row["role"]][row["status"]] = row["n"]
    return found


def places_taken(program: Program) -> int:
    return program.enrolments.filter(role=Enrolment.Role.LEARNER, status__in=ENROLLED).count()


def places_left(program: Program) -> int:
    return max(0, program.capacity - places_taken(program))


def enrolments_in(program: Program, *, role: str = "", status: str = "", name: str = "") -> QuerySet[Enrolment]:
    """The people of a program, newest application first; each empty filter keeps all. `membership.user` is loaded."""
    found = program.enrolments.select_related("membership__user").order_by("-applied_at", "id")
    if role:
        found = found.filter(role=role)
    if status:
        found = found.filter(status=status)
    if name:
        found = found.filter(membership__user__name__icontains=name)
    return found


def waiting_in(program: Program, *, declined: bool = False) -> QuerySet[Enrolment]:
    """The applications to answer, first come first; or those declined, which can still be approved."""
    status = Enrolment.Status.DECLINED if declined else Enrolment.Status.APPLIED
    return enrolments_in(program, status=status).order_by("applied_at", "id")


def enrolment_ids_of(program: Program, role: str) -> QuerySet:
    """Ids of the approved enrolments with a role: what a matching run works on."""
    return program.enrolments.filter(role=role, status=Enrolment.Status.APPROVED).values_list("pk", flat=True)


def slug_taken(slug: str, *, but: Program | None = None) -> bool:
    found = Program.objects.filter(slug=slug)
    return (found.exclude(pk=but.pk) if but is not None and but.pk else found).exists()

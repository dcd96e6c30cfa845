from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import Membership
from assessments.models import Skill
from common import clock
from common.sorting import folded
from programs.models import Enrolment, Program
from tenancy.prepared import prepared

from ..models import Mentorship
from ..words import skill_ids


def _with_people(found: QuerySet[Mentorship]) -> QuerySet[Mentorship]:
    return found.select_related("program", "learner__membership__user", "mentor__membership__user")


def load_pair(mentorship_id: UUID | str) -> Mentorship | None:
    """A mentorship with its program and both people, in one query; None if it is gone. For texts and tasks."""
    return _with_people(Mentorship.objects.filter(pk=mentorship_id)).first()


def mentorships_of(membership: Membership) -> QuerySet[Mentorship]:
    """All those the person is or was part of, newest first."""
    return _with_people(Mentorship.objects.filter(Q(learner__membership=membership) | Q(mentor__membership=membership)))


def active_mentorships(membership: Membership) -> QuerySet[Mentorship]:
    return mentorships_of(membership).filter(status=Mentorship.Status.ACTIVE).order_by("started_at", "id")


def open_proposals_for(membership: Membership) -> QuerySet[Mentorship]:
    """Those that wait for this person's own answer."""
    waiting = (Q(learner__membership=membership, learner_accepted_at__isnull=True)
               | Q(mentor__membership=membership, mentor_accepted_at__isnull=True))
    return mentorships_of(membership).filter(waiting, status=Mentorship.Status.PROPOSED)


def mentorships_of_program(program: Program, *, status: str = "") -> QuerySet[Mentorship]:
    """Newest first; an empty status keeps all."""
    found = _with_people(Mentorship.objects.filter(program=program))
    return found.filter(status=status) if status else found


def bookable() -> Q:
    """Of mentorships: as Mentorship.takes_sessions, but for the last day of the program."""
    members = {f"{part}__membership__status": Membership.Status.ACTIVE for part in ("learner", "mentor")}
    return Q(status=Mentorship.Status.ACTIVE, **members) & ~Q(program__status=Program.Status.CLOSED)


def going_on(today: date | None = None) -> QuerySet[Mentorship]:
    """Those that take sessions: of whom something may be asked. A prepared read, whose day is an argument, says `today`."""
    return _with_people(Mentorship.objects.filter(bookable(), program__ends_on__gte=clock.today() if today is None else today))


def open_in(program: Program) -> QuerySet[Mentorship]:
    """Active or proposed, always in one order."""
    return mentorships_of_program(program).filter(status__in=[Mentorship.Status.PROPOSED, Mentorship.Status.ACTIVE]).order_by("pk")


def skills_in(*parts: Iterable[dict]) -> dict[str, Skill]:
    """{id: Skill} for every skill that these parts of scores mention: one query, whatever their number."""
    return skills_named({skill for several in parts for skill in skill_ids(several)})


def skills_named(ids: Collection[str | UUID]) -> dict[str, Skill]:
    return {str(skill.pk): skill for skill in _skills(ids)} if ids else {}


@prepared
def _skills(ids):
    return Skill.objects.filter(pk__among=ids)


def skills_by_name(ids: Collection[UUID]) -> list[tuple[str, str]]:
    """(id, name) by name."""
    found = Skill.objects.filter(pk__among=ids).values_list("pk", Skill.name_column())
    return sorted(((str(id), name) for id, name in found), key=lambda pair: folded(pair[1]))


@dataclass(frozen=True)
class Standing:
    """Where a learner without an active mentor is in a program. `code`: 'applied', 'waiting', 'proposed', 'accepted'."""

    enrolment: Enrolment
    code: str
    words: str
    mentorship: Mentorship | None = None


def standing_of(membership: Membership) -> list[Standing]:
    """One Standing for each of the learner's live parts that has no active mentorship, in two queries."""
    parts = Enrolment.objects.select_related("program").filter(
        membership=membership, role=Enrolment.Role.LEARNER, status__in=["applied", "approved"],
        program__status__in=["open", "running"]).order_by("applied_at")
    found = {m.learner_id: m for m in mentorships_of(membership) if m.is_open and m.learner.membership_id == membership.pk}
    standings = [_standing(enrolment, found.get(enrolment.pk)) for enrolment in parts]
    return [s for s in standings if s is not None]


def _standing(enrolment, mentorship) -> Standing | None:
    if mentorship is not None and mentorship.status == Mentorship.Status.ACTIVE:
        return None
    if mentorship is not None and mentorship.learner_accepted_at is None:
        said = _("A mentor has been found for you: %(name)s. Read why, then answer.") % {"name": mentorship.mentor.membership.name}
        return Standing(enrolment, "proposed", said, mentorship)
    if mentorship is not None:
        said = _("You have accepted. We are waiting for the answer of %(name)s.") % {"name": mentorship.mentor.membership.name}
        return Standing(enrolment, "accepted", said, mentorship)
    if enrolment.status == Enrolment.Status.APPLIED:
        return Standing(enrolment, "applied", _("Your application is being read. You will get an email with the answer."))
    return Standing(enrolment, "waiting", _("We are looking for your mentor. You will get an email as soon as somebody is found; "
                                            "a complete questionnaire helps us to find well."))

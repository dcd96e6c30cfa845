"""A mentor's places. The database refuses two open mentorships on one seat; here the lowest free one is found."""
from collections.abc import Iterable
from uuid import UUID

from accounts.models import Membership
from common import clock
from notifications.services import owe
from programs.models import Enrolment

from ..models import MatchRun, Mentorship, Proposal
from ..selectors.people import OPEN

Reason = Proposal.Reason
UNTOLD = {"reluctance"}


def hold_enrolments(ids: Iterable[UUID]) -> dict[UUID, Enrolment]:
    """Locks these parts until the transaction ends, in the order of their ids, so that two of us never wait for each other."""
    held = (Enrolment.objects.select_for_update(of=("self",)).select_related("membership__user", "program")
            .filter(pk__in=set(ids)).order_by("pk"))
    return {enrolment.pk: enrolment for enrolment in held}


def taken_seats(held: dict[UUID, Enrolment]) -> dict[UUID, set[int]]:
    """{mentor enrolment id: seats in use}, for held enrolments."""
    found: dict[UUID, set[int]] = {pk: set() for pk in held}
    for mentor, seat in Mentorship.objects.filter(mentor__in=held, status__in=OPEN).values_list("mentor", "mentor_seat"):
        found[mentor].add(seat)
    return found


def busy_learners(held: dict[UUID, Enrolment]) -> set[UUID]:
    return set(Mentorship.objects.filter(learner__in=held, status__in=OPEN).values_list("learner", flat=True))


def obstacle(learner: Enrolment | None, mentor: Enrolment | None, taken: set[int], busy: set[UUID]) -> str:
    """Why this pair cannot be made now: a Proposal.Reason, or ''."""
    if not _takes_part(learner):
        return Reason.LEARNER_LEFT
    if not _takes_part(mentor):
        return Reason.MENTOR_LEFT
    if learner.pk in busy:
        return Reason.LEARNER_TAKEN
    return Reason.MENTOR_FULL if len(taken) >= mentor.capacity else ""


def _takes_part(enrolment: Enrolment | None) -> bool:
    return (enrolment is not None and enrolment.status == Enrolment.Status.APPROVED
            and enrolment.membership.status == Membership.Status.ACTIVE)


def free_seat(taken: set[int]) -> int:
    return next(seat for seat in range(1, 21) if seat not in taken)


def told(place: Proposal) -> dict:
    """Score and parts as the two of them may read them: that one would rather not stays with the draft."""
    parts = [part for part in place.parts if part["criterion"] not in UNTOLD]
    return {"score": sum(part["points"] for part in parts), "parts": parts}


def propose(learner: Enrolment, mentor: Enrolment, *, seat: int, run: MatchRun | None = None, score: int | None = None,
            parts: list | None = None) -> Mentorship:
    """Writes a proposed mentorship and tells both. The caller holds both enrolments and has checked the obstacles."""
    mentorship = Mentorship.objects.create(
        program=mentor.program, learner=learner, mentor=mentor, mentor_seat=seat, run=run, score=score, parts=parts or [],
        status=Mentorship.Status.PROPOSED, proposed_at=clock.now())
    for kind, person in (("matching.proposed_learner", learner.membership), ("matching.proposed_mentor", mentor.membership)):
        owe(kind, person, key=str(mentorship.pk), payload={"mentorship": str(mentorship.pk)}, topic=mentorship.pk)
    return mentorship

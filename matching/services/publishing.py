"""From a draft to proposals that people answer."""
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused

from ..models import MatchRun, Mentorship, Proposal
from .runs import locked_run, refresh_figures
from .seats import busy_learners, free_seat, hold_enrolments, obstacle, propose, taken_seats

UNTOLD = {"reluctance"}


@dataclass(frozen=True)
class Published:
    """What became of a draft: the mentorships proposed, and the places that could not be any more, with `reason` set."""

    mentorships: list[Mentorship]
    skipped: list[Proposal]


def publish_run(*, actor: Membership, run: MatchRun) -> Published:
    """Proposes every pair of the draft that is still possible, once. Those that are not keep a reason and do not stop the others."""
    run = locked_run(run.pk)
    places = list(run.proposals.filter(mentor__isnull=False).select_related("learner__membership__user", "mentor__membership__user"))
    if not places:
        raise Refused(_("No pair to publish in this draft."), "empty")
    held = hold_enrolments([p.learner_id for p in places] + [p.mentor_id for p in places])
    taken, busy = taken_seats(held), busy_learners(held)
    made, skipped = [], []
    for place in places:
        _publish_place(run, place, held, taken, busy, made, skipped)
    run.status, run.published_at = MatchRun.Status.PUBLISHED, clock.now()
    run.save(update_fields=["status", "published_at"])
    refresh_figures(run)
    record("matching.run.published", actor=actor, target=run, proposed=len(made), skipped=len(skipped))
    return Published(made, skipped)


def discard_run(*, actor: Membership, run: MatchRun) -> MatchRun:
    """Ends a draft, or one still being computed, without telling anybody."""
    run = MatchRun.objects.select_for_update().get(pk=run.pk)
    if not run.is_open:
        raise Refused(_("This run is no draft any more, so nothing was changed."), "not_draft")
    run.status = MatchRun.Status.DISCARDED
    run.save(update_fields=["status"])
    record("matching.run.discarded", actor=actor, target=run)
    return run


def _publish_place(run, place, held, taken: dict[UUID, set[int]], busy: set[UUID], made, skipped) -> None:
    learner, mentor = held.get(place.learner_id), held.get(place.mentor_id)
    place.reason = obstacle(learner, mentor, taken.get(place.mentor_id, set()), busy)
    if place.reason:
        skipped.append(place)
        place.save(update_fields=["reason"])
        return
    seat = free_seat(taken[mentor.pk])
    made.append(propose(learner, mentor, seat=seat, run=run, **_told(place)))
    taken[mentor.pk].add(seat)
    busy.add(learner.pk)


def _told(place: Proposal) -> dict:
    """Score and parts as the two of them may read them: that one would rather not stays with the draft."""
    parts = [part for part in place.parts if part["criterion"] not in UNTOLD]
    return {"score": sum(part["points"] for part in parts), "parts": parts}

"""From a draft to proposals that people answer."""
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused

from ..models import MatchRun, Mentorship, Proposal
from ..selectors.circles import small_circles
from .circles import publish_circle
from .runs import locked_run, refresh_figures
from .seats import busy_learners, free_seat, hold_enrolments, obstacle, propose, taken_seats, told


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
    made, skipped = _publish_circles(run, places, held, taken, busy) if run.in_circles else ([], [])
    for place in () if run.in_circles else places:
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
    made.append(propose(learner, mentor, seat=seat, run=run, **told(place)))
    taken[mentor.pk].add(seat)
    busy.add(learner.pk)


def _publish_circles(run, places, held, taken, busy) -> tuple[list, list]:
    small = small_circles(run)
    if small:
        raise Refused(_("%(name)s has fewer people than a circle needs. Bring somebody there, or leave everybody of it out.")
                      % {"name": small[0].circle.name}, "small")
    made, skipped = [], []
    for circle in run.circles.select_related("program", "mentor__membership"):
        opened, left = publish_circle(circle, [p for p in places if p.mentor_id == circle.mentor_id], held, taken, busy)
        made += opened
        skipped += left
    return made, skipped

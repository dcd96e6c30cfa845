"""Circles from a draft to what people are asked: a run of its own kind, whose places are people in circles."""
from collections.abc import Collection
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from common.names import validate_name
from notifications.services import owe
from programs.models import Enrolment, Program

from ..models import Circle, MatchRun, Mentorship, Proposal, Way
from ..models.circles import LARGEST, SMALLEST
from ..selectors.circles import possible_leaders
from .runs import begin_run, compute_now_or_later
from .seats import free_seat, obstacle, told


def start_circles(*, actor: Membership, program: Program, mentors: Collection[UUID], least: int, most: int) -> MatchRun:
    """A draft of circles led by these mentors (enrolment ids), each with from `least` to `most` of the learners without a mentor.

    Refused as start_run() is, and for sizes or mentors that cannot be: "sizes", "no_leader", "leader_full".
    """
    if not SMALLEST <= least <= most <= LARGEST:
        raise Refused(_("A circle has from %(least)d to %(most)d people, and at most as many as you say.")
                      % {"least": SMALLEST, "most": LARGEST}, "sizes")
    leaders = _leaders(program, mentors, least)
    run = begin_run(actor=actor, program=program, way=Way.CIRCLE, in_circles=True)
    with translation.override(run.organization.language):  # everybody reads the names
        names = [(_("Circle of %(name)s") % {"name": mentor.membership.name})[:80] for mentor in leaders]
    Circle.objects.bulk_create([Circle(program=run.program, run=run, mentor=mentor, name=name, least=least, most=most)
                                for mentor, name in zip(leaders, names, strict=True)])
    record("matching.circles.started", actor=actor, target=run, mentors=[str(mentor.pk) for mentor in leaders], least=least, most=most)
    return compute_now_or_later(run)


def rename_circle(*, actor: Membership, circle: Circle, name: str) -> Circle:
    circle = Circle.objects.select_for_update().get(pk=circle.pk)
    circle.name = name.strip()
    if not circle.name:
        raise Refused(_("Give the circle a name."), "name")
    try:
        validate_name(circle.name)
    except ValidationError as error:
        raise Refused(error.messages[0], "name") from error
    circle.save(update_fields=["name"])
    record("matching.circle.renamed", actor=actor, target=circle)
    return circle


def publish_circle(circle: Circle, places: list[Proposal], held: dict, taken: dict[UUID, set[int]], busy: set[UUID]
                   ) -> tuple[list[Mentorship], list[Proposal]]:
    """(what is proposed, places that could not be). A circle takes place with its fewest people, or not at all."""
    seats, ready, skipped = taken.setdefault(circle.mentor_id, set()), [], []
    for place in places:
        place.reason = obstacle(held.get(place.learner_id), held.get(place.mentor_id), seats, busy)
        if place.reason:
            skipped.append(place)
            continue
        ready.append((place, free_seat(seats)))
        seats.add(ready[-1][1])
    if len(ready) < circle.least:
        skipped += [_too_few(place) for place, _seat in ready]
        ready = []
    for place in skipped:
        place.save(update_fields=["reason"])
    return _open(circle, [(place, held[place.learner_id], seat) for place, seat in ready]), skipped


def _open(circle: Circle, ready: list[tuple[Proposal, Enrolment, int]]) -> list[Mentorship]:
    """Who leads has agreed beforehand: only the learners are asked. The mentor is told once, of all of them."""
    now, made = clock.now(), []
    for place, learner, seat in ready:
        pair = Mentorship.objects.create(
            program=circle.program, learner=learner, mentor_id=circle.mentor_id, mentor_seat=seat, run_id=circle.run_id, circle=circle,
            status=Mentorship.Status.PROPOSED, proposed_at=now, mentor_accepted_at=now, **told(place))
        owe("matching.circle_learner", learner.membership, key=str(pair.pk), payload={"mentorship": str(pair.pk)}, topic=pair.pk)
        made.append(pair)
    if made:
        circle.opened_at = now
        circle.save(update_fields=["opened_at"])
        owe("matching.circle_mentor", circle.mentor.membership, key=f"{circle.pk}:{made[0].pk}", payload={"circle": str(circle.pk)},
            topic=circle.pk)
    return made


def _too_few(place: Proposal) -> Proposal:
    place.reason = Proposal.Reason.CIRCLE_SMALL
    return place


def _leaders(program: Program, mentors: Collection[UUID], least: int) -> list[Enrolment]:
    found = list(possible_leaders(program).filter(pk__in=mentors))
    if not found:
        raise Refused(_("Choose at least one mentor who leads a circle."), "no_leader")
    full = next((mentor for mentor in found if mentor.free < least), None)
    if full is not None:
        raise Refused(_("%(name)s has fewer free places than a circle needs.") % {"name": full.membership.name}, "leader_full")
    return found

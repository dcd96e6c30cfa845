"""A mentorship's life: proposed, accepted by both and active, or declined; in the end ended."""
from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record, recorded_together
from common import clock
from common.errors import Refused
from notifications.services import owe, owed_together, supersede
from programs.models import Enrolment, Program

from .. import starting
from ..access import part_in, partner_of
from ..cohorts import Cohort
from ..facts import hold_time
from ..models import MentoringRequest, Mentorship, Preference, Proposal, Way
from ..rule_words import RULE
from ..selectors.criteria import criteria_of, saved_criteria
from ..selectors.flash import is_unused_flash
from ..selectors.mentorships import mentorships_of
from ..selectors.pair_facts import set_apart
from ..selectors.profiles import profiles_of
from ..selectors.settings import allows
from .closing import close_siblings
from .preferring import prefer
from .seats import busy_learners, free_seat, hold_enrolments, obstacle, propose, taken_seats

Status = Mentorship.Status


def pair_by_hand(*, actor: Membership, program: Program, learner: Enrolment, mentor: Enrolment) -> Mentorship:
    """Proposes one pair outside any run. Earlier refusals between the two do not forbid it; the program's rules and exclusions do."""
    held = hold_enrolments([learner.pk, mentor.pk])
    learner, mentor = held[learner.pk], held[mentor.pk]
    if (learner.program_id, learner.role, mentor.program_id, mentor.role) != (program.pk, "learner", program.pk, "mentor"):
        raise Refused(_("Choose a learner and a mentor of this program."), "not_here")
    if not allows(program, Way.PICK):
        raise Refused(_("In this program people are not matched this way."), "way")
    taken = taken_seats(held)[mentor.pk]
    reason = obstacle(learner, mentor, taken, busy_learners(held))
    if reason:
        raise Refused(Proposal.Reason(reason).label, reason)
    profiles = profiles_of([learner, mentor])
    cohort = Cohort([profiles[0]], [profiles[1]], criteria_of(saved_criteria(program), program), set_apart(program))
    rules = cohort.broken(*profiles)
    if rules:
        raise Refused(RULE[rules[0]], rules[0])
    parts = [part.as_json() for part in cohort.parts(*profiles)]
    mentorship = propose(learner, mentor, seat=free_seat(taken), score=sum(p["points"] for p in parts), parts=parts)
    record("matching.mentorship.proposed", actor=actor, target=mentorship, by_hand=True)
    return mentorship


def start_pair(*, request: MentoringRequest, seat: int) -> Mentorship:
    """The mentorship of an accepted request, active at once. The caller holds both enrolments and has checked the obstacles."""
    asked, now = request.sent_at, clock.now()
    by_learner = request.initiator == MentoringRequest.Initiator.LEARNER
    mentorship = Mentorship.objects.create(
        program=request.program, learner=request.learner, mentor=request.mentor, mentor_seat=seat, score=request.score,
        parts=request.parts, format=request.format, proposed_at=asked, learner_accepted_at=asked if by_learner else now,
        mentor_accepted_at=now if by_learner else asked)
    _start(mentorship)
    return mentorship


def accept_proposal(*, actor: Membership, mentorship: Mentorship) -> Mentorship:
    """The actor's yes; with both, the mentorship starts. Saying yes twice changes nothing."""
    mentorship = _held(mentorship.pk)
    part = part_in(actor, mentorship)
    if mentorship.status == Status.ACTIVE:
        return mentorship
    if mentorship.status != Status.PROPOSED:
        raise Refused(_("This proposal is not open any more."), "not_open")
    if mentorship.program.status == Program.Status.CLOSED:
        raise Refused(_("This program is closed."), "closed")
    field = f"{part}_accepted_at"
    if getattr(mentorship, field) is not None:
        return mentorship
    setattr(mentorship, field, clock.now())
    mentorship.save(update_fields=[field])
    supersede(mentorship.pk, f"matching.proposed_{part}", f"matching.circle_{part}")
    record("matching.mentorship.accepted", actor=actor, target=mentorship, part=part)
    if mentorship.learner_accepted_at and mentorship.mentor_accepted_at:
        _start(mentorship)
    return mentorship


def decline_proposal(*, actor: Membership, mentorship: Mentorship, reason: str) -> Mentorship:
    """The actor's no, with words for the coordinators only. The other person learns that it will not be, not why."""
    mentorship = _held(mentorship.pk)
    if mentorship.status != Status.PROPOSED:
        raise Refused(_("This proposal is not open any more."), "not_open")
    _close(mentorship, Status.DECLINED, actor, reason)
    record("matching.mentorship.declined", actor=actor, target=mentorship, part=part_in(actor, mentorship))
    for person in _people(mentorship):
        if person.pk != actor.pk and _was_told(mentorship, person):
            owe("matching.declined", person, key=str(mentorship.pk), payload={"mentorship": str(mentorship.pk)}, topic=mentorship.pk)
    return mentorship


def end_mentorship(*, actor: Membership, mentorship: Mentorship, reason: str, cause: str = "",
                   wish: int = Preference.Wish.NEUTRAL) -> Mentorship:
    """Ends an active mentorship, or withdraws a proposal, for one of the two or a coordinator. The seat is free at once.

    `cause` is a Mentorship.Cause; `wish` what one of the two says about being paired again, which matching reads.
    """
    mentorship = _held_with_time(mentorship)
    if not mentorship.is_open:
        raise Refused(_("This mentorship has already ended."), "ended")
    was_active = mentorship.status == Status.ACTIVE
    mentorship.end_cause = cause
    if part_in(actor, mentorship) and wish != Preference.Wish.NEUTRAL:
        prefer(actor, partner_of(actor, mentorship), wish)
    _close(mentorship, Status.ENDED, actor, reason)
    record("matching.mentorship.ended", actor=actor, target=mentorship, was_active=was_active)
    if was_active:
        starting.ended(mentorship)
    for person in _people(mentorship):
        if person.pk != actor.pk:
            _tell_end(mentorship, person, was_active)
    return mentorship


def end_with_program(pairs: Collection[Mentorship], actor: Membership) -> None:
    """The same because their program is closed, which both people of each are told, in few statements however many pairs there are.

    The caller holds their people's time and then the pairs, which are open.
    """
    active, keys = [pair for pair in pairs if pair.status == Status.ACTIVE], [pair.pk for pair in pairs]
    ended = {"status": Status.ENDED, "ended_at": clock.now(), "ended_by": actor, "end_cause": Mentorship.Cause.DONE, "end_reason": ""}
    Mentorship.objects.filter(pk__in=keys).update(**ended)
    supersede(keys)
    with recorded_together(), owed_together():
        for pair in pairs:
            was_active, pair.status = pair.status == Status.ACTIVE, Status.ENDED
            record("matching.mentorship.ended", actor=actor, target=pair, was_active=was_active)
            for person in _people(pair):
                _tell_end(pair, person, was_active, is_closing=True)
    starting.ended(*active)


def _tell_end(mentorship: Mentorship, person: Membership, was_active: bool, **facts: bool) -> None:
    owe("matching.ended" if was_active else "matching.declined", person, key=str(mentorship.pk),
        payload={"mentorship": str(mentorship.pk)} | facts, topic=mentorship.pk)


def end_pairs_of(membership: Membership, actor: Membership) -> None:
    """Whoever leaves the organization leaves their pairs: what was planned with them is cancelled, and the others are told."""
    pairs = [pair for pair in mentorships_of(membership) if pair.is_open]
    hold_time(*{person.pk for pair in pairs for person in _people(pair)})
    for pair in pairs:
        end_mentorship(actor=actor, mentorship=pair, reason="")


def end_flash(mentorship: Mentorship) -> None:
    """A flash mentorship has had its session: it ends by itself, and nobody needs to be told."""
    mentorship = _held(mentorship.pk)
    if mentorship.status == Status.ACTIVE:
        _end_by_itself(mentorship, Mentorship.Cause.DONE)


def end_unused_flash(*, mentorship_id: UUID) -> bool:
    """Gives the seat of a flash mentorship back that has gone too long without a session, and tells both. True when it was this time.

    Whoever books for these two holds their time, so that a session booked meanwhile is seen here, or is refused there.
    """
    pair = _held_with_time(Mentorship.objects.select_related("learner", "mentor").get(pk=mentorship_id))
    if pair.status != Status.ACTIVE or not is_unused_flash(pair):
        return False
    _end_by_itself(pair, Mentorship.Cause.UNUSED)
    for person in _people(pair):
        owe("matching.flash_unused", person, key=str(pair.pk), payload={"mentorship": str(pair.pk)}, topic=pair.pk)
    return True


def _end_by_itself(mentorship: Mentorship, cause: str) -> None:
    mentorship.end_cause = cause
    _close(mentorship, Status.ENDED, None, "")
    record("matching.mentorship.ended", target=mentorship, flash=True, cause=cause)
    starting.ended(mentorship)


def _held(mentorship_id: UUID) -> Mentorship:
    """For one writer at a time. A session may still come to refer to it: whoever books holds the people's time, which ending waits for."""
    return (Mentorship.objects.select_for_update(of=("self",), no_key=True)
            .select_related("program", "learner__membership__user", "mentor__membership__user").get(pk=mentorship_id))


def _held_with_time(mentorship: Mentorship) -> Mentorship:
    """What ends a mentorship takes its people's time first, and never after this row: who says that a flash session took place holds the
    one and then waits for the other.
    """
    hold_time(mentorship.learner.membership_id, mentorship.mentor.membership_id)
    return _held(mentorship.pk)


def _people(mentorship: Mentorship) -> tuple[Membership, Membership]:
    return mentorship.learner.membership, mentorship.mentor.membership


def _was_told(mentorship: Mentorship, person: Membership) -> bool:
    """Somebody who had not answered needs no second message: the proposal's page says that it is closed."""
    return getattr(mentorship, f"{part_in(person, mentorship)}_accepted_at") is not None


def _start(mentorship: Mentorship) -> None:
    mentorship.status, mentorship.started_at = Status.ACTIVE, clock.now()
    mentorship.save(update_fields=["status", "started_at"])
    record("matching.mentorship.started", target=mentorship)
    close_siblings(mentorship.learner)
    for person in _people(mentorship):
        owe("matching.started", person, key=str(mentorship.pk), payload={"mentorship": str(mentorship.pk)}, topic=mentorship.pk)
    starting.started(mentorship)


def _close(mentorship: Mentorship, status: str, actor: Membership | None, reason: str) -> None:
    mentorship.status, mentorship.ended_at, mentorship.ended_by, mentorship.end_reason = status, clock.now(), actor, reason
    mentorship.save(update_fields=["status", "ended_at", "ended_by", "end_reason", "end_cause"])
    supersede(mentorship.pk)

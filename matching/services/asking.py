"""Asking for a pair: a learner a mentor, with an ordered list of next choices; or a mentor a learner who agreed to be seen.

Whoever writes here holds the two enrolments first and the request then, always in this order.
"""
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from programs.models import Enrolment
from programs.selectors import LIVE

from ..access import answerer_of
from ..models import Format, MatchingSettings, MentoringRequest, Openness, Proposal, Way
from ..rule_words import RULE
from ..selectors.preferences import is_excluded
from ..selectors.requests import OPEN_REQUESTS, asked_now, live_between, slots_in_use
from ..selectors.settings import settings_of
from ..selectors.suggestions import score_between
from .closing import close
from .outbox import owe_about
from .seats import busy_learners, hold_enrolments, obstacle, taken_seats
from .waking import tend_requests_soon

Status = MentoringRequest.Status
NEXT_CHOICES = 5
MOST_FOR_A_MENTOR = 5  # open requests; more would bury a person, and most of them would be declined
OFFERS = 5  # a mentor's own, open at once
REMIND_BEFORE = timedelta(hours=24)


def ask_mentor(*, actor: Membership, learner: Enrolment, mentor: Enrolment, message: str,
               format: str = Format.LASTING) -> MentoringRequest:
    """The learner's request: sent while fewer than the program's number are open, else kept as the next choice.

    Asked again while it is live, the same request is answered. Refused codes: see `refusal_to_ask`, and "too_many".
    """
    scored = score_between(learner, mentor)  # before the locks, which many may wait for
    held = hold_enrolments([learner.pk, mentor.pk])
    learner, mentor = held[learner.pk], held[mentor.pk]
    earlier = live_between(learner, mentor)
    if earlier is not None:
        return earlier
    rules = settings_of(learner.program)
    queued = MentoringRequest.objects.filter(learner=learner, status=Status.QUEUED).count()
    slot = free_slot(learner, rules) if not queued else None
    if slot is None and queued >= NEXT_CHOICES:
        raise Refused(_("Your list of next choices is full. Withdraw one, or wait for an answer."), "too_many")
    if slot is not None:
        refuse_crowd(mentor)
    refuse_pair(learner, mentor, rules, Way.FLASH if format == Format.FLASH else Way.REQUEST, scored.refusal)
    request = _written(learner, mentor, message, scored, initiator="learner", format=format, rank=queued + 1)
    record("matching.request.made", actor=actor, target=request)
    return send(request, slot, rules) if slot is not None else request


def offer_to_learner(*, actor: Membership, mentor: Enrolment, learner: Enrolment, message: str) -> MentoringRequest:
    """A mentor's offer to a learner who agreed to be seen. The same offer twice is one."""
    scored = score_between(learner, mentor)
    held = hold_enrolments([learner.pk, mentor.pk])
    learner, mentor = held[learner.pk], held[mentor.pk]
    earlier = live_between(learner, mentor)
    if earlier is not None:
        return earlier
    rules = settings_of(learner.program)
    refuse_pair(learner, mentor, rules, Way.OFFER, scored.refusal)
    if not Openness.objects.filter(enrolment=learner, seen_since__isnull=False).exists():
        raise Refused(_("This person does not wish to be asked."), "not_seen")
    if MentoringRequest.objects.filter(mentor=mentor, initiator="mentor", status__in=OPEN_REQUESTS).count() >= OFFERS:
        raise Refused(_("You have several open offers. Wait for an answer, or withdraw one."), "too_many")
    request = _written(learner, mentor, message, scored, initiator="mentor", format=Format.LASTING, rank=1)
    record("matching.request.offered", actor=actor, target=request)
    return send(request, None, rules)


def withdraw_request(*, actor: Membership, request: MentoringRequest) -> MentoringRequest:
    """Taken back by whoever made it; who was asked needs not answer any more. Twice is once."""
    request = hold_request(request.pk)
    if request.status == Status.WITHDRAWN:
        return request
    refuse_closed(request)
    was_open = request.is_open
    close(request, Status.WITHDRAWN)
    record("matching.request.withdrawn", actor=actor, target=request)
    if was_open:
        owe_about(request, "matching.request_over", answerer_of(request))
        tend_requests_soon()
    return request


def prefer_choice(*, actor: Membership, request: MentoringRequest) -> MentoringRequest:
    """Moves a next choice to the front of the learner's list."""
    request = hold_request(request.pk)
    if request.status != Status.QUEUED:
        raise Refused(_("This request is no next choice any more."), "not_queued")
    others = MentoringRequest.objects.filter(learner=request.learner_id, status=Status.QUEUED).exclude(pk=request.pk)
    for rank, each in enumerate([request, *others.order_by("rank", "created_at")], 1):
        each.rank = rank
        each.save(update_fields=["rank"])
    record("matching.request.preferred", actor=actor, target=request)
    return request


def send_next_choice(*, learner_id: UUID) -> MentoringRequest | None:
    """Sends the learner's next choice if a place is free among the open requests; those that cannot be any more are closed on the way."""
    with transaction.atomic():
        waiting = list(MentoringRequest.objects.filter(learner=learner_id, status=Status.QUEUED).order_by("rank", "created_at"))
        held = hold_enrolments({learner_id, *(r.mentor_id for r in waiting)})
        rules = settings_of(held[learner_id].program)
        for request in waiting:
            slot = free_slot(held[learner_id], rules)
            if slot is None:
                return None
            if not MentoringRequest.objects.filter(pk=request.pk, status=Status.QUEUED).exists():
                continue  # withdrawn or sent while we waited for the locks
            request.learner, request.mentor = held[learner_id], held[request.mentor_id]
            if _still_possible(request, held, rules):
                return send(request, slot, rules)
    return None


def _still_possible(request, held, rules) -> bool:
    """A mentor with too many requests is passed over for now; one who cannot be any more is taken off the list, and the learner told."""
    learner, mentor = held[request.learner_id], held[request.mentor_id]
    try:
        refuse_pair(learner, mentor, rules, Way.FLASH if request.format == Format.FLASH else Way.REQUEST)
    except Refused as refused:
        close(request, Status.CLOSED, CLOSING.get(refused.code, MentoringRequest.Closing.LEFT))
        owe_about(request, "matching.request_closed", learner.membership)
        return False
    return asked_now([mentor.pk]).get(mentor.pk, 0) < MOST_FOR_A_MENTOR


CLOSING = {"mentor_full": "full", "paused": "paused", "closed": "program", "way": "program", "learner_taken": "taken"}


def refuse_pair(learner: Enrolment, mentor: Enrolment, rules: MatchingSettings, way: str, refusal: str | None = None) -> None:
    """Refused codes: not_here, self, closed, way, learner_left, mentor_left, learner_taken, mentor_full, paused, excluded, and
    `refusal`, which is what the engine says."""
    if (learner.role, mentor.role) != ("learner", "mentor") or learner.program_id != mentor.program_id:
        raise Refused(_("Choose somebody of this program."), "not_here")
    if learner.membership_id == mentor.membership_id:
        raise Refused(_("You cannot mentor yourself."), "self")
    if learner.program.status not in LIVE:
        raise Refused(_("This program does not take place at the moment."), "closed")
    if way not in rules.ways:
        raise Refused(_("In this program people are not matched this way."), "way")
    reason = _obstacle(learner, mentor)
    if reason:
        raise Refused(Proposal.Reason(reason).label, str(reason))
    if Openness.objects.filter(enrolment=mentor, paused_since__isnull=False).exists():
        raise Refused(_("%(name)s takes no requests at the moment.") % {"name": mentor.membership.name}, "paused")
    if is_excluded(learner, mentor):
        raise Refused(RULE["excluded"], "excluded")
    if refusal:
        raise Refused(RULE[refusal], refusal)


def _obstacle(learner: Enrolment, mentor: Enrolment) -> str:
    held = {learner.pk: learner, mentor.pk: mentor}
    return obstacle(learner, mentor, taken_seats(held)[mentor.pk], busy_learners(held))


def refuse_crowd(mentor: Enrolment) -> None:
    if asked_now([mentor.pk]).get(mentor.pk, 0) >= MOST_FOR_A_MENTOR:
        raise Refused(_("%(name)s already has several requests to answer. Choose somebody else, or come back in a few days.")
                      % {"name": mentor.membership.name}, "crowd")


def refuse_closed(request: MentoringRequest) -> None:
    if not request.is_live:
        raise Refused(_("This request is not open any more: %(status)s.") % {"status": request.get_status_display().lower()}, "not_open")


def hold_request(request_id: UUID) -> MentoringRequest:
    """The request as it is now, locked with its two enrolments until the transaction ends."""
    ids = MentoringRequest.objects.filter(pk=request_id).values_list("learner", "mentor").get()
    held = hold_enrolments(ids)
    request = MentoringRequest.objects.select_for_update(of=("self",)).select_related("program").get(pk=request_id)
    request.learner, request.mentor = held[request.learner_id], held[request.mentor_id]
    return request


def free_slot(learner: Enrolment, rules: MatchingSettings) -> int | None:
    """The lowest free place among the learner's open requests."""
    used = slots_in_use(learner)
    return next((slot for slot in range(1, rules.open_requests + 1) if slot not in used), None)


def send(request: MentoringRequest, slot: int | None, rules: MatchingSettings) -> MentoringRequest:
    """Makes a written request open, with its deadline, and tells who is asked; a reminder is owed in advance."""
    request.status, request.slot, request.sent_at = Status.SENT, slot, clock.now()
    request.due_at = request.sent_at + timedelta(days=rules.answer_days)
    request.save(update_fields=["status", "slot", "sent_at", "due_at"])
    owe_about(request, "matching.request_received", answerer_of(request))
    remind(request)
    return request


def remind(request: MentoringRequest) -> None:
    """A day before the time is over, unless an answer comes first."""
    due_at = request.due_at - REMIND_BEFORE
    if due_at > clock.now():
        owe_about(request, "matching.request_reminder", answerer_of(request), due_at=due_at, key=f"{request.due_at:%Y%m%d%H%M%S}")


def _written(learner, mentor, message, scored, *, initiator, format, rank) -> MentoringRequest:
    request = MentoringRequest.objects.create(
        program=learner.program, learner=learner, mentor=mentor, initiator=initiator, format=format, rank=rank, message=message.strip(),
        score=scored.score, parts=scored.parts, created_at=clock.now())
    request.learner, request.mentor = learner, mentor
    return request

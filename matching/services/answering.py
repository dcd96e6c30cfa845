"""Answers to a request: yes, no, a question first, more time. Each holds the two enrolments, then the request."""
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from notifications.services import owe, supersede
from programs.models import Enrolment
from programs.selectors import LIVE

from ..access import answerer_of, asker_of
from ..models import MentoringRequest, Openness, Proposal, RequestMessage
from ..selectors.requests import silences
from ..selectors.settings import settings_of
from .asking import hold_request, refuse_closed, remind
from .closing import close, close_requests_to, pause
from .mentorships import start_pair
from .outbox import owe_about
from .seats import busy_learners, free_seat, obstacle, taken_seats
from .waking import tend_requests_soon

Status = MentoringRequest.Status
Closing = MentoringRequest.Closing
Reason = Proposal.Reason
PROLONGINGS = 2
MOST_MESSAGES = 20


def accept_request(*, actor: Membership, request: MentoringRequest) -> MentoringRequest:
    """The yes of who was asked: the mentorship starts at once, for the other said yes by asking. Twice is once.

    Refused codes: not_open, closed, learner_left, mentor_left, learner_taken, mentor_full.
    """
    request = hold_request(request.pk)
    if request.status == Status.ACCEPTED:
        return request
    _refuse_unanswerable(actor, request)
    if request.program.status not in LIVE:
        raise Refused(_("This program does not take place at the moment."), "closed")
    held = {request.learner_id: request.learner, request.mentor_id: request.mentor}
    taken = taken_seats(held)[request.mentor_id]
    reason = obstacle(request.learner, request.mentor, taken, busy_learners(held))
    if reason:
        raise Refused(Proposal.Reason(reason).label, str(reason))
    _answered(request)
    close(request, Status.ACCEPTED)
    request.mentorship = start_pair(request=request, seat=free_seat(taken))
    request.save(update_fields=["mentorship"])
    record("matching.request.accepted", actor=actor, target=request)
    if len(taken) + 1 >= request.mentor.capacity:
        close_requests_to(request.mentor, Closing.FULL)
    return request


def decline_request(*, actor: Membership, request: MentoringRequest, words: str) -> MentoringRequest:
    """A no with words that the asker reads. The learner's next choice is asked. Twice is once."""
    request = hold_request(request.pk)
    if request.status == Status.DECLINED:
        return request
    _refuse_unanswerable(actor, request)
    request.answer = words.strip()
    request.save(update_fields=["answer"])
    _answered(request)
    close(request, Status.DECLINED)
    record("matching.request.declined", actor=actor, target=request)
    owe_about(request, "matching.request_declined", asker_of(request))
    tend_requests_soon()
    return request


def ask_first(*, actor: Membership, request: MentoringRequest, body: str) -> RequestMessage:
    """A question before the answer. The time starts anew, now for the asker to reply."""
    request = hold_request(request.pk)
    _refuse_unanswerable(actor, request)
    message = _said(actor, request, body)
    _answered(request)
    _turn(request, Status.QUESTION)
    owe_about(request, "matching.request_question", asker_of(request), key=str(message.pk))
    record("matching.request.questioned", actor=actor, target=request)
    return message


def reply(*, actor: Membership, request: MentoringRequest, body: str) -> RequestMessage:
    """The asker's reply, or a word more before the answer; the time to answer starts anew."""
    request = hold_request(request.pk)
    if not request.is_open or actor.pk != asker_of(request).pk:
        raise Refused(_("This request is not open any more."), "not_open")
    message = _said(actor, request, body)
    if request.status == Status.QUESTION:
        _turn(request, Status.SENT)
    owe_about(request, "matching.request_reply", answerer_of(request), key=str(message.pk))
    remind(request)
    return message


def prolong_request(*, actor: Membership, request: MentoringRequest) -> MentoringRequest:
    """As many days again to answer, twice at most; the asker is told."""
    request = hold_request(request.pk)
    _refuse_unanswerable(actor, request)
    if request.prolonged >= PROLONGINGS:
        raise Refused(_("The time was prolonged twice already. Please accept, decline or ask a question."), "prolonged")
    request.prolonged += 1
    request.due_at += timedelta(days=settings_of(request.program).answer_days)
    request.save(update_fields=["prolonged", "due_at"])
    supersede(request.pk, "matching.request_reminder")
    remind(request)
    owe_about(request, "matching.request_prolonged", asker_of(request), key=str(request.prolonged))
    record("matching.request.prolonged", actor=actor, target=request)
    return request


def run_out_request(*, request_id: UUID) -> bool:
    """Ends a request whose time is over, or that can lead nowhere any more; False when there is nothing to end. Safe to call twice."""
    with transaction.atomic():
        request = hold_request(request_id)
        if not request.is_open:
            return False
        closing = _lost(request)
        if closing:
            close(request, Status.CLOSED, closing)
            owe_about(request, "matching.request_closed", asker_of(request))
        elif request.due_at <= clock.now():
            _expire(request)
        else:
            return False
        return True


def _lost(request: MentoringRequest) -> str:
    """Why nobody can say yes to it any more: a Closing, or ''."""
    if request.program.status not in LIVE:
        return Closing.PROGRAM
    held = {request.learner_id: request.learner, request.mentor_id: request.mentor}
    reason = obstacle(request.learner, request.mentor, taken_seats(held)[request.mentor_id], set())
    return {Reason.LEARNER_LEFT: Closing.LEFT, Reason.MENTOR_LEFT: Closing.LEFT, Reason.MENTOR_FULL: Closing.FULL}.get(reason, "")


def _expire(request: MentoringRequest) -> None:
    unsaid = request.status == Status.SENT and request.first_answer_at is None
    close(request, Status.EXPIRED)
    owe_about(request, "matching.request_expired", asker_of(request))
    record("matching.request.expired", target=request)
    if unsaid and request.initiator == "learner":
        _mind_silence(request.mentor)


def _mind_silence(mentor: Enrolment) -> None:
    """A warning after one request without a word, a pause after two in a row. A mentor who is full is left alone."""
    times = silences(mentor)
    openness, _made = Openness.objects.get_or_create(enrolment=mentor)
    facts = {"payload": {"enrolment": str(mentor.pk)}, "topic": mentor.pk}
    if times >= 2:
        pause(mentor, Openness.Pause.SILENT)
        owe("matching.mentor_paused", mentor.membership, key=f"{mentor.pk}:{clock.now():%Y%m%d%H%M%S}", **facts)
    elif openness.warned_at is None:
        openness.warned_at = clock.now()
        openness.save(update_fields=["warned_at"])
        owe("matching.mentor_warned", mentor.membership, key=f"{mentor.pk}:{openness.warned_at:%Y%m%d%H%M%S}", **facts)


def _refuse_unanswerable(actor: Membership, request: MentoringRequest) -> None:
    refuse_closed(request)
    if not request.is_open or actor.pk != answerer_of(request).pk:
        raise Refused(_("This request is not yours to answer."), "not_yours")


def _answered(request: MentoringRequest) -> None:
    """Keeps the first answer's time, which suggestions show; whoever answers is silent no more."""
    if request.first_answer_at is None:
        request.first_answer_at = clock.now()
        request.save(update_fields=["first_answer_at"])
    if request.initiator == "learner":
        Openness.objects.filter(enrolment=request.mentor).update(warned_at=None)


def _turn(request: MentoringRequest, status: str) -> None:
    request.status, request.due_at = status, clock.now() + timedelta(days=settings_of(request.program).answer_days)
    request.save(update_fields=["status", "due_at"])
    supersede(request.pk, "matching.request_reminder")


def _said(actor: Membership, request: MentoringRequest, body: str) -> RequestMessage:
    if request.messages.count() >= MOST_MESSAGES:
        raise Refused(_("This exchange is long enough to decide by. Please accept or decline."), "too_many")
    return RequestMessage.objects.create(request=request, author=actor, body=body.strip(), at=clock.now())

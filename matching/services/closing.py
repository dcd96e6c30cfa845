"""How requests end without an answer: another was accepted, the mentor is full or pauses, the program is over."""
from audit.services import record
from common import clock
from notifications.services import supersede
from programs.models import Enrolment, Program

from ..access import answerer_of, asker_of
from ..models import MentoringRequest, Openness
from ..selectors.requests import LIVE_REQUESTS, OPEN_REQUESTS, live_in, with_people
from .outbox import owe_about
from .waking import tend_requests_soon

Closing = MentoringRequest.Closing


def close(request: MentoringRequest, status: str, closing: str = "") -> None:
    """Ends a live request and calls off what was still to be said about it."""
    request.status, request.closing, request.closed_at = status, closing, clock.now()
    request.save(update_fields=["status", "closing", "closed_at"])
    supersede(request.pk)


def close_requests_in(program: Program) -> list[MentoringRequest]:
    """The program is closed: its live requests end, in few statements however many there are. They are answered as they were, with their
    people, for whoever tells these. The caller holds the enrolments.
    """
    live = list(live_in(program).select_for_update(of=("self",)))
    keys = [request.pk for request in live]
    MentoringRequest.objects.filter(pk__in=keys).update(
        status=MentoringRequest.Status.CLOSED, closing=Closing.PROGRAM, closed_at=clock.now())
    supersede(keys)
    return live


def close_siblings(learner: Enrolment) -> None:
    """The learner has a mentor: other requests end, and those who were asked are told kindly."""
    rest = with_people(MentoringRequest.objects.select_for_update(of=("self",)).filter(learner=learner, status__in=LIVE_REQUESTS))
    for request in rest.order_by("pk"):
        was_open = request.is_open
        close(request, MentoringRequest.Status.CLOSED, Closing.TAKEN)
        if was_open:
            owe_about(request, "matching.request_over", answerer_of(request) if request.initiator == "learner" else asker_of(request))


def close_requests_to(mentor: Enrolment, closing: str) -> None:
    """Learners who wait for a mentor who cannot take them are told, and their next choices asked."""
    waiting = with_people(MentoringRequest.objects.select_for_update(of=("self",)).filter(
        mentor=mentor, status__in=OPEN_REQUESTS, initiator="learner"))
    for request in waiting.order_by("pk"):
        close(request, MentoringRequest.Status.CLOSED, closing)
        owe_about(request, "matching.request_closed", request.learner.membership)
    tend_requests_soon()


def pause(mentor: Enrolment, why: str) -> Openness:
    """No new requests; whoever waits for this mentor is told. Twice is once."""
    openness, _made = Openness.objects.select_for_update().get_or_create(enrolment=mentor)
    if openness.paused_since is None:
        openness.paused_since, openness.pause = clock.now(), why
        openness.save(update_fields=["paused_since", "pause"])
        close_requests_to(mentor, Closing.PAUSED)
        record("matching.mentor.paused", target=mentor, why=why)
    return openness

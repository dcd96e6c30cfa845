"""The undo of publishing, for an hour: what nobody has accepted yet is taken back, and whoever was told is told so."""
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from notifications.models import Delivery
from notifications.services import owe, supersede

from ..models import Circle, MatchRun, Mentorship
from ..selectors.circles import members_of
from ..selectors.runs import can_be_taken_back
from .runs import OPEN

TOLD = ("matching.proposed_learner", "matching.proposed_mentor", "matching.circle_learner")


@dataclass(frozen=True)
class TakenBack:
    """`run` is a draft again, or discarded when another draft is open; `kept` mentorships somebody had accepted."""

    run: MatchRun
    taken: list[Mentorship]
    kept: int


def take_back_run(*, actor: Membership, run: MatchRun) -> TakenBack:
    """Takes back the mentorships of a published run that nobody has accepted. Refused after an hour, or when there is none."""
    run = MatchRun.objects.select_for_update(of=("self",)).select_related("program").get(pk=run.pk)
    if run.status != MatchRun.Status.PUBLISHED:
        raise Refused(_("This run is not published, so there is nothing to take back."), "not_published")
    if not can_be_taken_back(run):
        raise Refused(_("A publication can be taken back for one hour. Withdraw the proposals one by one instead."), "too_late")
    pairs = list(Mentorship.objects.select_for_update(of=("self",)).filter(run=run)
                 .select_related("learner__membership__user", "mentor__membership__user").order_by("pk"))
    taken = [pair for pair in pairs if _untouched(pair)]
    if not taken:
        raise Refused(_("Somebody has answered every one of these proposals, so none can be taken back."), "answered")
    for pair in taken:
        _take_back(pair, actor)
    for circle in run.circles.filter(opened_at__isnull=False).select_related("mentor__membership"):
        _close_if_empty(circle)
    run.status = MatchRun.Status.DISCARDED if run.program.match_runs.filter(status__in=OPEN).exists() else MatchRun.Status.DRAFT
    run.taken_back_at, run.published_at = clock.now(), None
    run.save(update_fields=["status", "taken_back_at", "published_at"])
    record("matching.run.taken_back", actor=actor, target=run, taken=len(taken), kept=len(pairs) - len(taken))
    return TakenBack(run, taken, len(pairs) - len(taken))


def _untouched(pair: Mentorship) -> bool:
    """Who leads a circle has agreed before it is published."""
    return (pair.status == Mentorship.Status.PROPOSED and not pair.learner_accepted_at
            and (pair.circle_id is not None or not pair.mentor_accepted_at))


def _close_if_empty(circle: Circle) -> None:
    if members_of(circle):
        return
    circle.opened_at = None
    circle.save(update_fields=["opened_at"])
    supersede(circle.pk)
    sent = Delivery.objects.filter(topic=circle.pk, kind="matching.circle_mentor", state=Delivery.State.SENT).order_by("pk").last()
    if sent is not None:
        owe("matching.circle_taken_back", circle.mentor.membership, key=str(sent.pk), payload={"circle": str(circle.pk)}, topic=circle.pk)


def _take_back(pair: Mentorship, actor: Membership) -> None:
    pair.status, pair.ended_at, pair.ended_by = Mentorship.Status.WITHDRAWN, clock.now(), actor
    pair.save(update_fields=["status", "ended_at", "ended_by"])
    supersede(pair.pk)
    told = set(Delivery.objects.filter(topic=pair.pk, kind__in=TOLD, state=Delivery.State.SENT).values_list("recipient", flat=True))
    for person in (pair.learner.membership, pair.mentor.membership):
        if person.pk in told:
            owe("matching.taken_back", person, key=str(pair.pk), payload={"mentorship": str(pair.pk)}, topic=pair.pk)

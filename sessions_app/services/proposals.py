"""Other times for a session: one proposes up to three, the other chooses one or keeps what stands."""
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from matching.access import partner_of

from .. import policy, selectors
from ..models import CounterProposal, Session
from . import bookable, claims, outbox
from .counter_proposals import close_counter_proposals
from .moving import put_at
from .planned import current, refuse_unplanned

Status = CounterProposal.Status


@transaction.atomic
def propose_times(*, actor: Membership, session: Session, starts: Sequence[datetime], reason: str, sequence: int) -> CounterProposal:
    """Asks the other to choose one of up to three free times. It replaces whatever was proposed before; the session stays as it is.

    Refused: "not_planned", "changed", "on_hold", "own" (one's own proposed session), "how_many", "taken", "too_far" (as for book_session).
    """
    claims.refuse_strangers(actor, session.mentorship)
    claims.lock(session.mentorship)
    session = current(session)
    refuse_unplanned(session, sequence, *Session.TO_COME)
    bookable.refuse_inactive(session.mentorship)
    if session.status == Session.Status.PROPOSED and session.booked_by_id == actor.pk:
        raise Refused(_("The other person answers what you proposed."), "own")
    starts = sorted(set(starts))
    if not 1 <= len(starts) <= policy.OFFERS:
        raise Refused(_("Choose one, two or three times."), "how_many")
    for start in starts:
        claims.refuse_taken(claims.Wish(actor, session.mentorship, start, session.minutes, session))
    close_counter_proposals(session)
    now = clock.now()
    proposal = CounterProposal.objects.create(session=session, proposed_by=actor, starts=starts, reason=reason.strip(), created_at=now,
                                              answer_by=min(now + policy.ANSWER_WITHIN, starts[-1], session.starts_at))
    _wait_for(session, proposal)
    outbox.ask("sessions_app.times_proposed", partner_of(actor, session.mentorship), proposal)
    record("sessions_app.session.times_proposed", actor=actor, target=session)
    return proposal


def _wait_for(session: Session, proposal: CounterProposal) -> None:
    """What is only proposed does not lapse while other times for it wait for an answer."""
    if session.status == Session.Status.PROPOSED and session.answer_by < proposal.answer_by:
        session.answer_by = proposal.answer_by
        session.save(update_fields=["answer_by"])


@transaction.atomic
def accept_times(*, actor: Membership, proposal: CounterProposal, starts_at: datetime) -> Session:
    """Moves the session to one of the times, however soon it has become: who proposed it asks for no notice of it any more. One that was
    only proposed is planned with it.

    Refused: "own", "over", "not_offered", "on_hold", "taken" (as for book_session).
    """
    session, proposal = _answered(actor, proposal)
    if proposal.status == Status.ACCEPTED and session.starts_at == starts_at:
        return session
    _refuse_over(session, proposal)
    if starts_at not in proposal.starts:
        raise Refused(_("Choose one of the times."), "not_offered")
    was_proposed = session.status == Session.Status.PROPOSED
    if was_proposed:
        session.status, session.answer_by = Session.Status.CONFIRMED, None
        session.save(update_fields=["status", "answer_by"])
    CounterProposal.objects.filter(pk=proposal.pk).update(status=Status.ACCEPTED)
    put_at(session, starts_at, actor, proposal.reason, is_agreed=True)
    _keep(session)
    known = outbox.call_off(session)
    if was_proposed:
        outbox.announce(session)
    else:
        outbox.tell_move(session, known)
        outbox.owe_reminders(session)
    return session


@transaction.atomic
def decline_times(*, actor: Membership, proposal: CounterProposal) -> Session:
    """None of them: the session stays as it is, and the other is told. Refused: "own", "over"."""
    session, proposal = _answered(actor, proposal)
    if proposal.status == Status.DECLINED:
        return session
    _refuse_over(session, proposal)
    CounterProposal.objects.filter(pk=proposal.pk).update(status=Status.DECLINED)
    outbox.ask("sessions_app.times_declined", proposal.proposed_by, proposal)
    record("sessions_app.session.times_declined", actor=actor, target=session)
    return session


def _answered(actor, proposal):
    """The session and the proposal as they stand under the lock."""
    session = selectors.sessions().get(pk=proposal.session_id)
    claims.refuse_strangers(actor, session.mentorship)
    claims.lock(session.mentorship)
    proposal = CounterProposal.objects.select_related("proposed_by__user").get(pk=proposal.pk)
    if proposal.proposed_by_id == actor.pk:
        raise Refused(_("The other person answers what you proposed."), "own")
    return current(session), proposal


def _keep(session):
    """Both agreed to it, so neither takes it back alone."""
    session.moved_at = session.moved_by = None
    session.save(update_fields=["moved_at", "moved_by"])


def _refuse_over(session, proposal):
    if proposal.status != Status.OPEN or proposal.answer_by <= clock.now() or session.status not in Session.TO_COME:
        raise Refused(_("These times are no longer of use: the session has changed, or it is too late."), "over")

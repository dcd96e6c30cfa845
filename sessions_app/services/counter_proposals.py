"""Other times for a session, and the word that none suits, go when their session changes, and come back when the change is undone."""
from datetime import datetime

from common import clock
from matching.access import partner_of

from ..models import CounterProposal, Session
from . import outbox

Status = CounterProposal.Status


def close_counter_proposals(*sessions: Session, changed_at: datetime | None = None) -> None:
    """Those that wait for an answer are of no use any more. `changed_at`: the moment of the change of the sessions, where that is why; it
    calls off what was still to be told of those declined too.
    """
    theirs = CounterProposal.objects.filter(session__in=sessions)
    theirs.filter(status=Status.OPEN).update(status=Status.OVER, over_since=changed_at)
    if changed_at is not None:
        theirs.filter(status=Status.DECLINED, over_since=None).update(over_since=changed_at)


def reopen_counter_proposals(*sessions: Session, changed_at: datetime) -> None:
    """As they were before the change of that moment, which is undone; those made since are of no use any more.

    Whoever was to be asked, or told that none suits, is only if that email was called off before it left. Runs after outbox.call_off().
    """
    closed = CounterProposal.objects.filter(session__in=sessions, over_since=changed_at)
    found = list(closed.select_related("proposed_by"))
    close_counter_proposals(*sessions, changed_at=clock.now())
    again = CounterProposal.objects.filter(pk__in=[proposal.pk for proposal in found])
    again.filter(status=Status.OVER).update(status=Status.OPEN, over_since=None)
    again.filter(status=Status.DECLINED).update(over_since=None)
    pairs = {session.pk: session.mentorship for session in sessions}
    for proposal in found:
        _tell_after_all(proposal, pairs[proposal.session_id])


def _tell_after_all(proposal, pair):
    if proposal.status == Status.DECLINED:
        outbox.ask_after_all("sessions_app.times_declined", proposal.proposed_by, proposal)
    else:
        outbox.ask_after_all("sessions_app.times_proposed", partner_of(proposal.proposed_by, pair), proposal)

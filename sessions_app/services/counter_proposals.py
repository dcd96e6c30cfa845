"""Other times that wait for an answer go when their session changes, and come back when the change is undone."""
from datetime import datetime

from matching.access import partner_of

from ..models import CounterProposal, Session
from . import outbox

Status = CounterProposal.Status


def close_counter_proposals(*sessions: Session, changed_at: datetime | None = None) -> None:
    """They are of no use any more. `changed_at`: the moved_at or cancelled_at of the sessions, where that is why."""
    CounterProposal.objects.filter(session__in=sessions, status=Status.OPEN).update(status=Status.OVER, over_since=changed_at)


def reopen_counter_proposals(*sessions: Session, changed_at: datetime) -> None:
    """As they were before the change of that moment, which is undone; those made since are of no use any more.

    Whoever was asked is asked again only if the first email was called off before it left. Runs after outbox.call_off().
    """
    close_counter_proposals(*sessions)
    closed = CounterProposal.objects.filter(session__in=sessions, over_since=changed_at)
    found = list(closed.select_related("proposed_by"))
    closed.update(status=Status.OPEN, over_since=None)
    pairs = {session.pk: session.mentorship for session in sessions}
    for proposal in found:
        outbox.ask_after_all("sessions_app.times_proposed", partner_of(proposal.proposed_by, pairs[proposal.session_id]), proposal)

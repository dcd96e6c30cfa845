"""What a session owes its two people by email."""
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from accounts.models import Membership
from common import clock
from matching.access import partner_of
from matching.models import Mentorship
from notifications.services import owe, owe_after_all, owe_fan_out, supersede, waiting

from .. import policy, selectors
from ..models import CounterProposal, Session, SessionSeries
from .clashes import tell_again
from .reminders import owe_reminders as owe_reminders

ANNOUNCED, BOOKED = "sessions_app.announced", "sessions_app.booked"
MOVED, CANCELLED = "sessions_app.moved", "sessions_app.cancelled"
ENDED = "sessions_app.series_ended"


def people(mentorship: Mentorship):
    return mentorship.mentor.membership, mentorship.learner.membership


def tell(kind: str, session: Session, *, due_at: datetime | None = None, **facts) -> None:
    for person in people(session.mentorship):
        owe(kind, person, key=_key(session), payload=_payload(session) | facts, topic=session.pk, due_at=due_at)


def tell_unless_undone(kind: str, session: Session, **facts) -> None:
    """Once the change can no longer be taken back."""
    tell(kind, session, due_at=clock.now() + policy.TELL_AFTER, **facts)


def ask(kind: str, person: Membership, proposal: CounterProposal) -> None:
    owe(kind, person, key=str(proposal.pk), payload={"proposal": str(proposal.pk)}, topic=proposal.session_id)


def ask_after_all(kind: str, person: Membership, proposal: CounterProposal) -> None:
    """What ask() owed, if it was called off before it left."""
    owe_after_all(kind, person, key=str(proposal.pk))


def announce(session: Session) -> None:
    """Owes, as one row, that both are told of the session and reminded of it."""
    owe_fan_out(ANNOUNCED, key=_key(session), payload=_payload(session) | {"at": clock.now().isoformat()}, topic=session.pk)


def fan_out(payload: dict) -> bool:
    """See notifications.fanning_out: the messages of announce(), unless the session has changed, which has told and planned anew."""
    changing = selectors.sessions().select_for_update(of=["self"], skip_locked=True, no_key=True)
    session = changing.filter(pk=payload["session"]).first()
    if session is None:
        return not Session.objects.filter(pk=payload["session"]).exists()
    if session.sequence == payload["sequence"]:
        _announce_now(session, datetime.fromisoformat(payload["at"]))
        tell_again([session])  # who closed that time while it was booked did not see it
    return True


def _announce_now(session, at):
    """Tells both that it is booked, with what reminds of it; or asks the one who must accept it first."""
    if session.status == Session.Status.PROPOSED:
        other = partner_of(session.booked_by, session.mentorship)
        owe("sessions_app.proposed", other, key=_key(session), payload=_payload(session), topic=session.pk)
        return
    tell(BOOKED, session)
    owe_reminders(session, since=at)


def announce_series(sessions: Sequence[Session]) -> None:
    """As announce, in one message for all; each is reminded of by itself."""
    first = sessions[0]
    if first.status == Session.Status.PROPOSED:
        _owe_series("sessions_app.series_proposed", partner_of(first.booked_by, first.mentorship), sessions)
        return
    tell_of_series("sessions_app.series_booked", sessions, at_once=True)
    for session in sessions:
        owe_reminders(session)


def tell_of_series(kind: str, sessions: Sequence[Session], *, at_once: bool) -> None:
    """One message about several sessions of a series, to both; unless it is told at once, when no change can be undone any more."""
    for person in people(sessions[0].mentorship):
        _owe_series(kind, person, sessions, None if at_once else clock.now() + policy.TELL_AFTER)


def _owe_series(kind, person, sessions, due_at=None):
    owe(kind, person, key=_key(sessions[0]), topic=sessions[0].series_id, due_at=due_at,
        payload={"series": str(sessions[0].series_id), "sessions": [str(session.pk) for session in sessions]})


def tell_series_ended(series: SessionSeries, next_one: Session) -> None:
    """In calendars what follows is a series of its own, so the earlier one needs a message of its own to end (RFC 5546, 3.2.2).
    `next_one` was in it.
    """
    supersede(series.pk, ENDED)
    for person in people(next_one.mentorship):
        owe(ENDED, person, key=f"{series.pk}:{_key(next_one)}", topic=series.pk, due_at=clock.now() + policy.TELL_AFTER,
            payload={"series": str(series.pk)})


def by_series(sessions: Iterable[Session]) -> list[list[Session]]:
    """Those of one series and status together, each of the others alone."""
    def together(session):
        return (str(session.series_id), session.status) if session.series_id else (str(session.pk), "")
    return [sorted(each, key=lambda session: session.starts_at) for _key, each in groupby(sorted(sessions, key=together), key=together)]


def call_off(session: Session) -> str | None:
    """Whatever is still due about the session told of a time that is no longer true.

    If the two have not heard yet how it stood: at which time they know it, as ISO; "" where they do not know of it at all.
    """
    unheard = [_known_before(each) for each in waiting(session.pk, ANNOUNCED, BOOKED, MOVED, CANCELLED)]
    supersede(session.pk)
    return next((known for known in unheard if known is not None), None)


def _known_before(delivery) -> str | None:
    return "" if delivery.kind in (ANNOUNCED, BOOKED) else delivery.payload.get("known")


def tell_move(session: Session, known: str | None, due_at: datetime | None = None) -> None:
    """`known`: what call_off() answered. A time that nobody heard of is not told as the one before."""
    left = session.moved_from.isoformat()
    known = left if known is None else known
    before = known if known and datetime.fromisoformat(known) != session.starts_at else left
    tell(MOVED, session, due_at=due_at, before=before, known=known)


def tell_unheard(session: Session, known: str | None) -> None:
    """Once a change is undone: what it kept from being told. `known`: what call_off() answered."""
    if known == "":
        announce(session)
    elif known is not None and datetime.fromisoformat(known) != session.starts_at:
        tell_unless_undone(MOVED, session, before=known, known=known)


def call_off_move(series: SessionSeries, ended: SessionSeries) -> None:
    """What is still due about a whole series that moved, and about the one that ended for it."""
    supersede([series.pk, ended.pk], "sessions_app.series_moved", ENDED)


def _key(session):
    return f"{session.pk}:{session.sequence}"


def _payload(session):
    return {"session": str(session.pk), "sequence": session.sequence}

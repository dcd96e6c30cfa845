"""What a session owes its two people by email."""
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from uuid import UUID

from accounts.models import Membership
from common import clock
from matching.access import partner_of
from matching.models import Mentorship
from notifications.models import Delivery
from notifications.services import owe, owe_after_all, owe_fan_out, retell, supersede, waiting

from .. import policy, selectors
from ..models import CounterProposal, Session, SessionSeries
from .clashes import tell_again
from .reminders import owe_reminders as owe_reminders

ANNOUNCED, BOOKED = "sessions_app.announced", "sessions_app.booked"
MOVED, CANCELLED = "sessions_app.moved", "sessions_app.cancelled"
SERIES_MOVED, SERIES_CANCELLED, ENDED = "sessions_app.series_moved", "sessions_app.series_cancelled", "sessions_app.series_ended"
OF_SERIES = (SERIES_MOVED, SERIES_CANCELLED)
Known = Mapping[UUID, str | None]  # of each session what call_off() answers


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


def tell_of_series(kind: str, sessions: Sequence[Session], *, at_once: bool, known: Known | None = None) -> None:
    """One message about several sessions of a series, to both; unless it is told at once, when no change can be undone any more.

    `known`: what call_off_all() answered.
    """
    unheard = {str(key): at for key, at in (known or {}).items() if at is not None}
    for person in people(sessions[0].mentorship):
        _owe_series(kind, person, sessions, None if at_once else clock.now() + policy.TELL_AFTER, known=unheard)


def tell_series_moved(sessions: Sequence[Session], known: Known) -> None:
    before = {session.pk: session.moved_from.isoformat() if known[session.pk] is None else known[session.pk] for session in sessions}
    tell_of_series(SERIES_MOVED, sessions, at_once=False, known=before)


def _owe_series(kind, person, sessions, due_at=None, **facts):
    owe(kind, person, key=_key(sessions[0]), topic=sessions[0].series_id, due_at=due_at,
        payload={"series": str(sessions[0].series_id), "sessions": [str(session.pk) for session in sessions]} | facts)


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
    return call_off_all([session])[session.pk]


def call_off_all(sessions: Collection[Session]) -> Known:
    """The same of several. A message about more of their series is sent without them."""
    keys = [session.pk for session in sessions]
    of_series = {key for s in sessions if s.series for key in (s.series_id, s.series.follows_id) if key}
    due = waiting([*keys, *of_series], ANNOUNCED, BOOKED, MOVED, CANCELLED, *OF_SERIES)
    unheard: dict[str, str] = {}
    for each in due:
        unheard = _known_before(each) | unheard
    supersede(keys)
    _leave_out({str(key) for key in keys}, [each for each in due if each.kind in OF_SERIES])
    return {key: unheard.get(str(key)) for key in keys}


def _known_before(delivery: Delivery) -> dict[str, str]:
    """{session: the time at which the two know it}, of those of which it tells something that they have not heard."""
    if delivery.kind in OF_SERIES:
        return delivery.payload.get("known", {})  # a row of an earlier release has none
    known = "" if delivery.kind in (ANNOUNCED, BOOKED) else delivery.payload.get("known")
    return {} if known is None else {delivery.payload["session"]: known}


def _leave_out(keys: set[str], deliveries: Collection[Delivery]) -> None:
    for each in deliveries:
        left = [key for key in each.payload["sessions"] if key not in keys]
        known = {key: at for key, at in each.payload.get("known", {}).items() if key not in keys}
        each.payload = each.payload | {"sessions": left, "known": known} if left else {}
    retell(deliveries)


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


def tell_unheard_together(sessions: Sequence[Session], known: Known) -> None:
    """The same once a change of several is undone."""
    for session in sessions:
        if known[session.pk] == "":
            announce(session)
    moved = [s for s in sessions if known[s.pk] and datetime.fromisoformat(known[s.pk]) != s.starts_at]
    if moved:
        tell_series_moved(moved, known)


def call_off_end(series: SessionSeries) -> None:
    """It does not end earlier after all."""
    supersede(series.pk, ENDED)


def _key(session):
    return f"{session.pk}:{session.sequence}"


def _payload(session):
    return {"session": str(session.pk), "sequence": session.sequence}

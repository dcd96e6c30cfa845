from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from matching.access import partner_of
from matching.services import session_held

from .. import policy, selectors, times, verdict
from ..models import Arrival, Attendance, SchedulingPolicy, Session
from ..reliability import open_until, words_of
from . import claims
from .disputes import is_denied, tell_absent, tell_dispute, tell_settled, tell_withdrawn
from .locks import hold_people
from .reliability import tell_if_often


def record_arrival(*, actor: Membership, session: Session) -> bool:
    """Keeps when the person first followed the meeting link around the hour; True when it was this time."""
    now = clock.now()
    if session.status != Session.Status.CONFIRMED or not session.starts_at - policy.EARLY <= now <= session.ends_at + policy.LATE:
        return False
    return Arrival.objects.get_or_create(session=session, membership=actor, defaults={"at": now})[1]


@transaction.atomic
def record_attendance(*, actor: Membership, session: Session, mine: str, theirs: str) -> Session:
    """One person's word on both. The first word closes the session; a second that differs marks it for the coordinators.

    Saying it again changes one's own word. Refused: "not_started", "on_hold", "cancelled", "settled", "appeal_over" (the program's days to
    disagree are past).
    """
    session = _locked(session)
    refusal = no_word_any_more(session)
    if refusal is not None:
        raise refusal
    for person, outcome in ((actor, mine), (partner_of(actor, session.mentorship), theirs)):
        Attendance.objects.update_or_create(session=session, membership=person, recorded_by=actor,
                                            defaults={"outcome": outcome, "recorded_at": clock.now()})
    return _closed(actor, session, calls_absent=theirs == Attendance.Outcome.ABSENT)


def no_word_any_more(session: Session, rules: SchedulingPolicy | None = None) -> Refused | None:
    """Why neither of the two can say how the session went: see record_attendance. `rules`: the program's, where they were read."""
    if session.status in Session.NEVER_WAS:
        return Refused(_("This session did not come about."), "cancelled")
    if session.starts_at > clock.now():
        return Refused(_("This session has not started yet."), "not_started")
    if session.is_on_hold:
        return Refused(_("This session was on hold, so it counts for nothing."), "on_hold")
    if session.settled_by_id is not None:
        return Refused(_("The coordination has already settled how this session went."), "settled")
    if session.closed_at and clock.now() > open_until(session, rules or times.policy_of(session.mentorship)):
        return Refused(_("The time to contradict is over. Write to the coordination."), "appeal_over")
    return None


def waits_for_word_of(actor: Membership, session: Session, words: Iterable[Attendance], rules: SchedulingPolicy | None = None) -> bool:
    """Whether it is over and this person, who may, has said nothing of it yet. `words`: those on it; `rules`: as for no_word_any_more."""
    if session.ends_at > clock.now() or any(word.recorded_by_id == actor.pk for word in words):
        return False
    return no_word_any_more(session, rules) is None


@transaction.atomic
def settle_session(*, actor: Membership, session: Session, status: str, missed_by: str = "") -> Session:
    """A coordinator's last word on a session that is over: held, missed or technical. Both are told; the same said again is not.

    `missed_by`: who was absent (Session.MissedBy) of a missed one, and of no other. Refused: "missed_by", "not_over".
    """
    if (status == Session.Status.MISSED) != bool(missed_by):
        raise Refused(_("Of a session that was missed, and of no other, say who was absent."), "missed_by")
    session = _locked(session)
    if session.status in Session.NEVER_WAS or session.is_on_hold or session.starts_at > clock.now():
        raise Refused(_("Only a session that took place can be settled."), "not_over")
    is_news = session.settled_by_id is None or (session.status, session.missed_by) != (status, missed_by)
    session.status, session.missed_by, session.is_disputed, session.settled_by = status, missed_by, False, actor
    session.closed_at = session.closed_at or clock.now()
    session.save(update_fields=["status", "missed_by", "is_disputed", "settled_by", "closed_at"])
    record("sessions_app.session.settled", actor=actor, target=session, status=status, missed_by=missed_by)
    _tell(session)
    if is_news:
        tell_settled(actor, session)
    return session


def _locked(session):
    """Two words said at once wait for each other, so that the second sees the first. By the people's lock, not the row's: the end of a
    flash mentorship takes it, and who holds it may wait for the row.
    """
    hold_people(*claims.keys([session.mentorship]))
    return selectors.sessions().get(pk=session.pk)


def _closed(actor, session, *, calls_absent):
    words, was_disputed = words_of(session), session.is_disputed
    session.is_disputed = verdict.disagree(words)
    if not session.is_disputed or session.closed_at is None:
        session.status = verdict.of_word(words[str(actor.pk)])
    session.closed_at = session.closed_at or clock.now()
    session.save(update_fields=["status", "is_disputed", "closed_at"])
    record("sessions_app.session.closed", actor=actor, target=session, status=session.status, disputed=session.is_disputed)
    _tell(session)
    if calls_absent and (len(words) == 1 or session.is_disputed) or is_denied(session, partner_of(actor, session.mentorship)):
        tell_absent(actor, session)
    elif not calls_absent:
        tell_withdrawn(actor, session)
    if session.is_disputed and not was_disputed:
        tell_dispute(session)
    return session


def _tell(session):
    if session.status == Session.Status.HELD:
        session_held(mentorship=session.mentorship)
    tell_if_often(session)

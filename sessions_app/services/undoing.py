"""For a minute what somebody moved or cancelled can be put back as it was; nobody has been told yet. What was still to be told of the
session before that is told after all.
"""
from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused

from .. import policy, selectors, times
from ..models import Session, SessionClaim, SessionSeries
from ..recurrence import Rule
from . import bookable, claims, outbox
from .clashes import tell_again
from .counter_proposals import reopen_counter_proposals
from .moving import write_move
from .planned import current
from .sequences import RISEN, rise, rise_series
from .series_moves import write_moves

CANCELLED = Session.Status.CANCELLED


def undoable(actor: Membership, session: Session) -> datetime | None:
    """Until when the actor can take their last change back; None when they cannot, as while one of the two is suspended."""
    by, at = _last_change(session) if session.mentorship.absent is None else (None, None)
    until = at and at + policy.UNDO
    return until if until and by == actor.pk and clock.now() < until and clock.now() < _start_before(session) else None


def undoable_together(actor: Membership, session: Session) -> list[Session]:
    """The sessions of its series that changed with it in one go, if the actor can take that back; itself among them."""
    if session.series_id is None or undoable(actor, session) is None:
        return []
    changed = selectors.sessions_in(session.series).filter(status=session.status)
    if session.status == CANCELLED:
        found = list(changed.filter(cancelled_by=actor, cancelled_at=session.cancelled_at, answer_by=None))
    else:
        found = list(changed.filter(moved_by=actor, moved_at=session.moved_at)) if _ruled(session) else []
    return found if len(found) > 1 and all(undoable(actor, each) for each in found) else []


def _ruled(session) -> SessionSeries | None:
    """The series whose rule changed as the session moved: its own, or the one that this was split from."""
    series = session.series
    if series.moved_at == session.moved_at:
        return series
    before = series.follows
    return before if before and before.moved_at == session.moved_at and not series.continued_by.exists() else None


@transaction.atomic
def undo_change(*, actor: Membership, session: Session) -> Session:
    """What the actor holds for the pair is given back.

    Refused: "too_late", "taken" (the time was taken meanwhile, or a day or a week is full without it).
    """
    session = _held(actor, session)
    bookable.refuse_inactive(session.mentorship)
    if undoable(actor, session) is None:
        raise _too_late()
    _by, changed_at = _last_change(session)
    known = outbox.call_off(session)
    rise(session)
    if session.status == CANCELLED:
        _revive(actor, [session])
    else:
        _put_back(session, actor)
    reopen_counter_proposals(session, changed_at=changed_at)
    outbox.tell_unheard(session, known)
    outbox.owe_reminders(session, since=changed_at)
    tell_again([session])
    record("sessions_app.session.undone", actor=actor, target=session)
    return session


@transaction.atomic
def undo_together(*, actor: Membership, session: Session) -> list[Session]:
    """All that changed with it in one go, and the series' rule with them. Refused: as undo_change, where all or nothing is put back."""
    session = _held(actor, session)
    bookable.refuse_inactive(session.mentorship)
    found = undoable_together(actor, session)
    if not found:
        raise _too_late()
    _by, changed_at = _last_change(session)
    known = outbox.call_off_all(found)
    if session.status == CANCELLED:
        rise(*found)
        _revive(actor, found)
    else:
        _put_all_back(actor, found, _ruled(session))
    reopen_counter_proposals(*found, changed_at=changed_at)
    outbox.tell_unheard_together(found, known)
    for each in found:
        outbox.owe_reminders(each, since=changed_at)
    tell_again(found)
    record("sessions_app.series.undone", actor=actor, target=session, sessions=len(found))
    return found


def _held(actor, session):
    claims.refuse_outsiders(actor, session.mentorship)
    claims.lock(session.mentorship)
    return current(session)


def _too_late():
    return Refused(_("This can no longer be undone."), "too_late")


def _last_change(session):
    if session.status == CANCELLED:
        return (session.cancelled_by_id, session.cancelled_at) if session.answer_by is None else (None, None)
    return (session.moved_by_id, session.moved_at) if session.status == Session.Status.CONFIRMED else (None, None)


def _start_before(session):
    return session.starts_at if session.status == CANCELLED else session.moved_from


def _revive(actor, sessions: Sequence[Session]):
    wish = _wish(actor, sessions)
    _refuse_full(wish, sessions)
    claims.release(actor, wish.mentorship)
    for session in sessions:
        session.status, session.cancelled_at, session.cancelled_by = Session.Status.CONFIRMED, None, None
        session.cancel_reason, session.is_late_cancel = "", False
    try:
        with transaction.atomic():
            Session.objects.bulk_update(sessions, ["status", "cancelled_at", "cancelled_by", "cancel_reason", "is_late_cancel", *RISEN])
            SessionClaim.objects.filter(session__in=sessions).update(is_active=True)
    except IntegrityError:
        raise claims.taken(wish)


def _wish(actor, sessions) -> claims.Wish:
    """Their times, with what the rest of the two people's sessions leaves."""
    first, *others = sessions
    known = times.series_choice(first.mentorship, minutes=first.minutes, actor=actor, moving=sessions) if others else None
    return claims.Wish(actor, first.mentorship, first.starts_at, first.minutes, first, known)


def _refuse_full(wish, sessions):
    """That a time is free the database says; that a day or a week is full, no constraint does."""
    free = wish.choice
    for session in sessions:
        if free.is_full(session.starts_at):
            raise claims.taken(wish.at(session.starts_at))
        free = free.also(session.starts_at)


def _put_back(session, actor):
    _at_old_time(session)
    wish = _wish(actor, [session])
    _refuse_full(wish, [session])
    claims.release(actor, wish.mentorship)
    write_move(session, wish)


def _at_old_time(session):
    session.starts_at, session.ends_at = session.moved_from, session.ends_at + (session.moved_from - session.starts_at)
    session.moved_from = session.moved_at = session.moved_by = None
    session.move_reason = ""


def _put_all_back(actor, sessions, ruled):
    series = sessions[0].series
    for session in sessions:
        _at_old_time(session)
    wish = _wish(actor, sessions)
    _refuse_full(wish, sessions)
    rise(*sessions)
    write_moves(wish, sessions)
    _rule_back(series, ruled)


def _rule_back(series, ruled):
    """What was split off goes back to the series that it came from."""
    if series.pk != ruled.pk:
        split_at = Rule.read(ruled.rule).count
        Session.objects.filter(series=series).update(
            series=ruled, position=F("position") + split_at, series_sequence=rise_series(ruled.pk)[ruled.pk])
        series.delete()
        outbox.call_off_end(ruled)
    SessionSeries.objects.filter(pk=ruled.pk).update(
        rule=ruled.rule_before, starts_at=ruled.starts_before, moved_at=None, rule_before="", starts_before=None)

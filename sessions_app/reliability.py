"""What counts against somebody by a program's rules: missed sessions and, where they say so, late arrivals and late cancellations."""
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db.models import Q

from accounts.models import Membership
from common import clock

from . import selectors, verdict
from .models import SchedulingPolicy, Session

Words = Mapping[str, Mapping[str, str]]
MISSED, HELD, CANCELLED = Session.Status.MISSED, Session.Status.HELD, Session.Status.CANCELLED


def words_of(session: Session) -> dict[str, dict[str, str]]:
    """{speaker: {person: outcome}} by membership id, in the order in which they spoke."""
    words: dict[str, dict[str, str]] = {}
    for row in sorted(session.attendances.all(), key=lambda row: row.recorded_at):
        words.setdefault(str(row.recorded_by_id), {})[str(row.membership_id)] = row.outcome
    return words


def absent_in(session: Session) -> set[str]:
    """Who was absent as the coordination settled it, by membership id."""
    return {str(getattr(session.mentorship, part).membership_id) for part in session.missing}


def open_until(session: Session, rules: SchedulingPolicy) -> datetime | None:
    """By when the pair may still say something else than the first word on it; None while nobody has spoken."""
    return session.closed_at and (session.appeal_from or session.closed_at) + timedelta(days=rules.appeal_days)


def against(session: Session, rules: SchedulingPolicy) -> set[str]:
    """Against whom the session counts, by membership id."""
    if session.status == CANCELLED:
        return {str(session.cancelled_by_id)} if session.is_late_cancel and rules.counts_late_cancel else set()
    found = verdict.faults(session.status, words_of(session), is_disputed=session.is_disputed, absent=absent_in(session))
    return {person for person, fault in found.items() if fault == verdict.ABSENT or rules.counts_late}


def counted(person: Membership, rules: SchedulingPolicy) -> list[Session]:
    """The sessions that count against the person in the rules' program, of the last `counted_days`."""
    kinds = Q(status__in=[MISSED, HELD] if rules.counts_late else [MISSED])
    if rules.counts_late_cancel:
        kinds |= Q(status=CANCELLED, is_late_cancel=True, cancelled_by=person)
    rows = selectors.sessions_of(person).filter(
        kinds, mentorship__program=rules.program_id, starts_at__gt=clock.now() - timedelta(days=rules.counted_days))
    return [session for session in rows.prefetch_related("attendances") if str(person.pk) in against(session, rules)]

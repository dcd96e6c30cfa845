"""What hangs on a person's own pairs, read by the pairs' keys alone: the pairs and their people were read already."""
from collections.abc import Collection, Iterable
from datetime import timedelta

from django.db.models import OuterRef, Q, QuerySet, Subquery

from accounts.models import Membership
from common import clock
from kpis.selectors import open_pulses
from matching.models import Mentorship
from matching.selectors import awaiting, open_fit_checks
from programs.models import Enrolment, Program
from sessions_app import unsaid
from sessions_app.models import CounterProposal, Session
from tenancy.prepared import prepared


def linked(rows: Iterable, mentorships: Iterable[Mentorship]) -> list:
    """The rows, each with its `mentorship` from those given, which costs neither a join nor a query."""
    known, rows = {m.pk: m for m in mentorships}, list(rows)
    for row in rows:
        row.mentorship = known[row.mentorship_id]
    return rows


def behind(membership: Membership, present: Collection, *, role: str) -> dict:
    """{over: parts in programs that are closed, finished: mentorships that have ended, each with its `partner`}, the last ones first; both
    empty where something is present, which homes show instead.
    """
    if present:
        return {"over": [], "finished": []}
    finished = list(_finished[role](membership))
    for pair in finished:
        pair.partner = pair.mentor.membership if role == Enrolment.Role.LEARNER else pair.learner.membership
    return {"over": list(_over(membership, role)), "finished": finished}


@prepared
def _over(membership, role):
    found = Enrolment.objects.filter(membership=membership, role=role, status=Enrolment.Status.COMPLETED,
                                     program__status=Program.Status.CLOSED)
    return found.select_related("program").order_by("-program__ends_on", "-pk")[:3]


@prepared
def _finished_with_mentor(membership):
    return _ended().filter(learner__membership=membership).select_related("program", "mentor__membership__user")[:5]


@prepared
def _finished_with_learner(membership):
    return _ended().filter(mentor__membership=membership).select_related("program", "learner__membership__user")[:5]


_finished = {Enrolment.Role.LEARNER: _finished_with_mentor, Enrolment.Role.MENTOR: _finished_with_learner}


def _ended() -> QuerySet:
    """Those that had begun."""
    return Mentorship.objects.filter(status=Mentorship.Status.ENDED, started_at__isnull=False).order_by("-ended_at", "-pk")


@prepared
def requests_to(membership: Membership) -> QuerySet:
    """Requests that wait for the person's answer, with only what a line about one says."""
    return awaiting(membership).only(
        "status", "initiator", "due_at", "program__name", "learner__membership__user__name", "mentor__membership__user__name")[:5]


def active(mentorships: Iterable[Mentorship]) -> list[Mentorship]:
    return [m for m in mentorships if m.status == Mentorship.Status.ACTIVE]


def surveys(membership: Membership, mentorships: list[Mentorship]) -> dict:
    """{pulses, fit_checks} that wait for the person's word. How it goes is asked of pairs that take sessions alone."""
    open_pairs = active(mentorships)
    meeting = [pair for pair in open_pairs if pair.takes_sessions]
    return {"pulses": linked(_pulses(membership, meeting), meeting),
            "fit_checks": linked(_fit_checks(membership, open_pairs), open_pairs)}


@prepared
def _pulses(membership, mentorships):
    return open_pulses(membership, mentorships)[:3]


@prepared
def _fit_checks(membership, mentorships):
    return open_fit_checks(membership, mentorships)[:3]


MANY = 200  # a weekly series is long, and a proposal may lie behind one
PAST = timedelta(days=60)  # how far back a word on a session is still asked for


def sessions_around(membership: Membership, mentorships: list[Mentorship]) -> list[Session]:
    """In order: those to come, planned and proposed, and those that wait for this person's word (see unsaid).

    Each has `other_times_until`: by when this person should answer the other times that were proposed to them, or None.
    """
    now = clock.now()
    return linked(_sessions_around(membership, mentorships, now - PAST, now), mentorships)


@prepared
def _sessions_around(membership, mentorships, since, now):
    offered = CounterProposal.objects.filter(session=OuterRef("pk"), status=CounterProposal.Status.OPEN, answer_by__gt=now)
    found = unsaid.with_words(Session.objects.filter(mentorship__among=mentorships), membership)
    found = found.filter(Q(status__in=Session.TO_COME, ends_at__gt=now) | unsaid.by(membership, since, now))
    return found.annotate(other_times_until=Subquery(offered.exclude(proposed_by=membership).order_by().values("answer_by")[:1])).order_by(
        "starts_at")[:MANY]


def to_say(sessions: Iterable[Session]) -> list[Session]:
    """Those that wait for this person's word, the last one first."""
    now = clock.now()
    return [s for s in sessions if s.ends_at <= now][:-6:-1]


def other_times(sessions: Iterable[Session]) -> list[Session]:
    """Those to come for which the other person proposed other times."""
    now = clock.now()
    return [s for s in sessions if s.other_times_until and s.starts_at > now and not s.is_on_hold]


def proposals_to(membership: Membership, sessions: Iterable[Session]) -> list[Session]:
    """Those that wait for this person's yes, the first one of each series standing for all of it."""
    now, found = clock.now(), {}
    for s in sessions:
        if s.status == Session.Status.PROPOSED and s.booked_by_id != membership.pk and s.answer_by > now and not s.is_on_hold:
            found.setdefault(s.series_id or s.pk, s)
    return list(found.values())


def planned(sessions: Iterable[Session]) -> list[Session]:
    now = clock.now()
    return [s for s in sessions if s.status == Session.Status.CONFIRMED and s.ends_at > now]

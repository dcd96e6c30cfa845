"""What reminds of sessions, planned from the rules; whoever changes a rule moves what is planned by it."""
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import Membership
from audit.services import record
from common import clock
from matching.models import Mentorship
from notifications.services import Plan, call_off, plan
from programs.models import Program

from .. import selectors
from ..models import Session
from ..reminder_rules import BEFORE, OF_A_SESSION, ReminderRule, Rule, Whom, above, rules_in

AFTERWARDS = timedelta(days=15)  # what reminds of a session that is over comes within these
REMINDED_OF = (Session.Status.CONFIRMED, Session.Status.HELD, Session.Status.MISSED, Session.Status.TECHNICAL)
AT_ONCE = 200  # sessions planned anew in one go


def owe_reminders(session: Session, since: datetime | None = None) -> None:
    """What the program's rules say of a planned session, where its time was still to come at that instant, or now."""
    plan(_plans(session, rules_in(session.mentorship.program_id)[session.mentorship.program_id], since or clock.now()))


def whom(mentorship: Mentorship, rule: Rule) -> list[Membership]:
    parts = {Whom.MENTOR: mentorship.mentor, Whom.LEARNER: mentorship.learner}
    return [enrolment.membership for part, enrolment in parts.items() if rule.whom in (Whom.BOTH, part)]


@transaction.atomic
def set_reminders(*, actor: Membership, program: Program | None, rules: Mapping[str, Rule]) -> None:
    """The rules of a program, or of the organization. Only what differs from what holds above is kept, so that the rest follows it."""
    otherwise = above(program)
    for kind, rule in rules.items():
        if rule == otherwise[kind]:
            ReminderRule.objects.filter(program=program, kind=kind).delete()
        else:
            ReminderRule.objects.update_or_create(program=program, kind=kind, defaults={
                "is_on": rule.is_on, "minutes": rule.minutes, "whom": rule.whom})
    _plan_anew(program)
    record("sessions_app.reminders.set", actor=actor, target=program, rules={
        kind: [rule.is_on, rule.minutes, rule.whom] for kind, rule in rules.items()})


def _plan_anew(program: Program | None) -> None:
    """Every reminder that has not left moves to where the rules put it now, or goes."""
    planned = selectors.sessions().filter(status__in=REMINDED_OF, place="", ends_at__gt=clock.now() - AFTERWARDS).order_by("pk")
    sessions = list(planned.filter(mentorship__program=program) if program else planned)
    rules = rules_in(*{session.mentorship.program_id for session in sessions})
    for n in range(0, len(sessions), AT_ONCE):
        some = sessions[n:n + AT_ONCE]
        plans = [each for session in some for each in _plans(session, rules[session.mentorship.program_id], clock.now())]
        call_off({key for session in some for key in _keys(session)}.difference(each.whole_key for each in plans))
        plan(plans)


def _keys(session: Session) -> Iterator[str]:
    """Of all that may remind of it as it was read: whoever moves it meanwhile has planned anew already."""
    for kind in OF_A_SESSION:
        for person in whom(session.mentorship, Rule(True, None)):
            yield _plan(session, kind, person, session.starts_at).whole_key


def _plans(session: Session, rules: Mapping[str, Rule], since: datetime) -> Iterator[Plan]:
    for kind in OF_A_SESSION:
        rule = rules[kind]
        at = _time(session, kind, rule)
        if not rule.is_on or at <= since:
            continue
        for person in whom(session.mentorship, rule):
            yield _plan(session, kind, person, at)


def _plan(session: Session, kind: str, person: Membership, at: datetime) -> Plan:
    return Plan(f"sessions_app.{kind}", person, key=f"{session.pk}:{session.sequence}", at=at, topic=session.pk,
                payload={"session": str(session.pk), "sequence": session.sequence}, before=session.starts_at if kind in BEFORE else None)


def _time(session: Session, kind: str, rule: Rule) -> datetime:
    return session.starts_at - rule.offset if kind in BEFORE else session.ends_at + rule.offset

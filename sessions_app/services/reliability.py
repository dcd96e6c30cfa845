"""The coordination is told when somebody misses sessions as often as their program's rules say."""
from accounts.selectors import coordination
from common import clock
from notifications.services import Plan, plan

from .. import policy, times
from ..models import Session
from ..reliability import against, counted
from .outbox import people


def tell_if_often(session: Session) -> None:
    """Of each person against whom the session counts and who has reached the number: once, and only if it is still true then."""
    rules = times.policy_of(session.mentorship)
    if not rules.missed_told:
        return
    blamed = against(session, rules)
    for person in people(session.mentorship):
        if str(person.pk) in blamed and len(counted(person, rules)) >= rules.missed_told:
            plan(_told(session, person))


def _told(session, person):
    at = clock.now() + policy.TELL_AFTER if session.status == Session.Status.CANCELLED else clock.now()
    for staff in coordination():
        if staff.pk != person.pk:
            yield Plan("sessions_app.often_missed", staff, key=f"{session.pk}:{person.pk}", at=at, topic=session.pk,
                       payload={"session": str(session.pk), "person": str(person.pk)})

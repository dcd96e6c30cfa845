"""The coordination is told when somebody misses sessions as often as their program's rules say."""
from accounts.selectors import coordination
from common import clock
from notifications.services import Plan, plan

from .. import policy, times
from ..models import Session
from ..reliability import against, counted, open_until, words_of
from .outbox import people


def tell_if_often(session: Session) -> None:
    """Of each person against whom the session counts and who has reached the number: once, and only if it is still true then.

    What they have not said themselves, and the coordination has not settled, waits until they can no longer contradict it.
    """
    rules = times.policy_of(session.mentorship)
    if not rules.missed_told:
        return
    blamed = against(session, rules)
    for person in people(session.mentorship):
        if str(person.pk) in blamed and len(counted(person, rules)) >= rules.missed_told:
            plan(_told(session, person, rules))


def _from(session, person, rules):
    if session.status == Session.Status.CANCELLED:
        return clock.now() + policy.TELL_AFTER
    if session.settled_by_id or str(person.pk) in words_of(session):
        return clock.now()
    return max(clock.now(), open_until(session, rules))


def _told(session, person, rules):
    at = _from(session, person, rules)
    for staff in coordination():
        if staff.pk != person.pk:
            yield Plan("sessions_app.often_missed", staff, key=f"{session.pk}:{person.pk}", at=at, topic=session.pk,
                       payload={"session": str(session.pk), "person": str(person.pk)})

"""Whoever closes time in which they have something planned is told of it by email."""
from collections.abc import Callable, Collection
from datetime import timedelta

from accounts.models import Membership
from common import clock
from notifications.services import Plan, plan

from .. import clashes
from ..clashes import Clash
from ..counted_hours import Given
from ..models import Session

SOON = timedelta(weeks=4)  # a series of a year is not told of in one day


def tell_clashes(person: Membership, which: Callable[[Clash], bool] = bool) -> None:
    """Of each clash once, as soon as the session is near, and only if it is still true then. A session that changes calls it off.

    `which` are new: others the person was told of, or saw on a page.
    """
    _tell(person, clashes.to_come(person), which)


def tell_again(sessions: Collection[Session]) -> None:
    """Both people of the pair, where sessions changed, which called it off, or have just taken their time."""
    mentorship, now = next(iter(sessions)).mentorship, clock.now()
    planned = [session for session in sessions if session.status in Session.TO_COME and session.starts_at > now]
    for person in (mentorship.mentor.membership, mentorship.learner.membership):
        _tell(person, sorted(planned, key=lambda session: session.starts_at))


def _tell(person, planned, which=bool):
    if planned:  # most have nothing planned when they say when they can meet
        plan([_told(person, each.session) for each in clashes.among(Given(person), planned) if which(each)])


def _told(person, session):
    return Plan("sessions_app.clash", person, key=f"{session.pk}:{session.sequence}", at=max(clock.now(), session.starts_at - SOON),
                before=session.starts_at, topic=session.pk, payload={"session": str(session.pk), "sequence": session.sequence},
                is_news=True)

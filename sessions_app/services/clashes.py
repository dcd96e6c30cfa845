"""Whoever closes time in which they have something planned is told of it by email."""
from collections.abc import Callable, Collection
from datetime import timedelta

from accounts.models import Membership
from common import clock
from notifications.services import Plan, plan

from .. import clashes
from ..clashes import Clash
from ..counted_hours import given_by
from ..models import Session

SOON = timedelta(weeks=4)  # a series of a year is not told of in one day


def tell_clashes(person: Membership, which: Callable[[Clash], bool] = bool) -> None:
    """Of each clash once, as soon as the session is near, and only if it is still true then. A session that changes calls it off.

    `which` are new: others the person was told of, or saw on a page.
    """
    plan([_told(person, each.session) for each in clashes.of(given_by(person)) if which(each)])


def tell_again(sessions: Collection[Session]) -> None:
    """Both people of the pair, where sessions changed, which called it off, or have just taken their time."""
    changed, mentorship = {session.pk for session in sessions}, next(iter(sessions)).mentorship
    for person in (mentorship.mentor.membership, mentorship.learner.membership):
        tell_clashes(person, lambda each: each.session.pk in changed)


def _told(person, session):
    return Plan("sessions_app.clash", person, key=f"{session.pk}:{session.sequence}", at=max(clock.now(), session.starts_at - SOON),
                before=session.starts_at, topic=session.pk, payload={"session": str(session.pk), "sequence": session.sequence},
                is_news=True)

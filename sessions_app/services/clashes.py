"""Whoever closes time in which they have something planned is told of it by email."""
from datetime import timedelta

from accounts.models import Membership
from common import clock
from notifications.services import Plan, plan

from .. import clashes
from ..counted_hours import given_by

SOON = timedelta(weeks=4)  # a series of a year is not told of in one day


def tell_clashes(person: Membership) -> None:
    """Of each clash once, as soon as the session is near, and only if it is still true then. A session that changes calls it off."""
    plan([_told(person, each.session) for each in clashes.of(given_by(person))])


def _told(person, session):
    return Plan("sessions_app.clash", person, key=f"{session.pk}:{session.sequence}", at=max(clock.now(), session.starts_at - SOON),
                before=session.starts_at, topic=session.pk, payload={"session": str(session.pk), "sequence": session.sequence})

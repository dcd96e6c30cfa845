"""Sessions that are planned in time which their person has closed since: days off, public holidays, a pause, calendars elsewhere."""
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from common import clock
from common.time_zones import zone
from matching.access import partner_of
from tenancy.prepared import prepared

from . import policy, selectors
from .counted_hours import Given
from .models import Session

SHOWN = 20  # of them on a page
HEARD = timedelta(days=7)  # so long a calendar may take to hear of a move
ELSEWHERE = _("Your own calendar says busy")


@dataclass(frozen=True)
class Clash:
    """`partner`: the other person; `why`: in words."""

    session: Session
    partner: Membership
    why: str


def of(given: Given) -> list[Clash]:
    """All of the person's, soonest first."""
    return among(given, to_come(given.membership))


def to_come(person: Membership) -> list[Session]:
    """What can clash, soonest first."""
    return _to_come(person, clock.now(), clock.now() + policy.HORIZON)


@prepared
def _to_come(person, now, until):
    return selectors.sessions_between(person, now, until).filter(status__in=Session.TO_COME, starts_at__gt=now)


def among(given: Given, planned: Sequence[Session]) -> list[Clash]:
    """Those of the person's sessions, which come in the order of time, that clash."""
    if not planned:
        return []
    me = given.membership
    closed = given.closed(planned[0].starts_at.date() - timedelta(days=1), planned[-1].ends_at.date() + timedelta(days=1))
    busy = list(selectors.busy_as_read(me, planned[0].starts_at, planned[-1].ends_at))
    return [Clash(each, partner_of(me, each.mentorship), why) for each in planned if (why := _why(each, given.home, closed, busy))]


def _why(session, home, closed, busy):
    here = zone(home)
    for at in (session.starts_at, session.ends_at - timedelta(minutes=1)):
        if at.astimezone(here).date() in closed:
            return closed[at.astimezone(here).date()]
    own = _as_itself(session)
    return ELSEWHERE if any(s < session.ends_at and session.starts_at < e and (s, e) not in own for s, e in busy) else ""


def _as_itself(session):
    """When the person's own calendar has the session under another UID: as long as it has not heard of a move, still at the old time."""
    is_fresh = session.moved_at is not None and session.moved_at > clock.now() - HEARD
    starts = [session.starts_at, *([session.moved_from] if is_fresh else [])]
    return [(start, start + (session.ends_at - session.starts_at)) for start in starts]

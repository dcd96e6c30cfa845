"""Sessions that are planned in time which their person has closed since: days off, public holidays, a pause, calendars elsewhere."""
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from common import clock
from common.time_zones import zone
from matching.access import partner_of

from . import policy, selectors
from .counted_hours import Given
from .models import Session

SHOWN = 20
ELSEWHERE = _("Your own calendar says busy")


@dataclass(frozen=True)
class Clash:
    """`partner`: the other person; `why`: in words."""

    session: Session
    partner: Membership
    why: str


def of(given: Given) -> list[Clash]:
    """The next ones, soonest first."""
    me, now = given.membership, clock.now()
    planned = list(selectors.sessions_between(me, now, now + policy.HORIZON).filter(status__in=Session.TO_COME, starts_at__gt=now))
    if not planned:
        return []
    closed = given.closed(planned[0].starts_at.date() - timedelta(days=1), planned[-1].ends_at.date() + timedelta(days=1))
    busy = selectors.busy_elsewhere(me, planned[0].starts_at, planned[-1].ends_at)
    found = [Clash(each, partner_of(me, each.mentorship), why) for each in planned if (why := _why(each, given.home, closed, busy))]
    return found[:SHOWN]


def _why(session, home, closed, busy):
    here = zone(home)
    for at in (session.starts_at, session.ends_at - timedelta(minutes=1)):
        if at.astimezone(here).date() in closed:
            return closed[at.astimezone(here).date()]
    return ELSEWHERE if any(start < session.ends_at and session.starts_at < end for start, end in busy) else ""

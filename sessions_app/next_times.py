"""When a pair could meet next: free starts around its program's rhythm."""
from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from accounts.models import Membership
from common import clock
from common.time_zones import zone

from . import selectors, times
from .models import Session

AROUND, COUNT = timedelta(days=7), 3
MARGIN = timedelta(days=1)  # a late recap looks from the end of the notice on, for most a few hours


def after(session: Session, actor: Membership) -> tuple[Session | None, list[datetime]]:
    """What the pair has planned already, else next_starts(). Neither before the session started, nor of one that did not come about."""
    if session.starts_at > clock.now() or session.status in (Session.Status.PROPOSED, Session.Status.CANCELLED):
        return None, []
    planned = selectors.to_come_of_pair.first(session.mentorship, clock.now())
    return planned, [] if planned else next_starts(session, actor)


def next_starts(session: Session, actor: Membership) -> list[datetime]:
    """Three at most, in order, on different days where there are any, each as near as its day allows to the session's wall time, on the
    actor's clock; none where the pair takes no new sessions.
    """
    if not session.mentorship.takes_sessions:
        return []
    here = zone(actor.user.time_zone)
    found, wanted = _known(session, actor, here)
    return chosen_among(found.starts(wanted - AROUND, wanted + AROUND), wanted, here) or found.nearest(wanted, COUNT)


def _known(session: Session, actor: Membership, here: ZoneInfo) -> tuple[times.Choice, datetime]:
    """The pair's time around the instant that is wanted; all of it where notice puts that far off."""
    program, read = session.mentorship.program, AROUND + MARGIN
    wanted = max(_later(session.starts_at, program.session_every_days, here), clock.now())
    found, _standing = times.choice_around(session.mentorship, wanted, minutes=program.session_minutes, actor=actor, around=read)
    if found.since + AROUND > wanted + read:
        found = found.wider()
    return found.lasting(times.usual_length(session.mentorship, found.mentor.rules)), max(wanted, found.since)


def _later(start: datetime, days: int, here: ZoneInfo) -> datetime:
    """The same wall time, whatever the clocks do in between."""
    return start.astimezone(here) + timedelta(days=days)


def chosen_among(starts: Iterable[datetime], wanted: datetime, here: ZoneInfo) -> list[datetime]:
    """Pure: of each day the best start, of those the nearest days; filled up with the nearest others."""
    by_nearness = sorted(starts, key=lambda start: (abs(start - wanted), start))
    by_wall = sorted(by_nearness, key=lambda start: abs(_minutes(start, here) - _minutes(wanted, here)))
    best = {start.astimezone(here).date(): start for start in reversed(by_wall)}
    days = sorted(best.values(), key=lambda start: (abs(start - wanted), start))
    return sorted([*days, *(start for start in by_nearness if start not in days)][:COUNT])


def _minutes(instant: datetime, here: ZoneInfo) -> int:
    local = instant.astimezone(here)
    return local.hour * 60 + local.minute

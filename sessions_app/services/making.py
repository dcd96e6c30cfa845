import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import accumulate

from common import clock
from tenancy.inserts import insert

from .. import policy
from ..models import AgendaItem, Session
from . import claims


def make_sessions(wish: claims.Wish, starts: Sequence[datetime], asks_first: bool, positions: Sequence[int | None] = (None,),
                  **more) -> list[Session]:
    """Sessions as `wish` says, one at each start, each claimed and with its agenda.

    `asks_first`: proposed to the other, not confirmed at once. `positions`: in the series that is among `more`, their other columns.
    Runs inside claims.refused_when_taken().
    """
    made = [_session(wish, start, asks_first, position=position, **more) for start, position in zip(starts, positions, strict=True)]
    insert(*made)
    insert(*(claim for each in made for claim in wish.at(each.starts_at).claims(session=each)))
    insert(*(item for each in made for item in _agenda(each)))
    return made


def _session(wish, start, asks_first, **more):
    now = clock.now()
    return Session(**{
        "mentorship": wish.mentorship, "starts_at": start, "ends_at": start + timedelta(minutes=wish.minutes),
        "time_zone": wish.actor.user.time_zone, "booked_by": wish.actor, "created_at": now,
        "join_url": _new_room(wish.mentorship.program.meeting_url),
        "status": Session.Status.PROPOSED if asks_first else Session.Status.CONFIRMED,
        "answer_by": min(now + policy.ANSWER_WITHIN, start) if asks_first else None} | more)


def _new_room(address: str) -> str:
    chosen = address if address.startswith(("https://", "http://")) else policy.MEETING_URL
    return chosen.replace("{room}", secrets.token_hex(10))


def _agenda(session) -> list[AgendaItem]:
    shares = [0, *accumulate(share for _kind, share in policy.AGENDA)]
    ends = [round(session.minutes * share / shares[-1]) for share in shares]
    return [AgendaItem(session=session, position=n + 1, kind=kind, minutes=ends[n + 1] - ends[n])
            for n, (kind, _share) in enumerate(policy.AGENDA)]

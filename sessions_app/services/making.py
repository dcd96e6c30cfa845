import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from common import clock
from tenancy.inserts import insert, new

from .. import policy
from ..kinds import Kind
from ..models import AgendaItem, PreparationItem, Session
from . import claims


def make_sessions(wish: claims.Wish, starts: Sequence[datetime], asks_first: bool, positions: Sequence[int | None] = (None,), *,
                  kinds: Sequence[Kind], **more) -> list[Session]:
    """Sessions as `wish` says, one at each start, each claimed, with the agenda and the questions of its kind.

    `asks_first`: proposed to the other, not confirmed at once. `positions`: in the series that is among `more`, their other columns.
    Runs inside claims.refused_when_taken().
    """
    made = [_session(wish, start, asks_first, position=position, **named(kind), **more)
            for start, position, kind in zip(starts, positions, kinds, strict=True)]
    insert(*made)
    insert(*(claim for each in made for claim in wish.at(each.starts_at).claims(session=each)))
    insert(*(item for each, kind in zip(made, kinds, strict=True) for item in agenda_of(kind, each)))
    insert(*(item for each, kind in zip(made, kinds, strict=True) for item in questions_of(kind, each)))
    return made


def _session(wish, start, asks_first, **more):
    now = clock.now()
    return new(Session, **{
        "mentorship": wish.mentorship, "starts_at": start, "ends_at": start + timedelta(minutes=wish.minutes),
        "time_zone": wish.actor.user.time_zone, "booked_by": wish.actor, "created_at": now,
        "join_url": _new_room(wish.mentorship.program.meeting_url),
        "status": (Session.Status.PROPOSED if asks_first else Session.Status.CONFIRMED).value,
        "answer_by": min(now + policy.ANSWER_WITHIN, start) if asks_first else None} | more)


def _new_room(address: str) -> str:
    chosen = address if address.startswith(("https://", "http://")) else policy.MEETING_URL
    return chosen.replace("{room}", secrets.token_hex(10))


def named(kind: Kind) -> dict[str, str]:
    """What a session keeps of its kind."""
    return {"kind": kind.code, "kind_fr": kind.name.fr, "kind_en": kind.name.en, "reading": kind.reading}


def agenda_of(kind: Kind, session: Session) -> list[AgendaItem]:
    return [new(AgendaItem, session=session, position=n, rank=n, kind=part.code, name_fr=part.name.fr, name_en=part.name.en,
                minutes=minutes) for n, (part, minutes) in enumerate(zip(kind.parts, kind.minutes(session.minutes), strict=True), 1)]


def questions_of(kind: Kind, session: Session) -> list[PreparationItem]:
    return [new(PreparationItem, session=session, position=n, question_fr=each.fr, question_en=each.en)
            for n, each in enumerate(kind.questions, 1)]

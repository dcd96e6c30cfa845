from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common.errors import Refused
from matching.models import Mentorship
from tenancy.inserts import collected, together, undo

from ..kinds import Kind
from ..models import Session
from ..standing import Standing
from . import bookable, claims, outbox
from .making import make_sessions


def book_session(*, actor: Membership, mentorship: Mentorship, starts_at: datetime, booking_key: UUID,
                 minutes: int | None = None, kind: str = "") -> Session:
    """A session claimed for both: confirmed, or proposed to the other where the program asks for that.

    The same `booking_key` gives the same session, however often it is asked. `minutes`: one of the program's lengths that the mentor
    offers; without it, the usual one or the nearest to it; `kind`: the code of one that the program has; without it, what the
    pair's first or any other session is. What the actor held for the pair is given back.
    Refused: as bookable.unbookable(); "length" (extra["lengths"]: what can be), "kind", "too_far" (beyond what can be booked) and
    "taken" (extra["alternatives"] of both: the three nearest free instants, or fewer).
    """
    claims.refuse_strangers(actor, mentorship)
    wish, standing = claims.Wish(actor, mentorship, starts_at, minutes or mentorship.program.session_minutes).looked_at(booking_key)
    earlier = _earlier(mentorship, standing)
    if earlier is not None:
        return earlier
    wish = _as_long(wish, standing, minutes)
    claims.refuse_taken(wish)  # before any lock: most who come too late wait for nobody
    return _booked_at_once(wish, standing, booking_key, kind) or _booked_once_held(wish, booking_key, kind, minutes)


def _as_long(wish, standing, minutes):
    """For as long as was asked, or is meant without asking, by what the look read. Refused: "length"."""
    return wish.lasting(claims.length(wish.mentorship, minutes, wish.choice.mentor.rules, standing.lengths))


def _earlier(mentorship: Mentorship, standing: Standing) -> Session | None:
    """What the key gave already. Refused: as bookable.unbookable()."""
    if standing.earlier is None and not standing.is_bookable:
        raise bookable.unbookable(mentorship) or bookable.inactive()
    return standing.earlier and Session.objects.get(pk=standing.earlier)


def _booked_at_once(wish, standing, booking_key, kind) -> Session | None:
    """Writes before it looks, in one round trip under the locks: that the time is still free the database says itself.

    None, and nothing written, if it is not, or if how the pair stands has changed. Nor does it count sessions of somebody who takes a
    limited number, or give back what is held.
    """
    if standing.holds or wish.choice.is_over or wish.choice.is_limited:
        return None
    with collected() as rows:
        session = _made(wish, standing, booking_key, kind)
    try:
        now = wish.once_written(rows, booking_key)
    except IntegrityError as error:
        if not claims.is_faster(error):
            raise
        return None
    if now == replace(standing, earlier=session.pk):
        return session
    undo(rows)
    return None


def _booked_once_held(wish, booking_key, kind, minutes):
    wish, standing = wish.once_held(booking_key)
    earlier = _earlier(wish.mentorship, standing)
    if earlier is not None:
        return earlier
    wish = _as_long(wish, standing, minutes)
    claims.refuse_taken(wish)
    claims.give_back(wish, standing)
    with claims.refused_when_taken(wish), together():
        return _made(wish, standing, booking_key, kind)


def _made(wish, standing, booking_key, code):
    session, = make_sessions(wish, [wish.starts_at], standing.asks_first, kinds=[known_kind(standing, code)], booking_key=booking_key)
    outbox.announce(session)
    record("sessions_app.session.booked", actor=wish.actor, target=session, mentorship=str(wish.mentorship.pk), status=session.status)
    return session


def known_kind(standing: Standing, code: str) -> Kind:
    """The one of that code, or what is meant without any. Refused: "kind"."""
    kind = standing.kinds.get(code) if code else standing.usual_kind
    if kind is None:
        raise Refused(_("This program has no such kind of session. Choose one of the others."), "kind")
    return kind

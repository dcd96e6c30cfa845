"""A time is kept while somebody fills the form, so that nobody else takes it from under them."""
from datetime import datetime

from django.db import transaction

from accounts.models import Membership
from common import clock
from matching.models import Mentorship
from tenancy.inserts import insert, together

from .. import policy
from ..models import Hold
from . import bookable, claims
from .locks import hold_people


@transaction.atomic
def hold_slot(*, actor: Membership, mentorship: Mentorship, starts_at: datetime, minutes: int | None = None) -> Hold:
    """Keeps the time for both people, for ten minutes; the actor's earlier hold for the pair ends. Asked again for the same time
    it does not grow. Refused as for book_session.
    """
    claims.refuse_strangers(actor, mentorship)
    claims.lock(mentorship)
    bookable.refuse_unbookable(mentorship)
    wish = claims.Wish(actor, mentorship, starts_at, minutes or mentorship.program.session_minutes)
    wish = wish.lasting(claims.length(mentorship, minutes, wish.choice.mentor.rules))
    same = Hold.objects.filter(mentorship=mentorship, membership=actor, starts_at=wish.starts_at, ends_at=wish.ends_at,
                               expires_at__gt=clock.now()).first()
    if same is not None:
        return same
    claims.refuse_taken(wish)
    claims.release(actor, mentorship)
    return _held(wish)


def _held(wish):
    hold = Hold(mentorship=wish.mentorship, membership=wish.actor, starts_at=wish.starts_at, ends_at=wish.ends_at,
                expires_at=clock.now() + policy.HOLD)
    with claims.refused_when_taken(wish), together():
        insert(hold, *wish.claims(hold=hold))
    return hold


@transaction.atomic
def sweep_holds() -> int:
    """Forgets holds that are over; how many. They count for nothing already."""
    over = list(Hold.objects.filter(expires_at__lte=clock.now()).select_related("mentorship__mentor", "mentorship__learner"))
    hold_people(*claims.keys(hold.mentorship for hold in over))
    Hold.objects.filter(pk__in=[hold.pk for hold in over]).delete()
    return len(over)

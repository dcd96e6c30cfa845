"""While a member is suspended, what is planned with them is on hold (see Session.is_on_hold): partners are told so, and when it is over."""
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Least

from accounts.models import Membership
from common import clock
from matching.access import partner_of
from matching.models import Mentorship
from notifications.models import Delivery
from notifications.services import owe, owe_after_all, supersede

from .. import selectors
from ..models import Session
from ..unsaid import OVER, with_words
from . import claims, outbox
from .cancelling import cancel_together
from .disputes import CALLED_ABSENT
from .locks import hold_people
from .reliability import tell_if_often

ON_HOLD, ON_AGAIN = "sessions_app.on_hold", "sessions_app.on_again"
CONFIRMED = Session.Status.CONFIRMED
BOTH = ("mentorship__learner__membership", "mentorship__mentor__membership")


@transaction.atomic
def put_on_hold(membership: Membership, actor: Membership) -> None:
    """For accounts.joining: each partner with whom something is planned is told once of this suspension, without its reason.

    Whoever books for them holds their time, so that a session booked meanwhile is seen here, or is refused there.
    """
    for pair in _pairs_held(membership):
        if selectors.planned_of_pair(pair).exists():
            owe(ON_HOLD, partner_of(membership, pair), topic=pair.pk, payload=_about(pair),
                key=f"{pair.pk}:{membership.left_at:%Y%m%d%H%M%S%f}")


@transaction.atomic
def take_up_again(membership: Membership, since: datetime) -> None:
    """For accounts.joining: what is still to come is on again and reminded of; whoever was told of the suspension is told so."""
    pairs = _pairs_held(membership)
    passed = selectors.sessions().filter(mentorship__in=pairs, status=CONFIRMED, starts_at__range=(since, clock.now()))
    cancel_together(list(passed), None, "", is_told=False)
    for pair in pairs:
        if pair.absent is None:
            for session in selectors.planned_of_pair(pair):
                outbox.owe_reminders(session)
            for person in outbox.people(pair):
                _tell_after_all(pair, person)


@transaction.atomic
def give_back_days(membership: Membership, since: datetime) -> None:
    """For accounts.joining: the days to disagree with what was said of their sessions, if they were not over, did not run meanwhile.

    Nor did they while the other was suspended, and no day is given back twice. Whoever was called absent and could not be told is told now.
    """
    now, own = clock.now(), selectors.sessions_of(membership).filter(settled_by=None)
    still = with_words(own, membership).annotate(stood_since=Least(Value(since), *_suspensions()))
    found = list(still.filter(status__in=OVER, word_until__gte=F("stood_since")))
    for session in found:
        counted_from = session.appeal_from or session.closed_at
        had_run = max(session.stood_since, session.days_given_at or counted_from) - counted_from
        session.appeal_from, session.days_given_at = now - had_run, now
        owe_after_all(CALLED_ABSENT, membership, key=str(session.pk))
    Session.objects.bulk_update(found, ["appeal_from", "days_given_at"])
    for session in found:
        tell_if_often(session)


@transaction.atomic
def let_pass() -> int:
    """What starts while it is on hold does not take place, and counts against nobody; how many. Nobody is told once more."""
    late = _started_on_hold()
    hold_people(*claims.keys(session.mentorship for session in late))
    still = list(late.all())
    cancel_together(still, None, "", is_told=False)
    return len(still)


def _suspensions() -> list[Case]:
    """Since when each of the two of a session is suspended; none of who is not."""
    return [Case(When(**{f"{of}__status": Membership.Status.SUSPENDED}, then=F(f"{of}__left_at"))) for of in BOTH]


def _started_on_hold() -> QuerySet[Session]:
    suspended = Q()
    for of in BOTH:
        suspended |= Q(**{f"{of}__status": Membership.Status.SUSPENDED, f"{of}__left_at__lte": F("starts_at")})
    return selectors.sessions().filter(suspended, status=CONFIRMED, starts_at__lte=clock.now())


def _pairs_held(membership: Membership) -> Collection[Mentorship]:
    """The member's active pairs as they stand when nobody else books for them any more."""
    pairs = selectors.bookable_pairs(membership)
    hold_people(*claims.keys(pairs))
    return list(pairs.all())


def _tell_after_all(pair: Mentorship, person: Membership) -> None:
    """What was not told yet need not be; what was is told to be over, once."""
    supersede(pair.pk, ON_HOLD)
    told = Delivery.objects.filter(topic=pair.pk, kind=ON_HOLD, recipient=person, state=Delivery.State.SENT).order_by("pk").last()
    if told is not None:
        owe(ON_AGAIN, person, key=str(told.pk), topic=pair.pk, payload=_about(pair))


def _about(pair: Mentorship) -> dict[str, str]:
    return {"mentorship": str(pair.pk)}

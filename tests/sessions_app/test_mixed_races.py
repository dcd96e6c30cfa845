"""Everything that takes, moves and gives back time, at once, for few people in two organizations."""
from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from django.db.models import Q

from accounts.models import Membership
from common import clock
from common.errors import Refused
from matching.models import TrialMeeting
from notifications.models import Delivery
from sessions_app.models import Hold, Session, SessionClaim

from .arena import ACTS, BUFFERS, MOST, Arena, Idle, Turn
from .racing import at_once, overlapping
from .series import PARIS

SEED, THREADS, DECKS = 7, 12, 5
CODES = {"taken", "changed", "not_planned", "over", "too_late", "conflicts", "nothing", "own"}
SURE = {"book", "hold", "book_series", "move", "move_series", "cancel", "cancel_series", "undo", "propose_times", "accept", "try_out"}


@pytest.fixture
def arenas(committed_cast):
    return [Arena(committed_cast.verger), Arena(committed_cast.harbour)]


def raced(arenas):
    """Counter of (act, how it ended). Each thread goes from one organization to the other on one connection, as those of the web do."""
    acts = [act for act, often in ACTS.items() for _ in range(often * DECKS)]
    Random(SEED).shuffle(acts)

    def work(number):
        chance = Random(f"{SEED}:{number}")
        return [(act.__name__, _ended(act, Turn(arenas[(number + turn) % 2], chance))) for turn, act in enumerate(acts[number::THREADS])]

    return Counter(ended for each in at_once(work, THREADS, THREADS) for ended in each)


def _ended(act, turn):
    """Anything but a Refused, such as two who wait for each other, fails the test."""
    try:
        with turn.arena.bound():
            act(turn)
    except Idle:
        return "idle"
    except Refused as refusal:
        return refusal.code
    return "done"


def claimed():
    """{owner: {person: (since, until)}} of what takes time."""
    found = {}
    for claim in SessionClaim.objects.filter(is_active=True):
        owner = claim.session_id or claim.hold_id or claim.trial_id
        found.setdefault(owner, {})[claim.membership_id] = (claim.busy.lower, claim.busy.upper)
    return found


def to_claim(arena):
    """The same, of the rows that own it."""
    free = {arena.house.people[who].pk: (timedelta(minutes=BUFFERS["buffer_before"]), timedelta(minutes=BUFFERS["buffer_after"]))
            for who in MOST}

    def both(of, since, until, kept):
        return {each.membership_id: (since - before, until + after) for each in (of.mentor, of.learner)
                for before, after in (kept.get(each.membership_id, (timedelta(), timedelta())),)}

    planned = Session.objects.exclude(status="cancelled").select_related("mentorship__mentor", "mentorship__learner")
    holds = Hold.objects.filter(expires_at__gt=clock.now()).select_related("mentorship__mentor", "mentorship__learner")
    trials = TrialMeeting.objects.filter(is_cancelled=False).select_related("mentor", "learner")
    return ({each.pk: both(each.mentorship, each.starts_at, each.ends_at, free) for each in [*planned, *holds]}
            | {each.pk: both(each, each.time.lower, each.time.upper, {}) for each in trials})


def too_many(arena):
    """[(who, day or week, how many)] beyond what somebody takes."""
    found = []
    for who, most in MOST.items():
        person = arena.house.people[who]
        mine = Q(mentorship__mentor__membership=person) | Q(mentorship__learner__membership=person)
        starts = [*Session.objects.filter(mine).exclude(status="cancelled").values_list("starts_at", flat=True),
                  *(trial.time.lower for trial in TrialMeeting.objects.filter(mentor__membership=person, is_cancelled=False))]
        days = [start.astimezone(PARIS).date() for start in starts]
        found += [(who, day, count) for day, count in Counter(days).items() if count > most["per_day"]]
        found += [(who, week, count) for week, count in Counter(day.isocalendar()[:2] for day in days).items()
                  if count > most.get("per_week", count)]
    return found


def strangers(arena):
    """Rows of the organization that are about somebody else's people or pairs."""
    people = Membership.objects.filter(user__email__endswith=f"@{arena.house.organization.slug}.example")
    pairs = [pair.pk for pair in arena.pairs]
    return [*Session.objects.exclude(mentorship__in=pairs), *Session.objects.exclude(booked_by__in=people),
            *SessionClaim.objects.exclude(membership__in=people), *Delivery.objects.exclude(recipient=None).exclude(recipient__in=people)]


def test_whatever_people_do_at_once_leaves_their_time_in_order(arenas):
    ended = raced(arenas)
    assert {code for _act, code in ended} - {"done", "idle"} <= CODES
    assert {act for act, code in ended if code == "done"} >= SURE
    for arena in arenas:
        with arena.bound():
            assert overlapping() == 0
            owed, claims = to_claim(arena), claimed()
            assert {key: claims.get(key) for key in owed} == owed
            assert claims.keys() - owed.keys() <= set(Hold.objects.values_list("pk", flat=True)), "what was given back takes no time"
            assert too_many(arena) == []
            assert strangers(arena) == []

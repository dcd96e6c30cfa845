"""Few people in several pairs who all want the same three days, and all that they do to each other's time."""
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from uuid import uuid4

from django.db.models import Q

from common import clock
from common.errors import Refused
from matching.access import partner_of
from matching.models import TrialMeeting
from matching.services import cancel_trial, plan_trial
from sessions_app import services
from sessions_app.models import CounterProposal, Hold, Session
from sessions_app.selectors import hours_of, sessions
from tests.matching.asking import open_ways
from tests.matching.people import enrol

from .conftest import open_hours
from .racing import active, in_another_program
from .series import PARIS

MOST = {"mentor": {"per_day": 2, "per_week": 5}, "other_learner": {"per_day": 1}}
BUFFERS = {"buffer_before": 5, "buffer_after": 10}  # of those who take a limited number
DAYS, A_DAY = 3, 8  # starts, half an hour apart


class Arena:
    """A house whose mentor and other_mentor meet in one pair too, and where in some programs the other accepts first."""

    def __init__(self, house):
        self.house, self.bound = house, house.bound
        with house.bound():
            open_hours(house)
            services.set_availability(actor=house.other_mentor, hours=hours_of(house.mentor), days_off=[])
            for who, most in MOST.items():
                services.set_booking_rules(actor=house.people[who], **most, **BUFFERS)
            self.pairs = self._pairs(house)
            self._open_trials(house)
        first = clock.now().astimezone(PARIS).date() + timedelta(days=4)
        self.starts = [datetime.combine(first + timedelta(days=day), time(9), PARIS) + timedelta(minutes=30 * n)
                       for day in range(DAYS) for n in range(A_DAY)]

    def _pairs(self, house):
        at_once = [house.pair, active(house.program, house.enrolments["other_learner"], house.enrolments["mentor"], 2)]
        asking = [in_another_program(house, learner, house.other_mentor, slug) for learner, slug in (
            (house.learner, "b"), (house.other_learner, "c"), (house.mentor, "d"))]
        for pair in asking:
            services.create_policy(actor=house.coordinator, program=pair.program, approval="other")
        return at_once + asking

    def _open_trials(self, house):
        open_ways(house, trials=True)
        self.mentors = [house.enrolments["mentor"], house.enrolments["other_mentor"]]
        for mentor in self.mentors:
            mentor.capacity = 9
            mentor.save()
        self.newcomers = [enrol(house, "learner", f"Nouveau {letter}") for letter in "ABC"]


class Idle(Exception):
    """There is nothing to do it to."""


@dataclass
class Turn:
    arena: Arena
    chance: Random

    def start(self):
        return self.chance.choice(self.arena.starts)

    def one(self, rows):
        found = list(rows)
        if not found:
            raise Idle
        return self.chance.choice(found)

    def pair(self):
        """{the pair, and one of its two as the actor}, as services take them."""
        pair = self.chance.choice(self.arena.pairs)
        return {"mentorship": pair, "actor": self.either(pair)}

    def either(self, pair):
        return self.chance.choice((pair.mentor.membership, pair.learner.membership))

    def session(self, *statuses, **more):
        found = self.one(sessions().filter(status__in=statuses or Session.TO_COME, **more))
        return {"session": found, "actor": self.either(found.mentorship), "sequence": found.sequence}


def book(turn):
    services.book_session(starts_at=turn.start(), booking_key=uuid4(), **turn.pair())


def hold(turn):
    services.hold_slot(starts_at=turn.start(), **turn.pair())


def end_hold(turn):
    Hold.objects.filter(pk=turn.one(Hold.objects.all()).pk).update(expires_at=clock.now())


def sweep(turn):
    services.sweep_holds()


def book_series(turn):
    _settled(services.book_series, starts_at=turn.start(), rhythm="weekly", count=3, booking_key=uuid4(), **turn.pair())


def move(turn):
    services.move_session(starts_at=turn.start(), **turn.session("confirmed"))


def move_series(turn):
    chosen = turn.session("confirmed", series__isnull=False)
    by = timedelta(minutes=30 * turn.chance.choice((-2, -1, 1, 2, 48)))
    _settled(services.move_series, starts_at=chosen["session"].starts_at + by, scope=turn.chance.choice(("following", "all")), **chosen)


def _settled(change, **asked):
    """Dates that are not free are left out, or as they were."""
    try:
        change(chosen={}, **asked)
    except Refused as refusal:
        if refusal.code != "conflicts":
            raise
        change(chosen={each["position"]: None for each in refusal.extra["conflicts"]}, **asked)


def cancel(turn):
    services.cancel_session(reason="x", **turn.session())


def cancel_series(turn):
    services.cancel_series(reason="x", scope=turn.chance.choice(("following", "all")), **turn.session(series__isnull=False))


def undo(turn):
    cancelled, moved = Q(status="cancelled", cancelled_by__isnull=False, answer_by=None), Q(status="confirmed", moved_by__isnull=False)
    session = turn.one(sessions().filter(cancelled | moved).select_related("cancelled_by", "moved_by"))
    actor = session.cancelled_by if session.status == "cancelled" else session.moved_by
    change = services.undo_together if session.series_id and turn.chance.random() < .7 else services.undo_change
    change(actor=actor, session=session)


def propose_times(turn):
    services.propose_times(starts=[turn.start()], reason="x", **turn.session())


def accept_times(turn):
    proposal = turn.one(CounterProposal.objects.filter(status="open"))
    pair = sessions().get(pk=proposal.session_id).mentorship
    services.accept_times(actor=partner_of(proposal.proposed_by, pair), proposal=proposal, starts_at=turn.chance.choice(proposal.starts))


def accept(turn):
    seen = turn.session("proposed")
    session, sequence = seen["session"], seen["sequence"]
    actor = partner_of(session.booked_by, session.mentorship)
    if session.series_id:
        services.accept_series(actor=actor, series=session.series)
    else:
        services.accept_session(actor=actor, session=session, sequence=sequence)


def end_proposal(turn):
    """Time passes; services.lapse_proposals comes in a transaction of its own, as the beat's does."""
    found = turn.session("proposed")["session"]
    Session.objects.filter(pk=found.pk, status="proposed").update(answer_by=clock.now())


def lapse(turn):
    services.lapse_proposals()


def try_out(turn):
    learner, mentor = turn.chance.choice(turn.arena.newcomers), turn.chance.choice(turn.arena.mentors)
    plan_trial(actor=learner.membership, learner=learner, mentor=mentor, starts_at=turn.start())


def call_off_trial(turn):
    trial = turn.one(TrialMeeting.objects.filter(is_cancelled=False))
    cancel_trial(actor=trial.mentor.membership, trial=trial)


ACTS = {book: 8, hold: 4, end_hold: 4, sweep: 1, book_series: 4, move: 5, move_series: 4, cancel: 5, cancel_series: 2, undo: 8,
        propose_times: 7, accept_times: 5, accept: 4, end_proposal: 1, lapse: 1, try_out: 3, call_off_trial: 2}  # how often

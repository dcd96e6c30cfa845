"""What the organization can look back on: figures week by week, and the audit trail's entries."""
from collections import defaultdict
from datetime import timedelta

from audit.models import Entry
from chat.models import Message
from common import clock
from kpis.figures import measure
from kpis.measures import QUIET_AFTER
from kpis.models import Snapshot
from matching.models import MatchRun
from programs.models import Enrolment
from sessions_app.models import Session

from .world import World

WEEKS = 12


def make_snapshots(world: World) -> None:
    """A status is only known as of today, so past counts of pairs come from their own dates."""
    signs = _signs_of_life(world)
    for weeks in range(WEEKS, -1, -1):
        moment = world.now - timedelta(weeks=weeks)
        for program in (None, *world.programs.values()):
            with clock.at(moment):
                figures = measure(program)
            if weeks:
                pairs = [p for p in world.pairs if program in (None, p.program) and _was_active(p, moment)]
                quiet = [p for p in pairs if _was_quiet(p, moment, signs)]
                figures["counts"] |= {"active-pairs": len(pairs), "quiet-pairs": len(quiet)}
                figures["quiet"] = [str(p.mentorship.pk) for p in quiet[:5]]
            world.make(Snapshot, moment, program=program, taken_on=moment.date(), taken_at=moment, figures=figures)


def _was_active(pair, moment) -> bool:
    ended = pair.mentorship.ended_at
    return pair.started is not None and pair.started <= moment and (ended is None or ended > moment)


def _signs_of_life(world: World) -> dict:
    """{mentorship id: instants of sessions held or planned and of messages}"""
    signs = defaultdict(list)
    for session in world.rows.of(Session):
        if session.status in (Session.Status.HELD, Session.Status.CONFIRMED):
            signs[session.mentorship_id].append(session.starts_at)
    for message in world.rows.of(Message):
        signs[message.conversation.mentorship_id].append(message.sent_at)
    return signs


def _was_quiet(pair, moment, signs) -> bool:
    """As kpis.measures.quiet_pairs has it; a session counts as planned from a week before."""
    return pair.started < moment - QUIET_AFTER and not any(
        moment - QUIET_AFTER <= at <= moment + timedelta(days=7) for at in signs[pair.mentorship.pk])


def make_trail(world: World) -> None:
    facts = [(e.decided_at, f"programs.enrolment.{e.status if e.status != 'completed' else 'approved'}", e)
             for e in world.rows.of(Enrolment) if e.decided_at and e.role == "learner" and e.status != "withdrawn"]
    facts += [(r.published_at, "matching.run.published", r) for r in world.rows.of(MatchRun) if r.published_at]
    for at, verb, target in sorted(facts, key=lambda fact: fact[0]):
        label = str(target.program) if isinstance(target, MatchRun) else str(target)
        world.make(Entry, at, at=at, verb=verb, actor_id=world.coordinator.pk, actor_name=world.coordinator.name,
                   target_type=target._meta.label, target_id=target.pk, target_label=label)

"""What the organization can look back on: figures week by week, and the audit trail's entries."""
from datetime import timedelta

from audit.models import Entry
from common import clock
from kpis.figures import measure
from kpis.models import Snapshot
from matching.models import MatchRun
from programs.models import Enrolment

from .world import World

WEEKS = 12


def make_snapshots(world: World) -> None:
    """A status is only known as of today, so past counts of active pairs come from the pairs' own dates."""
    for weeks in range(WEEKS, -1, -1):
        moment = world.now - timedelta(weeks=weeks)
        for program in (None, *world.programs.values()):
            with clock.at(moment):
                figures = measure(program)
            if weeks:
                pairs = [p for p in world.pairs if program in (None, p.program)]
                figures["counts"]["active-pairs"] = sum(_was_active(p, moment) for p in pairs)
                figures["counts"]["quiet-pairs"], figures["quiet"] = 0, []
            world.make(Snapshot, moment, program=program, taken_on=moment.date(), taken_at=moment, figures=figures)


def _was_active(pair, moment) -> bool:
    ended = pair.mentorship.ended_at
    return pair.started is not None and pair.started <= moment and (ended is None or ended > moment)


def make_trail(world: World) -> None:
    facts = [(e.decided_at, f"programs.enrolment.{e.status if e.status != 'completed' else 'approved'}", e)
             for e in world.rows.of(Enrolment) if e.decided_at and e.role == "learner" and e.status != "withdrawn"]
    facts += [(r.published_at, "matching.run.published", r) for r in world.rows.of(MatchRun) if r.published_at]
    for at, verb, target in sorted(facts, key=lambda fact: fact[0]):
        label = str(target.program) if isinstance(target, MatchRun) else str(target)
        world.make(Entry, at, at=at, verb=verb, actor_id=world.coordinator.pk, actor_name=world.coordinator.name,
                   target_type=target._meta.label, target_id=target.pk, target_label=label)

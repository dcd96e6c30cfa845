"""Matching in waves: published runs with their pairs, and one draft that waits for the coordinator."""
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from accounts.models import Membership
from matching.models import MatchRun, Mentorship, Proposal

from .scores import WEIGHTS, scored
from .world import World

WAVES = {"first": 162, "second": 96, "last": 5}
LAST = ("new", "proposed", "refused")


@dataclass
class Pair:
    """A mentorship with what the other makers need to know of it."""

    mentorship: Mentorship
    learner: Membership
    mentor: Membership
    row: dict
    program: object
    track: dict
    turn: int = 0
    sessions: list = None

    @property
    def state(self) -> str:
        return self.row["state"]

    @property
    def started(self) -> datetime | None:
        return self.mentorship.started_at


def make_pairs(world: World) -> None:
    for key in world.programs:
        seats, load = Counter(), Counter()
        runs = {wave: _run(world, key, days) for wave, days in WAVES.items()}
        learners = [r for r in world.people if (r["name"], key, "learner") in world.enrolments]
        for row in sorted(learners, key=lambda r: not r["mentor"]):
            if row["state"] in ("active", "quiet", "done", "ended", *LAST):
                _pair(world, key, row, runs, seats, load)
        _draft(world, key, [r for r in learners if r["state"] in ("unmatched", "refused")], load)
        for run in runs.values():
            run.learners = run.covered = len([p for p in world.rows.of(Proposal) if p.run is run])
            run.mentors = len([e for k, e in world.enrolments.items() if k[1:] == (key, "mentor")])
            run.total = sum(p.score for p in world.rows.of(Proposal) if p.run is run)


def _run(world: World, key: str, days: int) -> MatchRun:
    made = world.ago(days, 11)
    author = next(world.members[r["name"]] for r in world.people if "coordinator" in r["roles"])
    return world.make(MatchRun, made, program=world.programs[key], status="published", weights=WEIGHTS, created_by=author,
                      created_at=made, published_at=made + timedelta(hours=5))


def _choose(world: World, key: str, row, load: Counter) -> dict:
    """The mentor whom the list names, else one of the same field with a place left, the least taken first."""
    if row["mentor"]:
        return next(r for r in world.people if r["name"] == row["mentor"])
    mentors = [r for r in world.people if (r["name"], key, "mentor") in world.enrolments and r["name"] != row["name"]]
    free = [r for r in mentors if load[r["name"]] < world.enrolments[r["name"], key, "mentor"].capacity]
    track = row["track"].split()[-1]
    return min(free, key=lambda r: (track not in r["track"].split(), load[r["name"]], r["name"]))


def _pair(world: World, key: str, row, runs, seats: Counter, load: Counter) -> None:
    chance, state = world.chance, row["state"]
    mentor = _choose(world, key, row, load)
    wave = "last" if state in LAST else "first" if row["mentor"] or chance.maybe(0.75) else "second"
    run, enrolments = runs[wave], (world.enrolments[row["name"], key, "learner"], world.enrolments[mentor["name"], key, "mentor"])
    score, parts = scored(world, *enrolments)
    seats[mentor["name"]] += 1
    load[mentor["name"]] += state in ("active", "quiet", "new", "proposed")
    world.make(Proposal, run.created_at, run=run, learner=enrolments[0], mentor=enrolments[1], score=score, parts=parts)
    at = run.published_at
    asked = [at + timedelta(hours=chance.between(2, 30)), at + timedelta(hours=chance.between(3, 44))]
    started, ended, reason = max(asked), None, ""
    status = {"proposed": "proposed", "refused": "declined", "ended": "ended", "done": "ended"}.get(state, "active")
    if state == "proposed":
        asked, started = chance.pick([[asked[0], None], [None, asked[1]], [None, None]]), None
    elif state == "refused":
        asked, started, ended, reason = [asked[0], None], None, asked[1], chance.pick(world.texts["decline_reasons"])
    elif state in ("ended", "done"):
        ended = world.ago(chance.between(8, 25) if state == "done" else chance.between(30, 70), 17)
        reason = chance.pick(world.texts["end_reasons"][state])
    mentorship = world.make(
        Mentorship, at, program=world.programs[key], learner=enrolments[0], mentor=enrolments[1], mentor_seat=seats[mentor["name"]],
        run=run, status=status, score=score, parts=parts, proposed_at=at, learner_accepted_at=asked[0], mentor_accepted_at=asked[1],
        started_at=started, ended_at=ended, end_reason=reason)
    world.pairs.append(Pair(mentorship, world.members[row["name"]], world.members[mentor["name"]], row, world.programs[key],
                            world.track(row, "learner"), seats[mentor["name"]] - 1, []))


def _draft(world: World, key: str, waiting: list[dict], load: Counter) -> None:
    made = world.ago(1, 16)
    author = next(world.members[r["name"]] for r in world.people if "coordinator" in r["roles"])
    run = world.make(MatchRun, made, program=world.programs[key], status="draft", weights=WEIGHTS, learners=len(waiting),
                     created_by=author, created_at=made, mentors=len([k for k in world.enrolments if k[1:] == (key, "mentor")]))
    for row in waiting:
        mentor = _choose(world, key, row, load)
        load[mentor["name"]] += 1
        learner, other = world.enrolments[row["name"], key, "learner"], world.enrolments[mentor["name"], key, "mentor"]
        score, parts = scored(world, learner, other)
        world.make(Proposal, made, run=run, learner=learner, mentor=other, score=score, parts=parts)
        run.covered, run.total = run.covered + 1, run.total + score

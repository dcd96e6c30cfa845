"""Matching in waves: published runs and the pairs that came of them."""
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from accounts.models import Membership
from matching.cohorts import Cohort
from matching.criteria import BALANCED, preset
from matching.models import MatchRun, Mentorship, Proposal
from matching.selectors.profiles import profiles_of

from .world import World

WAVES = {"first": 162, "second": 96, "last": 5}
LAST = ("new", "proposed", "refused")
OPEN = ("active", "quiet", "new", "proposed")


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
    def quiet_for(self) -> int:
        """Days since a quiet pair last met or wrote: a named one less than others."""
        return 18 if self.row["mentor"] else 24 + 3 * self.turn

    @property
    def started(self) -> datetime | None:
        return self.mentorship.started_at


def make_pairs(world: World) -> None:
    for key in world.programs:
        desk = Desk(world, key)
        runs = {wave: _run(world, key, days) for wave, days in WAVES.items()}
        learners = [r for r in world.people if (r["name"], key, "learner") in world.enrolments]
        for row in sorted(learners, key=lambda r: not r["mentor"]):
            if row["state"] in (*OPEN, "done", "ended", "refused"):
                _pair(world, key, row, runs, desk)
        for run in runs.values():
            run.learners = run.covered = len([p for p in world.rows.of(Proposal) if p.run is run])
            run.mentors = len([e for k, e in world.enrolments.items() if k[1:] == (key, "mentor")])
            run.total = sum(p.score for p in world.rows.of(Proposal) if p.run is run)


def _run(world: World, key: str, days: int) -> MatchRun:
    made = world.ago(days, 11)
    return world.make(MatchRun, made, program=world.programs[key], status="published", created_by=world.coordinator,
                      created_at=made, criteria=world.criteria[key], published_at=made + timedelta(hours=5))


def _choose(world: World, key: str, row, desk: "Desk") -> dict:
    """The mentor whom the list names, else one of the same field with a place left, the least taken first."""
    if row["mentor"]:
        return next(r for r in world.people if r["name"] == row["mentor"])
    mentors = [r for r in world.people if (r["name"], key, "mentor") in world.enrolments and r["name"] != row["name"]]
    free = [r for r in mentors if desk.load(r["name"]) < world.enrolments[r["name"], key, "mentor"].capacity]
    track = row["track"].split()[-1]
    return min(free, key=lambda r: (track not in r["track"].split(), desk.load(r["name"]), r["name"]))


def _pair(world: World, key: str, row, runs, desk: "Desk") -> None:
    mentor = _choose(world, key, row, desk)
    people = world.members[row["name"]], world.members[mentor["name"]]
    enrolments = world.enrolments[row["name"], key, "learner"], world.enrolments[mentor["name"], key, "mentor"]
    wave = "last" if row["state"] in LAST else "first" if row["mentor"] or world.chance.maybe(0.75) else "second"
    run, parts = runs[wave], desk.parts(*enrolments)
    score = sum(part["points"] for part in parts)
    world.make(Proposal, run.created_at, run=run, learner=enrolments[0], mentor=enrolments[1], score=score, parts=parts)
    mentorship = world.make(
        Mentorship, run.published_at, program=world.programs[key], learner=enrolments[0], mentor=enrolments[1], run=run,
        score=score, parts=parts, mentor_seat=desk.seat(mentor["name"], row["state"] in OPEN), proposed_at=run.published_at,
        **_answers(world, row["state"], run.published_at, people))
    turn = sum(pair.mentor is people[1] for pair in world.pairs)
    world.pairs.append(Pair(mentorship, *people, row, world.programs[key], world.track(row, "learner"), turn, []))


def _answers(world: World, state: str, at: datetime, people: tuple) -> dict:
    """What both said to the proposal made at `at`, and how it ended."""
    chance = world.chance
    asked = [at + timedelta(hours=chance.between(2, 30)), at + timedelta(hours=chance.between(3, 44))]
    if state == "proposed":
        asked = chance.pick([[asked[0], None], [None, asked[1]], [None, None]])
    if state == "refused":
        return {"status": "declined", "learner_accepted_at": asked[0], "ended_at": asked[1], "ended_by": people[1],
                "end_reason": chance.pick(world.texts["decline_reasons"])}
    values = {"learner_accepted_at": asked[0], "mentor_accepted_at": asked[1], "status": "proposed"}
    if None not in asked:
        values |= {"status": "active", "started_at": max(asked)}
    if state in ("ended", "done"):
        ended = world.ago(chance.between(8, 25) if state == "done" else chance.between(30, 70), 17)
        values |= {"status": "ended", "ended_at": ended, "ended_by": chance.pick(people),
                   "end_reason": chance.pick(world.texts["end_reasons"][state])}
    return values


class Desk:
    """A program's matching desk: who has how many learners, which seats are taken, and what scoring reads of everybody."""

    def __init__(self, world: World, key: str):
        self._seats = defaultdict(set)
        self._cohort = Cohort([], [], preset(BALANCED))
        self._profiles = {p.id: p for p in profiles_of(e for k, e in world.enrolments.items() if k[1] == key)}

    def load(self, mentor: str) -> int:
        return len(self._seats[mentor])

    def seat(self, mentor: str, keep: bool) -> int:
        """The lowest free seat, which an open pair keeps."""
        free = next(n for n in range(1, 21) if n not in self._seats[mentor])
        if keep:
            self._seats[mentor].add(free)
        return free

    def parts(self, learner, mentor) -> list[dict]:
        profiles = self._profiles[str(learner.pk)], self._profiles[str(mentor.pk)]
        return [part.as_json() for part in self._cohort.parts(*profiles)]

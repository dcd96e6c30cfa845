"""Why this mentor, why not that one, and what would have to change: all from the run's own record."""
from dataclasses import dataclass, field, replace

from ..cohorts import Cohort
from ..engine.profiles import Profile
from ..models import Proposal
from ..records import cohort_of
from .choices import solved_with
from .comparisons import Difference, differences, differing, record_of

FORBIDDEN, NO_SEAT, WORSE, COSTLY, EQUAL = "forbidden", "no_seat", "worse", "costly", "equal"


@dataclass(frozen=True)
class Line:
    """One criterion of two scores side by side, in milli-points."""

    criterion: str
    here: int
    there: int
    of: int

    @property
    def gap(self) -> int:
        return self.there - self.here


@dataclass(frozen=True)
class WhyNot:
    """What keeps a learner from a mentor.

    `binding`: 'forbidden' by `rules`; 'no_seat': the mentor had none; 'worse': the pair scores less, nobody else is in the way;
    'costly': the places go where they add more: `cost` milli-points of the total (and `uncovered` learners) to force it, moving `moves`;
    'equal': just as good a way to pair everybody.
    `freed`: what one more place with this mentor would add to the total, and whether the learner would then be there.
    """

    binding: str
    score: int
    lines: list[Line]
    rules: list[str] = field(default_factory=list)
    cost: int = 0
    uncovered: int = 0
    moves: list[Difference] = field(default_factory=list)
    moved: int = 0
    freed: int = 0
    would_be: bool = False


NAMED = 10


def why_not(place: Proposal, mentor_id: str) -> WhyNot | None:
    """None when the run has no record of the learner or of this mentor."""
    record = record_of(place.run)
    cohort = cohort_of(record.inputs) if record else None
    learner = cohort and _of(cohort.learners, str(place.learner_id))
    mentor = cohort and _of(cohort.mentors, mentor_id)
    if learner is None or mentor is None:
        return None
    lines = side_by_side(place.parts, [p.as_json() for p in cohort.parts(learner, mentor)])
    score, rules = sum(line.there for line in lines), cohort.broken(learner, mentor)
    if rules:
        return WhyNot(FORBIDDEN, score, lines, rules)
    if cohort.size > Cohort.TRIED:
        return WhyNot(WORSE if score <= place.score else COSTLY, score, lines)
    return _tried(place, cohort, learner, mentor, score, lines)


def _tried(place, cohort, learner, mentor, score, lines) -> WhyNot:
    base, forced = cohort.solve(), solved_with(cohort, learner.id, mentor.id)
    moved = [x for x in differing(base.pairs, forced.pairs) if x != learner.id]
    cost, uncovered = base.total - forced.total, base.covered - forced.covered
    roomier = replace(cohort, mentors=[replace(m, seats=m.seats + 1) if m.id == mentor.id else m for m in cohort.mentors]).solve()
    binding = EQUAL if not cost and not uncovered else WORSE if score <= place.score and not moved else COSTLY
    return WhyNot(binding, score, lines, [], cost, uncovered, differences(moved[:NAMED], base.pairs, forced.pairs), len(moved),
                  roomier.total - base.total, roomier.pairs.get(learner.id) == mentor.id)


def side_by_side(here: list[dict], there: list[dict]) -> list[Line]:
    """Every criterion of either score; those that count for nothing in both are left out."""
    one, other = ({p["criterion"]: p for p in parts} for parts in (here, there))
    lines = [Line(c, one.get(c, {}).get("points", 0), other.get(c, {}).get("points", 0), (other.get(c) or one[c])["of"])
             for c in dict.fromkeys([*one, *other])]
    return [line for line in lines if line.of or line.here or line.there]


def _of(people: list[Profile], wanted: str) -> Profile | None:
    return next((person for person in people if person.id == wanted), None)

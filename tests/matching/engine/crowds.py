"""Made-up people for the engine: small worlds in which every value meets every other."""
import random

from hypothesis import strategies as st

from matching.engine.criteria import CRITERIA, LEAST, Criteria, Level
from matching.engine.profiles import STYLES, PairFacts, Profile

SKILLS = tuple(f"skill {n}" for n in range(6))
THEMES = ("confidence", "career", "network")
INDUSTRIES = ("", "Public health", "Health, pharma", "Energy", "energy ", "Retail")


def maybe(dice, value):
    return value if dice.random() < 0.8 else None


def some(dice, names, most=3):
    return dice.sample(names, dice.randint(0, min(most, len(names))))


def week(dice) -> int:
    bits = 0
    for _ in range(dice.randint(0, 4)):
        first = dice.choice([0, 18, 20, 66, 330, dice.randrange(336)])
        for slot in range(first, first + dice.choice([1, 2, 3, 6])):
            bits |= 1 << slot % 336
    return bits


def person(dice, name, others, *, seats=0) -> Profile:
    skills = {skill: dice.randint(1, 5) for skill in some(dice, SKILLS, 5)}
    return Profile(
        id=name, person=dice.choice([name, name, name, "somebody", "somebody else"]), languages=frozenset(some(dice, ("fr", "en", "de"))),
        skills=skills, importance={s: dice.randint(1, 3) for s in skills if dice.random() < 0.5}, industry=dice.choice(INDUSTRIES),
        experience_years=maybe(dice, dice.randint(0, 30)), hours_per_month=maybe(dice, dice.randint(0, 8)), week=week(dice), seats=seats,
        goals={theme: dice.randint(1, 3) for theme in some(dice, THEMES)}, seniority=maybe(dice, dice.randint(0, 8)),
        style=dice.choice(["", *STYLES]), personality=maybe(dice, tuple(dice.randint(0, 8) for _ in range(5))),
        zone=maybe(dice, dice.choice([-660, -300, 0, 60, 345, 780])),
        affinity=dice.choice([b"", bytes(dice.randrange(256) for _ in range(64)), bytes([dice.choice([7, 249])] * 64)]),
        team=dice.choice(["", "a", "b"]), managers=frozenset(some(dice, ("somebody", *others[:2]), 2)),
        conflicts=frozenset(some(dice, ("x", "y"), 1)), prefers=tuple(some(dice, others)))


def crowd(seed: int, *, learners: int = 9, mentors: int = 7) -> tuple[list[Profile], list[Profile], PairFacts]:
    dice = random.Random(seed)
    names, others = [f"l{n}" for n in range(learners)], [f"m{n}" for n in range(mentors)]
    pairs = [(a, b) for a in names for b in others]
    past = dice.sample(pairs, len(pairs) // 5)
    facts = PairFacts(refused={pair: dice.choice(["excluded", "blocked", "never_again"]) for pair in dice.sample(pairs, len(pairs) // 8)},
                      past=frozenset(past), again=frozenset(past[::3]), reluctant=frozenset(past[::2]) | frozenset(pairs[::4]))
    return ([person(dice, n, others) for n in names], [person(dice, n, names, seats=dice.randint(0, 3)) for n in others], facts)


@st.composite
def criteria(draw) -> Criteria:
    def level(criterion):
        return draw(st.sampled_from([x for x in Level if criterion in LEAST or x is not Level.MANDATORY]))

    return Criteria(
        levels={c: level(c) for c in CRITERIA} | {"hours": draw(st.sampled_from([Level.LOW, Level.MANDATORY]))},
        least={c: draw(st.sampled_from([1, 2, 5] if c == "availability" else [1, 40, 100])) for c in LEAST if draw(st.booleans())},
        other_team=draw(st.booleans()), reporting_line=draw(st.booleans()), zone_gap_hours=draw(st.sampled_from([None, 0, 3, 12])),
        session_minutes=draw(st.sampled_from([30, 45, 60, 90])), enough_starts=draw(st.sampled_from([1, 4, 40])),
        near_industries=draw(st.sampled_from([frozenset(), frozenset({frozenset({"energy", "retail"})})])),
        learner_choice=draw(st.sampled_from([0, 10_001])), mentor_choice=draw(st.sampled_from([0, 5_000])),
        past_pair=draw(st.sampled_from([0, -20_000])), again=draw(st.sampled_from([0, 7_777])),
        reluctance=draw(st.sampled_from([0, -50_000, -8_001])))

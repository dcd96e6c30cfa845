"""What a session was, and what of it stands against whom, from what its two people say of it. Pure."""
from collections.abc import Collection, Mapping

HELD, MISSED, TECHNICAL = "held", "missed", "technical"
ABSENT, LATE = "absent", "late"
CAME = {"present", "late"}


def of_word(outcomes: Mapping[str, str]) -> str:
    """`outcomes`: each person's attendance in the words of one of them. A technical failure counts against nobody."""
    if "technical" in outcomes.values():
        return TECHNICAL
    return HELD if set(outcomes.values()) <= CAME else MISSED


def disagree(words: Mapping[str, Mapping[str, str]]) -> bool:
    """`words`: {speaker: {person: outcome}}, of which one may be silent about a person. Present and late are the same here."""
    return any(len({"came" if outcome in CAME else outcome for outcome in outcomes}) > 1 for outcomes in _by_person(words).values())


def faults(status: str, words: Mapping[str, Mapping[str, str]], *, is_disputed: bool = False,
           absent: Collection[str] = ()) -> dict[str, str]:
    """{person: ABSENT or LATE}. What the two disagree about stands against nobody, and neither does a technical failure.

    `absent`: who was, as the coordination settled it; then no word counts beside theirs.
    """
    told = {} if is_disputed else _by_person(words)
    if status == HELD:
        return {person: LATE for person, outcomes in told.items() if outcomes == {LATE}}
    if status != MISSED:
        return {}
    return dict.fromkeys(absent or [person for person, outcomes in told.items() if outcomes == {ABSENT}], ABSENT)


def _by_person(words) -> dict[str, set[str]]:
    told: dict[str, set[str]] = {}
    for word in words.values():
        for person, outcome in word.items():
            told.setdefault(person, set()).add(outcome)
    return told

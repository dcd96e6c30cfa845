"""What a session was, from what its two people say of it. Pure."""
from collections.abc import Mapping

HELD, MISSED, TECHNICAL = "held", "missed", "technical"
CAME = {"present", "late"}


def of_word(outcomes: Mapping[str, str]) -> str:
    """`outcomes`: each person's attendance in the words of one of them. A technical failure counts against nobody."""
    if "technical" in outcomes.values():
        return TECHNICAL
    return HELD if set(outcomes.values()) <= CAME else MISSED


def disagree(words: Mapping[str, Mapping[str, str]]) -> bool:
    """`words`: {speaker: {person: outcome}}, of which one may be silent about a person. Present and late are the same here."""
    told: dict[str, set[str]] = {}
    for word in words.values():
        for person, outcome in word.items():
            told.setdefault(person, set()).add("came" if outcome in CAME else outcome)
    return any(len(outcomes) > 1 for outcomes in told.values())

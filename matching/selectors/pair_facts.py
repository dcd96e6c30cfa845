"""What is known of two people together."""
from programs.models import Enrolment, Program

from ..engine.profiles import PairFacts
from ..models import Exclusion
from .people import enrolled, excluded_pairs


def exclusions() -> list[Exclusion]:
    """Whom coordinators keep apart, newest first, with names."""
    return list(Exclusion.objects.select_related("one__user", "other__user", "made_by__user"))


def pair_facts(program: Program, locked: dict[str, str] | None = None) -> PairFacts:
    """The pairs of a program that must not be, by (learner id, mentor id), each with why; and those kept as they are."""
    apart = set_apart(program)
    return PairFacts(refused=dict.fromkeys(excluded_pairs(program), "excluded") | dict(apart.refused), locked=locked or {})


def set_apart(program: Program) -> PairFacts:
    """Only those whom a coordinator keeps apart: what also holds for a pairing by hand."""
    apart = {frozenset(pair) for pair in Exclusion.objects.values_list("one", "other")}
    parts: dict[str, dict] = {Enrolment.Role.LEARNER: {}, Enrolment.Role.MENTOR: {}}
    if apart:
        people = {person for pair in apart for person in pair}
        for role in parts:
            parts[role] = {e.membership_id: str(e.pk) for e in enrolled(program, role).filter(membership__in=people)}
    learners, mentors = parts.values()
    return PairFacts(refused={(learners[a], mentors[b]): "excluded" for pair in apart for a in pair for b in pair - {a}
                              if a in learners and b in mentors})

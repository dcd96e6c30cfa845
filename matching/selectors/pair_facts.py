"""What is known of two people together."""
from dataclasses import replace

from django.db.models import Q

from programs.models import Enrolment, Program
from tenancy.prepared import prepared

from ..engine.profiles import PairFacts
from ..models import Exclusion, Preference
from .people import enrolled
from .preferences import Pair, pairs_wishing, past_pairs, preferences_of


def exclusions() -> list[Exclusion]:
    """Whom coordinators keep apart, newest first, with names."""
    return list(Exclusion.objects.select_related("one__user", "other__user", "made_by__user"))


def pair_facts(program: Program) -> PairFacts:
    """The pairs of a program that must not be, by (learner id, mentor id), each with why; and those that were."""
    return _facts(program, preferences_of(program))


def facts_with(learner: Enrolment) -> PairFacts:
    """The same of one learner, at a cost that does not depend on the program's size."""
    return _facts(learner.program, preferences_of(learner.program, learner), learner)


def run_facts(program: Program, wishes: dict[Pair, tuple[int, int]]) -> PairFacts:
    """The same as runs read them: also the pairs of whom one would rather not, without a word of who. What the other wished, were it
    to go on, would tell, and is set aside."""
    facts, reluctant = _facts(program, wishes), _ids(pairs_wishing(wishes, Preference.Wish.RATHER_NOT))
    return replace(facts, again=facts.again - reluctant, reluctant=reluctant)


def _facts(program: Program, wishes, learner: Enrolment | None = None) -> PairFacts:
    past = past_pairs(program, learner)
    never, again = pairs_wishing(wishes, Preference.Wish.NEVER), pairs_wishing(wishes, Preference.Wish.AGAIN)
    refused = dict.fromkeys(_ids(past - again), "excluded") | dict.fromkeys(_ids(never), "never_again")
    return PairFacts(refused=refused | dict(set_apart(program, learner).refused), past=_ids(past), again=_ids(past & again))


def _ids(pairs) -> frozenset[tuple[str, str]]:
    return frozenset((str(learner), str(mentor)) for learner, mentor in pairs)


def set_apart(program: Program, learner: Enrolment | None = None) -> PairFacts:
    """Only those whom a coordinator keeps apart, from this learner if one is given: what also holds for a pairing by hand."""
    found = Exclusion.objects.values_list("one", "other") if learner is None else _apart_from(learner.membership_id)
    apart = {frozenset(pair) for pair in found}
    parts: dict[str, dict] = {Enrolment.Role.LEARNER: {}, Enrolment.Role.MENTOR: {}}
    if apart:
        people = {person for pair in apart for person in pair}
        for role in parts:
            parts[role] = {e.membership_id: str(e.pk) for e in enrolled(program, role).filter(membership__in=people)}
    learners, mentors = parts.values()
    return PairFacts(refused={(learners[a], mentors[b]): "excluded" for pair in apart for a in pair for b in pair - {a}
                              if a in learners and b in mentors})


@prepared
def _apart_from(person):
    return Exclusion.objects.filter(Q(one=person) | Q(other=person)).values_list("one", "other")

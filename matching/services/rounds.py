"""What is done in turns for a whole program: mentors featured, learners told where they stand."""
from datetime import timedelta

from common import clock
from notifications.services import owe
from programs.models import Program

from ..models import Feature
from ..selectors.criteria import cohort_of, criteria_of, saved_criteria
from ..selectors.waiting import waiting_list

STILL_WAITING = timedelta(days=14)


def feature_mentors(*, program: Program) -> int:
    """Chooses the mentor shown first to each waiting learner, none to more learners than they have free places for. How many."""
    Program.objects.select_for_update().get(pk=program.pk)
    pairs = cohort_of(program, criteria_of(saved_criteria(program), program)).solve().pairs
    Feature.objects.filter(learner__program=program).delete()
    made = [Feature(learner_id=learner, mentor_id=mentor, made_at=clock.now()) for learner, mentor in pairs.items()]
    Feature.objects.bulk_create(made)
    return len(made)


def tell_waiting(*, program: Program) -> int:
    """Every two weeks without a mentor, a learner hears where they stand. Asked again within those, nobody is told twice."""
    told = 0
    for waiting in waiting_list(program):
        fortnights = (clock.now() - waiting.since) // STILL_WAITING
        if fortnights >= 1:
            owe("matching.still_waiting", waiting.learner.membership, payload={"enrolment": str(waiting.learner.pk)},
                key=f"{waiting.learner.pk}:{waiting.since:%Y%m%d}:{fortnights}", topic=waiting.learner.pk)
            told += 1
    return told

"""What is done in turns for a whole program: mentors featured, learners told where they stand."""
from datetime import timedelta

from common import clock
from notifications.services import owe
from programs.models import Program

from ..engine.cohort import match
from ..models import Feature
from ..selectors.people import excluded_pairs, free_mentors, profiles_of, seats_taken, unmatched_learners
from ..selectors.suggestions import weights_of
from ..selectors.waiting import waiting_list

STILL_WAITING = timedelta(days=14)


def feature_mentors(*, program: Program) -> int:
    """Chooses the mentor shown first to each waiting learner, none to more learners than they have free places for. How many."""
    Program.objects.select_for_update().get(pk=program.pk)
    learners = profiles_of(unmatched_learners(program))
    mentors = [m for m in profiles_of(free_mentors(program), seats_taken(program)) if m.seats]
    places = match(learners, mentors, weights_of(program), excluded=excluded_pairs(program)).places
    Feature.objects.filter(learner__program=program).delete()
    made = [Feature(learner_id=p.learner, mentor_id=p.mentor, made_at=clock.now()) for p in places if p.mentor]
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

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.engine import stable as module
from matching.engine.pairs import EdgePairs
from matching.engine.results import result_of
from matching.engine.stable import stable
from matching.engine.verify import fault_of

from .cohorts import cohorts

TRIED = settings(max_examples=100, deadline=None)


def blocking(cohort, match, regard):
    """Pairs that would both rather have each other; of equal scores each side prefers the lower number."""
    def wants(i, j):
        return match[i] < 0 or (cohort.scores[i, j], -j) > (cohort.scores[i, match[i]], -match[i])

    def welcomes(i, j):
        held = [k for k in range(cohort.learners) if match[k] == j]
        return len(held) < cohort.seats[j] or any((regard[i, j], -i) > (regard[k, j], -k) for k in held)

    return [(i, j) for i, j in cohort.scores if match[i] != j and wants(i, j) and welcomes(i, j)]


@TRIED
@given(cohort=cohorts())
def test_nobody_would_rather_have_each_other(cohort):
    solution = stable(cohort.pairs(), cohort.seats)
    assert not blocking(cohort, solution.match.tolist(), cohort.scores)
    problem = cohort.problem("stable")
    assert fault_of(problem, result_of(problem, solution)) is None


@TRIED
@given(cohort=cohorts(4, 4), data=st.data())
def test_with_lists_of_both_sides_the_best_stable_one_for_every_learner(cohort, data):
    regard = {pair: data.draw(st.integers(-2, 2)) for pair in cohort.scores}
    view = EdgePairs(cohort.learners, cohort.mentors, [i for i, _ in regard], [j for _, j in regard], list(regard.values()))
    match = stable(cohort.pairs(), cohort.seats, view).match.tolist()
    all_stable = [other for other in cohort.matchings() if not blocking(cohort, other, regard)]
    assert tuple(match) in all_stable
    for other in all_stable:
        for i in range(cohort.learners):
            assert other[i] == match[i] or (cohort.scores[i, match[i]], -match[i]) > (cohort.scores[i, other[i]], -other[i])


@TRIED
@given(cohort=cohorts())
def test_wishes_beyond_the_listed_ones_are_read(cohort):
    whole = stable(cohort.pairs(), cohort.seats).match.tolist()
    module.LISTED, listed = 1, module.LISTED
    try:
        assert stable(cohort.pairs(), cohort.seats).match.tolist() == whole
    finally:
        module.LISTED = listed

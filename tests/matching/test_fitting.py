"""A draft that fits who came and went: the best there is less what each change of mentor costs, and the pages and acts around it."""
from dataclasses import replace
from itertools import product

import pytest

from audit.models import Entry
from common.errors import Refused
from matching import services
from matching.fitting import PENALTY
from matching.models import MatchRun
from matching.objectives import COVERAGE, NEEDS_FIRST
from matching.selectors.fitting import changes_since, fitting_of
from matching.services import runs
from matching.tasks import compute_run_task

from .people import criteria, enrol, skill
from .test_cohorts import of, possible


def worth(cohort, pairs, held, scores):
    moved = sum(1 for learner, mentor in held.items() if learner in {p.id for p in cohort.learners} and pairs.get(learner) != mentor
                and (learner, mentor) in scores)
    return len(pairs), sum(scores[pair] for pair in pairs.items()) - PENALTY * moved


def best(cohort, held):
    """Over every way to pair. A mentor who has fewer seats than were held makes somebody move whatever happens."""
    scores, seats = possible(cohort), {m.id: m.seats for m in cohort.mentors}
    found = (0, 0)
    for way in product(*([None, *(m for (x, m) in scores if x == p.id)] for p in cohort.learners)):
        if all(way.count(mentor) <= seats[mentor] for mentor in set(way) - {None}):
            pairs = {p.id: m for p, m in zip(cohort.learners, way, strict=True) if m is not None}
            found = max(found, worth(cohort, pairs, held, scores))
    return found


@pytest.mark.parametrize("seed", range(40))
def test_it_is_the_best_less_what_each_change_costs(seed):
    cohort = of(seed)
    before = replace(cohort, learners=cohort.learners[1:], objective=COVERAGE)
    held = before.solve().pairs
    now = replace(cohort, learners=cohort.learners[:-1])
    found = now.fitted(held)
    assert worth(now, found.pairs, held, possible(now)) == best(now, held)
    assert found.total == sum(possible(now)[pair] for pair in found.pairs.items())


def test_nobody_moves_for_little_and_one_does_for_a_learner_without_a_mentor():
    cohort = of(3)
    held = cohort.solve().pairs
    assert held
    assert cohort.fitted(held).pairs == held
    assert replace(cohort, objective=NEEDS_FIRST).fitted(held).covered == len(held)


def test_who_held_a_seat_that_is_gone_is_fitted_in_too():
    cohort = of(5)
    held = cohort.solve().pairs
    mentor = next(iter(held.values()))
    fewer = replace(cohort, mentors=[m for m in cohort.mentors if m.id != mentor])
    assert mentor not in fewer.fitted(held).pairs.values()
    assert fewer.fitted(held).covered == fewer.solve().covered


@pytest.fixture
def house(cast):
    return cast.verger


@pytest.fixture
def draft(house):
    with house.bound():
        excel = skill("excel", "Tableur", "Spreadsheets")
        enrol(house, "mentor", "Gilles Bon", skills=[(excel, 4)], industry="Finance")
        enrol(house, "learner", "Anna Un", skills=[(excel, 3)], industry="finance")
        return services.start_run(actor=house.coordinator, program=house.program, criteria=criteria(house))


def pairs(run):
    rows = run.proposals.values_list("learner__membership__user__name", "mentor__membership__user__name")
    return dict(rows)


def came_and_went(house, draft):
    """Bea comes; Luc leaves."""
    enrol(house, "learner", "Bea Deux")
    house.enrolments["other_learner"].membership.status = "left"
    house.enrolments["other_learner"].membership.save()


def test_a_draft_is_fitted_and_its_record_stays(house, draft):
    with house.bound():
        before, kept = pairs(draft), draft.record.inputs
        assert not changes_since(draft)
        came_and_went(house, draft)
        changes = changes_since(draft)
        assert (changes.came, changes.left, changes.lost) == (1, 1, 0)
        told = fitting_of(draft)
        assert (told.covered, [m.learner.membership.name for m in told.moved]) == (1, ["Bea Deux"])
        run = services.fit_in(actor=house.coordinator, run=draft)
        after = pairs(run)
        assert (run.status, run.is_fitting) == ("draft", False)
        assert after["Anna Un"] == before["Anna Un"]
        assert after["Bea Deux"]
        assert "Luc Autre" not in after
        assert bytes(draft.record.inputs) == bytes(kept)
        assert not changes_since(run)
        entry = Entry.objects.get(verb="matching.run.fitted", target_id=run.pk)
        assert entry.detail == {"came": 1, "left": 1, "lost": 0}
        with pytest.raises(Refused) as refused:
            services.fit_in(actor=house.coordinator, run=run)
        assert refused.value.code == "nobody"


def test_a_mentor_who_pauses_loses_their_places_and_who_is_left_out_stays_so(house, draft):
    with house.bound():
        place = draft.proposals.get(learner__membership__user__name="Anna Un")
        other = draft.proposals.get(learner__membership__user__name="Luc Autre")
        services.remove_mentor(actor=house.coordinator, proposal=other)
        services.pause_mentor(actor=place.mentor.membership, mentor=place.mentor)
        assert changes_since(draft).lost == 1
        run = services.fit_in(actor=house.coordinator, run=draft)
        found = {p.learner.membership.name: p for p in run.proposals.all()}
        assert found["Anna Un"].mentor_id not in (None, place.mentor_id)
        assert (found["Luc Autre"].mentor_id, found["Luc Autre"].is_locked) == (None, True)


def test_a_large_draft_is_fitted_by_a_worker(house, draft, monkeypatch):
    monkeypatch.setattr(runs, "IN_REQUEST", 0)
    with house.bound():
        came_and_went(house, draft)
        run = services.fit_in(actor=house.coordinator, run=draft)
        assert (run.status, run.is_fitting) == ("computing", True)
        compute_run_task.run(str(run.pk))
        run.refresh_from_db()
        assert (run.status, run.is_fitting) == ("draft", False)
        assert pairs(run)["Bea Deux"]


def test_cancelled_it_is_the_draft_it_was(house, draft, monkeypatch):
    monkeypatch.setattr(runs, "IN_REQUEST", 0)
    with house.bound():
        before = pairs(draft)
        came_and_went(house, draft)
        run = services.fit_in(actor=house.coordinator, run=draft)
        run = services.cancel_run(actor=house.coordinator, run=run)
        assert (run.status, run.is_fitting, pairs(run)) == ("draft", False, before)


def test_stable_pairs_are_only_computed_again(house, draft):
    with house.bound():
        MatchRun.objects.filter(pk=draft.pk).update(objective="stable")
        came_and_went(house, draft)
        with pytest.raises(Refused) as refused:
            services.fit_in(actor=house.coordinator, run=draft)
        assert refused.value.code == "fitting"


def test_its_page_says_who_moves_and_does_it(house, draft, as_person):
    coordinator = as_person(house.coordinator)
    url = house.url(f"/matching/{draft.pk}/changes/")
    assert coordinator.get(url).status_code == 302
    with house.bound():
        came_and_went(house, draft)
    assert f"/matching/{draft.pk}/changes/" in coordinator.get(house.url(f"/matching/{draft.pk}/")).content.decode()
    assert "Bea Deux" in coordinator.get(url).content.decode()
    answer = coordinator.post(house.url(f"/matching/{draft.pk}/fit-in/"), follow=True)
    assert "Bea Deux" in answer.content.decode()
    assert answer.context["changes"].came == 0

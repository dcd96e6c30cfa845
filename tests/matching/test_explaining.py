"""Why, why not, what a change does before it is done, and whom a run serves."""
import pytest

from matching import services
from matching.cohorts import Cohort
from matching.engine.audit import GroupFigures
from matching.models import Proposal, RunRecord
from matching.records import cohort_of
from matching.selectors.audits import SMALLEST, Group, audit_of, safe_to_show
from matching.selectors.explanations import why_not

from .people import criteria, enrol, skill

ORDER = ("Anna Un", "Bea Deux")


@pytest.fixture
def house(cast):
    with cast.verger.bound():
        yield cast.verger


@pytest.fixture
def scarce(house):
    """Two learners look for what one mentor alone offers, for one of them less well; the others offer nothing of it."""
    house.program.enrolments.filter(role="mentor").update(capacity=0)
    house.enrolments["other_learner"].delete()
    sql, python = skill("sql", "SQL", "SQL"), skill("python", "Python", "Python")
    anna = enrol(house, "learner", "Anna Un", skills=[(sql, 3), (python, 3)])
    bea = enrol(house, "learner", "Bea Deux", skills=[(sql, 3)])
    star = enrol(house, "mentor", "Stella Rare", skills=[(sql, 4)])
    plain = enrol(house, "mentor", "Paul Simple", skills=[])
    german = enrol(house, "mentor", "Dieter Fern", languages=["de"])
    run = services.start_run(actor=house.coordinator, program=house.program, criteria=criteria(house))
    return run, {"anna": anna, "bea": bea, "star": star, "plain": plain, "german": german}


def place_of(run, learner):
    return Proposal.objects.select_related("run__program", "run__criteria", "learner__membership__user", "mentor__membership__user").get(
        run=run, learner=learner)


def test_a_price_is_what_forcing_the_pair_costs(scarce):
    run, people = scarce
    place = place_of(run, people["anna"])
    assert place.mentor_id == people["plain"].pk
    found = why_not(place, str(people["star"].pk))
    assert (found.binding, found.uncovered, found.moved) == ("costly", 0, 1)
    cohort = cohort_of(RunRecord.objects.get(run=run).inputs)
    by_hand = cohort.kept({str(people["anna"].pk): str(people["star"].pk)}).solve()
    assert found.cost == run.total - by_hand.total > 0
    assert [m.learner.pk for m in found.moves] == [people["bea"].pk]
    assert found.would_be
    assert found.freed > 0


def test_what_is_too_large_to_try_is_priced_and_forcing_it_costs_no_less(scarce, house, as_person, monkeypatch):
    run, people = scarce
    place, star = place_of(run, people["anna"]), str(people["star"].pk)
    tried = why_not(place, star)
    monkeypatch.setattr(Cohort, "TRIED", 0)
    found = why_not(place, star)
    assert (found.binding, found.at_least) == ("costly", True)
    assert 0 < found.cost <= tried.cost
    assert [(holder.learner.pk, holder.loss > 0) for holder in found.holders] == [(people["bea"].pk, True)]
    page = as_person(house.coordinator).get(house.url(f"/matching/places/{place.pk}/why/?mentor={star}")).content.decode()
    assert "Bea Deux" in page
    assert found.changes[0].gain > 0


def test_a_rule_is_named_with_what_would_have_to_change(scarce, house, as_person):
    run, people = scarce
    place = place_of(run, people["anna"])
    assert why_not(place, str(people["german"].pk)).rules == ["languages"]
    page = as_person(house.coordinator).get(house.url(f"/matching/places/{place.pk}/why/?mentor={people['german'].pk}"))
    assert page.context["rules"][0][1]


def test_a_worse_pair_has_nothing_else_in_its_way(scarce):
    run, people = scarce
    found = why_not(place_of(run, people["bea"]), str(people["plain"].pk))
    assert found.score < place_of(run, people["bea"]).score
    assert found.cost > 0


def test_parts_and_lines_add_up(scarce):
    run, people = scarce
    place = place_of(run, people["bea"])
    assert sum(p["points"] for p in place.parts) == place.score
    found = why_not(place, str(people["plain"].pk))
    assert sum(line.here for line in found.lines) == place.score
    assert sum(line.there for line in found.lines) == found.score


def test_unknown_mentors_and_full_ones_are_said(scarce, house, as_person):
    run, people = scarce
    place = place_of(run, people["anna"])
    coordinator = as_person(house.coordinator)
    for asked in ("", "?mentor=nonsense", f"?mentor={house.enrolments['mentor'].pk}"):
        answer = coordinator.get(house.url(f"/matching/places/{place.pk}/why/{asked}"))
        assert answer.status_code == 200
        assert answer.context["found"] is None


def test_a_swap_shows_its_effect_and_then_has_it(scarce, house, as_person):
    run, people = scarce
    coordinator, place, held = as_person(house.coordinator), place_of(run, people["anna"]), place_of(run, people["bea"])
    asked = f"?mentor={people['star'].pk}&swap_with={held.pk}"
    shown = coordinator.get(house.url(f"/matching/places/{place.pk}/effect/{asked}")).context["effect"]
    before = (run.covered, run.total)
    coordinator.post(house.url(f"/matching/places/{place.pk}/choose/"), {"mentor": people["star"].pk, "swap_with": held.pk})
    run.refresh_from_db()
    assert (run.covered - before[0], run.total - before[1]) == (shown.covered, shown.total)
    again = services.rerun(actor=house.coordinator, run=run)
    assert (again.covered - before[0], again.total - before[1]) == (shown.around_covered, shown.around_total)


def test_leaving_out_shows_its_effect_and_then_has_it(scarce, house, as_person):
    run, people = scarce
    coordinator, place = as_person(house.coordinator), place_of(run, people["bea"])
    shown = coordinator.get(house.url(f"/matching/places/{place.pk}/effect/")).context["effect"]
    assert (shown.covered, shown.moves) == (-1, 1)
    before = run.total
    coordinator.post(house.url(f"/matching/places/{place.pk}/remove/"))
    run.refresh_from_db()
    assert run.total - before == shown.total
    assert services.rerun(actor=house.coordinator, run=run).total - before == shown.around_total


def test_a_choice_that_cannot_be_is_sent_back_to_the_list(scarce, house, as_person):
    run, people = scarce
    place = place_of(run, people["anna"])
    for asked in ("?mentor=x", f"?mentor={people['german'].pk}", f"?mentor={people['star'].pk}",
                  f"?mentor={people['star'].pk}&swap_with={place.pk}"):
        answer = as_person(house.coordinator).get(house.url(f"/matching/places/{place.pk}/effect/{asked}"))
        assert answer["Location"].endswith(f"/matching/places/{place.pk}/")


def test_an_audit_counts_by_group_and_hides_small_ones(house, as_person):
    for n in range(SMALLEST):
        enrol(house, "learner", f"Novice Numero {n}", experience_years=0)
    for n in range(SMALLEST - 1):
        enrol(house, "learner", f"Rare Cas {n}", experience_years=40)
    enrol(house, "mentor", "Gilles Bon", capacity=4)
    run = services.start_run(actor=house.coordinator, program=house.program, criteria=criteria(house))
    audit = audit_of(run)
    groups = {g.n: g for groups in audit.by.values() for g in groups if g.n == SMALLEST}
    assert groups[SMALLEST].covered == run.proposals.filter(learner__membership__user__name__startswith="Novice",
                                                            mentor__isnull=False).count()
    small = [g for groups in audit.by.values() for g in groups if g.is_small]
    assert small
    assert all((g.covered, g.mean, g.worst) == (None, None, None) for g in small)
    assert sum(g.n for g in audit.by["Par années d’expérience"] if g.is_small) == SMALLEST  # with Luc, who told nothing
    assert (audit.whole.n, audit.whole.covered, audit.whole.worst) == (
        10, run.covered, min(run.proposals.filter(mentor__isnull=False).values_list("score", flat=True)))
    page = as_person(house.coordinator).get(house.url(f"/matching/{run.pk}/audit/"))
    assert page.status_code == 200
    assert {rule["name"] for rule in page.context["rules"]}


@pytest.mark.parametrize(("sizes", "hidden"), [
    ([7], []), ([5, 6], []), ([2, 5], [2, 5]), ([1, 1, 6, 9], [1, 1, 6]), ([4, 1, 8], [4, 1]), ([3, 2, 2, 9], [3, 2, 2]), ([1, 3], [1, 3]),
    ([], []), ([4, 30, 12], [4, 12])])
def test_what_is_hidden_cannot_be_worked_out_from_the_whole(sizes, hidden):
    """Its people are too many for that, or there is nothing else to subtract."""
    groups = safe_to_show([Group.of(str(n), GroupFigures(str(n), n, n, n, 50_000, 20_000)) for n in sizes])
    assert [g.n for g in groups] == sizes
    assert [g.n for g in groups if g.mean is None] == hidden
    assert all(g.possible is g.covered is g.worst is g.rate is None for g in groups if g.mean is None)


def test_a_group_hidden_beside_a_small_one_says_so(house, as_person):
    for n in range(SMALLEST):
        enrol(house, "learner", f"Novice Numero {n}", experience_years=0)
    run = services.start_run(actor=house.coordinator, program=house.program, criteria=criteria(house))
    page = as_person(house.coordinator).get(house.url(f"/matching/{run.pk}/audit/")).content.decode()
    assert [(g.n, g.is_hidden) for g in audit_of(run).by["Par années d’expérience"]] == [(5, True), (1, False)]
    assert "masqué" in page
    assert "moins de 5" in page

"""A run's record: the same input gives the same pairs, whoever computes, in whatever order, and anybody can check it."""
import json
import random
from pathlib import Path

import numpy as np
import pytest
from django.conf import settings

from matching import services
from matching.cohorts import Cohort
from matching.engine.__main__ import main as command_line
from matching.engine.audit import blocking
from matching.engine.pairs import every
from matching.engine.scored import ScoredPairs
from matching.exchange import fault_in
from matching.models import MatchRun, RunRecord
from matching.objectives import OBJECTIVES
from matching.records import cohort_of, opened, solved_of, squeezed
from matching.selectors.checks import FILES, check_run, file_of
from matching.selectors.comparisons import differing, pairs_by, pairs_of, rivals_of

from .people import criteria, enrol, skill


@pytest.fixture
def house(cast):
    with cast.verger.bound():
        yield cast.verger


@pytest.fixture
def crowd(house):
    """Thirty learners and twelve mentors with skills, fields and years of a fixed chance; some wholly alike."""
    dice = random.Random(7)
    skills = [skill(f"s{n}", f"Savoir {n}", f"Skill {n}") for n in range(6)]
    for n in range(30):
        enrol(house, "learner", f"Apprenant Numero {n:02}", skills=[(s, dice.randint(1, 4)) for s in dice.sample(skills, 2)],
              industry=dice.choice(["Finance", "Soin", "Commerce"]), experience_years=dice.choice([0, 1, 5]),
              languages=[dice.choice(["fr", "fr", "en"])])
    for n in range(12):
        enrol(house, "mentor", f"Mentor Numero {n:02}", skills=[(s, dice.randint(2, 5)) for s in dice.sample(skills, 3)],
              industry=dice.choice(["Finance", "Soin"]), experience_years=dice.choice([3, 8, 20]), capacity=dice.randint(1, 3),
              languages=["fr", "en"][:dice.randint(1, 2)])
    return house


def run_of(house, objective="coverage"):
    return services.start_run(actor=house.coordinator, program=house.program, criteria=criteria(house), objective=objective)


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_a_run_is_replayed_to_the_same_pairs_and_proved(crowd, objective):
    run = run_of(crowd, objective)
    cohort = cohort_of(RunRecord.objects.get(run=run).inputs)
    assert cohort.fingerprint() == run.inputs_hash
    assert cohort.solve().pairs == pairs_of(run)
    found = check_run(run)
    assert (found.same_input, found.same_pairs) == (True, True)
    assert (found.objective, found.fault) == (objective, None)
    assert (found.covered, found.total) == (run.covered, run.total)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_rows_changes_nothing(crowd, seed):
    cohort = cohort_of(RunRecord.objects.get(run=run_of(crowd)).inputs)
    dice = random.Random(seed)
    mixed = Cohort(dice.sample(cohort.learners, len(cohort.learners)), dice.sample(cohort.mentors, len(cohort.mentors)), cohort.criteria,
                   cohort.facts, cohort.objective)
    assert mixed.fingerprint() == cohort.fingerprint()
    assert {name: found.pairs for name, found in mixed.solve_each().items()} == {
        name: found.pairs for name, found in cohort.solve_each().items()}


def test_identical_people_by_the_hundred(house):
    for n in range(100):
        enrol(house, "learner", f"Pareil {n:03}")
    for n in range(20):
        enrol(house, "mentor", f"Semblable {n:02}", capacity=4)
    house.program.enrolments.filter(role="mentor", membership__user__name__startswith="M").update(capacity=0)
    run = run_of(house)
    if run.status == "computing":
        services.compute_run(run_id=run.pk)
        run.refresh_from_db()
    assert (run.learners, run.covered) == (101, 80)
    assert check_run(run).same_pairs


def test_a_record_that_was_touched_is_found_out(crowd):
    run = run_of(crowd)
    record = RunRecord.objects.get(run=run)
    outcome = opened(record.outcome)
    outcome["pairs"] = [[a, b] for (a, _), (_, b) in zip(outcome["pairs"], reversed(outcome["pairs"]), strict=True)]
    RunRecord.objects.filter(pk=record.pk).update(outcome=squeezed(outcome))
    found = check_run(run)
    assert not found.same_pairs
    assert found.fault
    inputs = opened(record.inputs)
    inputs["learners"][0]["industry"] = "Aviation"
    RunRecord.objects.filter(pk=record.pk).update(inputs=squeezed(inputs))
    assert not check_run(run).same_input


def test_a_price_that_is_wrong_proves_nothing(crowd):
    run = run_of(crowd)
    record = RunRecord.objects.get(run=run)
    outcome = opened(record.outcome)
    mentor = next(iter(outcome["certificate"]["prices"]))
    outcome["certificate"]["prices"][mentor] += 1
    cohort = cohort_of(record.inputs)
    assert fault_in(cohort, solved_of(outcome))
    outcome["certificate"]["prices"][mentor] -= 1
    assert fault_in(cohort, solved_of(outcome)) is None


def documented_check() -> str:
    """The Python that docs/topics/matching_records.md gives to anybody."""
    text = (Path(settings.BASE_DIR) / "docs" / "topics" / "matching_records.md").read_text()
    return text.split("```python\n")[1].split("```")[0]


@pytest.mark.parametrize("objective", ["coverage", "needs_first"])
def test_anybody_checks_a_download_with_the_documented_lines(crowd, tmp_path, objective, capsys):
    run = run_of(crowd, objective)
    services.lock_place(actor=crowd.coordinator, proposal=run.proposals.filter(mentor__isnull=False).first())
    run = services.rerun(actor=crowd.coordinator, run=run)
    code = documented_check()
    assert len([line for line in code.splitlines() if line.strip()]) <= 30
    problem, said = file_of(run, "in"), []
    for spoil in (0, 1):
        result = file_of(run, "out")
        result["certificate"]["bonus"] += spoil
        files = {"IN": tmp_path / "in.json", "OUT": tmp_path / "out.json"}
        files["IN"].write_text(json.dumps(problem))
        files["OUT"].write_text(json.dumps(result))
        exec(compile(code, "documented", "exec"), {name: str(path) for name, path in files.items()})  # noqa: S102
        words = capsys.readouterr().out.strip()
        said.append((words, command_line(["verify", str(files["IN"]), str(files["OUT"])])))
        capsys.readouterr()
    assert said[0] == ("proved", 0)
    assert said[1] == ("not proved", 1)


def test_the_download_names_nobody(crowd, as_person):
    run = run_of(crowd)
    for which in FILES:
        answer = as_person(crowd.coordinator).get(crowd.url(f"/matching/{run.pk}/file/{which}.json"))
        assert answer["Content-Type"] == "application/json"
        assert "Numero" not in answer.content.decode()
        assert "@" not in answer.content.decode()
    assert answer.json()["covered"] == run.covered
    assert as_person(crowd.coordinator).get(crowd.url(f"/matching/{run.pk}/file/else.json")).status_code == 404


def test_other_objectives_are_compared_before_anything_is_published(crowd, as_person):
    run = run_of(crowd)
    rivals = {rival.name: rival for rival in rivals_of(run)}
    assert set(rivals) == {"needs_first", "stable"}
    assert rivals["needs_first"].more_covered == 0
    assert rivals["needs_first"].more_total <= 0
    cohort = cohort_of(RunRecord.objects.get(run=run).inputs)
    everybody, pairs = cohort.whole(), pairs_by(run, "stable")
    match = np.array([everybody.mentor_ids.index(pairs[x]) if x in pairs else -1 for x in everybody.learner_ids])
    assert blocking(every(ScoredPairs(everybody, cohort.criteria)), match, everybody.seats) == 0
    page = as_person(crowd.coordinator).get(crowd.url(f"/matching/{run.pk}/compare/stable/"))
    assert page.context["page"].paginator.count == rivals["stable"].differs == len(differing(pairs_of(run), pairs_by(run, "stable")))
    assert as_person(crowd.coordinator).get(crowd.url(f"/matching/{run.pk}/compare/nonsense/")).status_code == 404


def test_a_run_is_compared_with_the_one_before(crowd, as_person):
    first = run_of(crowd)
    services.discard_run(actor=crowd.coordinator, run=first)
    second = run_of(crowd, "stable")
    page = as_person(crowd.coordinator).get(crowd.url(f"/matching/{second.pk}/compare/last/"))
    assert page.context["page"].paginator.count == len(differing(pairs_of(second), pairs_of(first)))


def test_runs_older_than_records_still_open(crowd, as_person):
    run = run_of(crowd)
    RunRecord.objects.filter(run=run).delete()
    client = as_person(crowd.coordinator)
    for page in ("", "audit/", "check/"):
        assert client.get(crowd.url(f"/matching/{run.pk}/{page}")).status_code == 200
    assert client.get(crowd.url(f"/matching/{run.pk}/file/in.json")).status_code == 404
    assert MatchRun.objects.get(pk=run.pk).status == "draft"

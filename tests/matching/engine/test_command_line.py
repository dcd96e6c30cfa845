"""python -m matching.engine: what it writes, what it refuses and how it says so."""
import json
import random
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.engine.__main__ import main

from .cohorts import cohort_of, cohorts

SMALL = {"learners": 3, "mentors": 2, "capacity": [1, 1],
         "edges": {"learner": [0, 0, 1, 2], "mentor": [0, 1, 0, 1], "score": [5, 3, 4, -2]}, "objective": "coverage", "minimize": False}


@pytest.fixture
def at(tmp_path):
    """Writes a problem, and says where that and the result are."""
    def write(problem):
        (tmp_path / "in.json").write_text(problem if isinstance(problem, str) else json.dumps(problem))
        return str(tmp_path / "in.json"), str(tmp_path / "out.json")
    return write


def changed(**fields):
    edges = SMALL["edges"] | {name: value for name, value in fields.items() if name in SMALL["edges"]}
    return SMALL | {name: value for name, value in fields.items() if name not in SMALL["edges"]} | {"edges": edges}


def solved(paths):
    assert main(["solve", *paths]) == 0
    with open(paths[1]) as file:
        return json.load(file)


@pytest.mark.parametrize(("change", "pairs", "total", "minimum"), [
    ({}, [[0, 1], [1, 0]], 7, 3),
    ({"minimize": True}, [[1, 0], [2, 1]], 2, -2),
    ({"objective": "stable"}, [[0, 0], [2, 1]], 3, -2),
    ({"objective": "needs_first"}, [[0, 1], [1, 0]], 7, 3),
    ({"capacity": [0, 0]}, [], 0, None),
    ({"learner": [], "mentor": [], "score": []}, [], 0, None),
    ({"learners": 0, "mentors": 0, "capacity": [], "learner": [], "mentor": [], "score": []}, [], 0, None),
])
def test_it_solves_and_the_result_holds(at, capsys, change, pairs, total, minimum):
    paths = at(changed(**change))
    result = solved(paths)
    assert (result["pairs"], result["total"], result["minimum"], result["covered"]) == (pairs, total, minimum, len(pairs))
    assert result["optimal"] is True
    assert main(["verify", *paths]) == 0
    assert capsys.readouterr().out.startswith("holds: ")


def test_needs_first_says_its_parameters(at):
    given = at(changed(objective="needs_first", threshold=4, steepness=1))
    assert solved(given)["certificate"].items() >= {"threshold": 4, "steepness": 1}.items()
    unfair = changed(learners=2, learner=[0, 0, 1, 1], mentor=[0, 1, 0, 1], score=[100, 60, 45, 10], objective="needs_first")
    assert solved(at(unfair))["pairs"] == [[0, 1], [1, 0]]
    assert solved(at(unfair | {"objective": "coverage"}))["pairs"] == [[0, 0], [1, 1]]


@settings(max_examples=60, deadline=None)
@given(cohort=cohorts(), threshold=st.integers(-4, 4) | st.none(), steepness=st.integers(0, 3))
def test_needs_first_among_costs_spares_those_who_pay_most(tmp_path_factory, cohort, threshold, steepness):
    """As many as can be, then the least of cost + a * max(0, cost - T), by trying every matching; T alone is found as for scores."""
    folder = tmp_path_factory.mktemp("costs")
    edges = {"learner": [i for i, _ in cohort.scores], "mentor": [j for _, j in cohort.scores], "score": [*cohort.scores.values()]}
    problem = {"learners": cohort.learners, "mentors": cohort.mentors, "capacity": list(cohort.seats), "edges": edges,
               "objective": "needs_first", "minimize": True, "steepness": steepness}
    mirrored = problem | {"edges": edges | {"score": [-s for s in edges["score"]]}, "minimize": False}
    if threshold is not None:
        problem, mirrored = problem | {"threshold": threshold}, mirrored | {"threshold": -threshold}
    results = []
    for name, asked in (("costs", problem), ("scores", mirrored)):
        (folder / f"{name}.json").write_text(json.dumps(asked))
        results.append(solved((str(folder / f"{name}.json"), str(folder / f"{name}.out"))))
        assert main(["verify", str(folder / f"{name}.json"), str(folder / f"{name}.out")]) == 0
    costs, scores = results
    t = costs["certificate"]["threshold"]
    assert (costs["pairs"], costs["total"], t) == (scores["pairs"], -scores["total"], -scores["certificate"]["threshold"])
    weighed = [(-sum(j >= 0 for j in match), sum(_cost(cohort.scores[i, j], t, steepness) for i, j in enumerate(match) if j >= 0))
               for match in cohort.matchings()]
    assert (-costs["covered"], sum(_cost(cohort.scores[i, j], t, steepness) for i, j in costs["pairs"])) == min(weighed)


def _cost(s, t, a):
    return s + a * max(0, s - t)


def test_a_cheaper_way_that_is_claimed_for_costs_does_not_hold(at, capsys):
    paths = at(changed(learners=2, learner=[0, 0, 1, 1], mentor=[0, 1, 0, 1], score=[0, 40, 55, 90], objective="needs_first", minimize=True,
                       threshold=50, steepness=9))
    result = solved(paths)
    assert (result["pairs"], result["total"], result["minimum"]) == ([[0, 1], [1, 0]], 95, 40)
    with open(paths[1], "w") as file:
        json.dump(result | {"pairs": [[0, 0], [1, 1]], "total": 90, "minimum": 0}, file)
    assert main(["verify", *paths]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_the_same_bytes_whatever_the_order_of_rows_and_from_npz(at, tmp_path):
    problem = cohort_of("tied", "balanced", 60, 20)
    rows, results = list(problem.scores.items()), []
    for seed in range(3):
        random.Random(seed).shuffle(rows)
        i, j, s = [i for (i, _), _ in rows], [j for (_, j), _ in rows], [s for _, s in rows]
        edges = {"learner": i, "mentor": j, "score": s}
        results.append(solved(at({"learners": 60, "mentors": 20, "capacity": list(problem.seats), "edges": edges})))
    np.savez(tmp_path / "in.npz", i=i, j=j, s=s, cap=problem.seats, L=60, M=20)
    results.append(solved((str(tmp_path / "in.npz"), str(tmp_path / "out.json"))))
    texts = {json.dumps({name: value for name, value in result.items() if name != "seconds"}) for result in results}
    assert len(texts) == 1


MALFORMED = [
    ("{", "not JSON"), ("[]", "not an object"), ({}, "edges: missing"), (changed(learners=None), "learners: missing"),
    (changed(learners=True), "learners: not an integer"), (changed(mentors=1.5), "mentors: not an integer"),
    (changed(learners=-1), "learners: -1 is not from"), (changed(learners=10**30), "learners:"),
    (changed(capacity=[1]), "capacity: 1 rows, but mentors is 2"), (changed(capacity=[1, -1]), "capacity, row 1: -1"),
    (changed(capacity=[True, 1]), "capacity, row 0: true"), (changed(capacity="two"), "capacity: not a list"),
    (SMALL | {"edges": [1]}, "edges: not an object"),
    (changed(score=None), "edges.score: missing"), (changed(score=[1, 2]), "edges.score: 2 rows, but edges.learner has 4"),
    (changed(score=[1, 2, 3, 4.0]), "edges.score, row 3: 4.0"),
    (json.dumps(changed(score=[1, 2, 3, float("nan")])), "edges.score, row 3: NaN"),
    (changed(score=[1, 2, None, 4]), "edges.score, row 2: null"), (changed(score=[1, "2", 3, 4]), 'edges.score, row 1: "2"'),
    (changed(score=[1, 10**40, 3, 4]), "edges.score, row 1: 1000"), (changed(score=[1, 2, 3, 2**60]), "edges.score, row 3:"),
    (changed(learner=[0, 0, 1, 3]), "edges.learner, row 3: 3 is not from 0 to 2"),
    (changed(mentor=[0, -1, 0, 1]), "edges.mentor, row 1: -1"),
    (changed(learner=[0, 0, 0, 2]), "edges.mentor, row 2: learner 0 and mentor 0 are there already"),
    (changed(learner=[[0], 0, 1, 2]), "edges.learner, row 0"), (changed(objective="best"), 'objective: "best"'),
    (changed(objective=["coverage"]), "objective:"), (changed(minimize=1), "minimize: not true or false"),
    (changed(objective="needs_first", steepness=-1), "steepness: -1"),
    (changed(objective="needs_first", threshold=0.5), "threshold: not an integer"),
]


@pytest.mark.parametrize(("problem", "said"), MALFORMED)
def test_malformed_input_is_named_in_one_line(at, capsys, problem, said):
    assert main(["solve", *at(problem)]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


NPZ = {"i": [0], "j": [0], "s": [1], "cap": [1], "L": 1, "M": 1}


@pytest.mark.parametrize(("fields", "said"), [
    ({"s": [1.5]}, "s, row 0: not an integer but float64"), ({"s": [True]}, "s, row 0"), ({"s": [[1]]}, "s: not a list"),
    ({"cap": np.array([2**64 - 1], np.uint64)}, "cap, row 0"), ({"L": 1.0}, "L: not an integer"), ({"i": [1]}, "i, row 0: 1"),
    ({"j": np.array([None])}, "not an .npz file"), ({"objective": "none"}, 'objective: "none"'),
])
def test_malformed_arrays_too(tmp_path, capsys, fields, said):
    np.savez(tmp_path / "in.npz", **(NPZ | fields))
    assert main(["solve", str(tmp_path / "in.npz"), str(tmp_path / "out.json")]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_files_that_cannot_be_read_or_written(at, tmp_path, capsys):
    source, _ = at(SMALL)
    (tmp_path / "text.npz").write_text("no archive")
    absent, text = str(tmp_path / "none.json"), str(tmp_path / "text.npz")
    for arguments in (["solve", absent, "out"], ["solve", text, "out"], ["solve", source, str(tmp_path)], ["verify", source, absent],
                      ["verify", source, text], ["guess", source, "out"]):
        assert main(arguments) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_a_tampered_file_does_not_hold(at, tmp_path, capsys):
    paths = at(SMALL)
    result = solved(paths)
    for change in ({"total": 8}, {"pairs": [[0, 0], [2, 1]]}, {"certificate": {}}, {"pairs": []}, {"optimal": None}):
        (tmp_path / "out.json").write_text(json.dumps(result | change))
        assert main(["verify", *paths]) == 1
        assert capsys.readouterr().err.count("\n") == 1


def test_it_starts_as_a_module(at):
    paths = at(SMALL)
    for verb in ("solve", "verify"):
        assert subprocess.run([sys.executable, "-m", "matching.engine", verb, *paths], capture_output=True, timeout=120).returncode == 0

"""Problems and results as files, for the command line. What is malformed is named by its field and row."""
import json
import zipfile

import numpy as np

from .objectives import LARGEST, NeedsFirst, bonus_for

OBJECTIVES = ("coverage", "needs_first", "stable")
MOST_PEOPLE = 10_000_000  # a side
MOST_SEATS = 2**31 - 1
MOST_STEEP = 1_000

_NAMES = {"json": {"i": "edges.learner", "j": "edges.mentor", "s": "edges.score", "capacity": "capacity"},
          "npz": {"i": "i", "j": "j", "s": "s", "capacity": "cap", "learners": "L", "mentors": "M"}}


class Malformed(ValueError):
    """One line that says which field, which row and what is wrong with it."""


def read_problem(path: str) -> dict:
    """{learners, mentors, capacity, i, j, s, objective, minimize} and for needs_first {threshold, steepness}; numbers are int64 arrays."""
    kind, raw = _raw(path)
    names = _NAMES[kind]
    problem = {name: _number(raw, names.get(name, name), 0, MOST_PEOPLE) for name in ("learners", "mentors")}
    problem["capacity"] = _column(raw, names["capacity"], 0, MOST_SEATS)
    _same_length(names["capacity"], problem["capacity"], f"{names.get('mentors', 'mentors')} is", problem["mentors"])
    for name, least, most in (("i", 0, problem["learners"] - 1), ("j", 0, problem["mentors"] - 1), ("s", 1 - LARGEST, LARGEST - 1)):
        problem[name] = _column(raw, names[name], least, most)
        _same_length(names[name], problem[name], f"{names['i']} has", len(problem["i"]))
    _no_pair_twice(problem, names)
    problem |= _objective(raw)
    if problem["objective"] == "needs_first":
        problem |= _needs(raw, problem)
    _exact_in_64_bits(problem, names["s"])
    return problem


def read_result(path: str) -> dict:
    result = _json(path)
    if not isinstance(result, dict):
        raise Malformed(f"{path}: not an object")
    return result


def write_result(path: str, result: dict) -> None:
    try:
        with open(path, "w", encoding="utf-8") as file:
            json.dump(result, file, separators=(",", ":"))
            file.write("\n")
    except OSError as error:
        raise Malformed(f"{path}: cannot be written: {error.strerror}")


def worth_of(problem: dict) -> np.ndarray:
    needs = needs_of(problem)
    return needs.worth(scores_of(problem)) if needs else scores_of(problem)


def scores_of(problem: dict) -> np.ndarray:
    """As the solver reads them, the more the better: costs with the other sign."""
    return _sign(problem) * problem["s"]


def needs_of(problem: dict) -> NeedsFirst | None:
    """Of scores_of(). A cost above the threshold is what a score below it is."""
    if problem["objective"] != "needs_first":
        return None
    return NeedsFirst(_sign(problem) * problem["threshold"], problem["steepness"])


def _sign(problem) -> int:
    return -1 if problem["minimize"] else 1


def _raw(path) -> tuple[str, dict]:
    """The fields by the names that messages use."""
    if path.endswith(".npz"):
        return "npz", _npz(path)
    raw = _json(path)
    if not isinstance(raw, dict):
        raise Malformed(f"{path}: not an object")
    edges = raw.get("edges")
    if not isinstance(edges, dict):
        raise Malformed("edges: missing" if edges is None else "edges: not an object of learner, mentor and score")
    return "json", raw | {f"edges.{name}": values for name, values in edges.items()}


def _json(path):
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except OSError as error:
        raise Malformed(f"{path}: cannot be read: {error.strerror}")
    except UnicodeDecodeError:
        raise Malformed(f"{path}: not UTF-8 text")
    except (ValueError, RecursionError) as error:
        raise Malformed(f"{path}: not JSON: {' '.join(str(error).split())}")


def _npz(path) -> dict:
    try:
        with np.load(path, allow_pickle=False) as file:
            found = {name: file[name] for name in file.files}
    except OSError as error:
        raise Malformed(f"{path}: cannot be read: {error.strerror or 'not an .npz file'}")
    except (ValueError, zipfile.BadZipFile, EOFError, AttributeError) as error:
        raise Malformed(f"{path}: not an .npz file of plain arrays: {' '.join(str(error).split())}")
    return {name: value.item() if value.ndim == 0 else value for name, value in found.items()}


def _present(raw, name):
    if name not in raw or raw[name] is None:
        raise Malformed(f"{name}: missing")
    return raw[name]


def _number(raw, name, least, most) -> int:
    value = _present(raw, name)
    if type(value) is not int:
        raise Malformed(f"{name}: not an integer")
    if not least <= value <= most:
        raise Malformed(f"{name}: {_short(value)} is not from {least} to {most}")
    return value


def _column(raw, name, least, most) -> np.ndarray:
    values = _present(raw, name)
    if isinstance(values, np.ndarray):
        if values.ndim != 1:
            raise Malformed(f"{name}: not a list of integers")
        if values.dtype.kind not in "iu" and len(values):
            raise Malformed(f"{name}, row 0: not an integer but {values.dtype}")
    elif not isinstance(values, list):
        raise Malformed(f"{name}: not a list of integers")
    elif set(map(type, values)) - {int}:
        row = next(n for n, value in enumerate(values) if type(value) is not int)
        raise Malformed(f"{name}, row {row}: {_short(values[row])} is not an integer")
    if len(values) and not (least <= min(values) and max(values) <= most if isinstance(values, list) else
                            least <= int(values.min()) and int(values.max()) <= most):
        row = next(n for n, value in enumerate(values) if not least <= int(value) <= most)
        raise Malformed(f"{name}, row {row}: {_short(values[row])} is not from {least} to {most}")
    return np.asarray(values, np.int64) if len(values) else np.zeros(0, np.int64)


def _short(value) -> str:
    text = json.dumps(value) if isinstance(value, bool | str | list | dict | float | None) else str(value)
    return text if len(text) <= 40 else text[:37] + "…"


def _same_length(name, values, whose, length):
    if len(values) != length:
        raise Malformed(f"{name}: {len(values)} rows, but {whose} {length}")


def _no_pair_twice(problem, names):
    key = problem["i"] * np.int64(problem["mentors"]) + problem["j"]
    order = np.sort(key)
    if not (order[1:] == order[:-1]).any():
        return
    order = np.argsort(key, kind="stable")
    row = int(order[1:][key[order[1:]] == key[order[:-1]]].min())
    raise Malformed(f"{names['j']}, row {row}: learner {problem['i'][row]} and mentor {problem['j'][row]} are there already")


def _objective(raw) -> dict:
    objective, minimize = raw.get("objective", "coverage"), raw.get("minimize", False)
    if objective not in OBJECTIVES:
        raise Malformed(f"objective: {_short(objective)} is none of {', '.join(OBJECTIVES)}")
    if type(minimize) is not bool:
        raise Malformed("minimize: not true or false")
    return {"objective": objective, "minimize": minimize}


def _needs(raw, problem) -> dict:
    """Scores in a file have no known scale, so the threshold is, unless given, the lower quartile of the learners' best scores; of costs
    the upper quartile of their least ones."""
    best = np.full(problem["learners"], -LARGEST)
    np.maximum.at(best, problem["i"], scores_of(problem))
    best = np.sort(best[best > -LARGEST])
    default = {"threshold": _sign(problem) * int(best[(len(best) - 1) // 4]) if len(best) else 0, "steepness": NeedsFirst().steepness}
    chosen = default | {name: raw[name] for name in default if name in raw}
    return {"threshold": _number(chosen, "threshold", 1 - LARGEST, LARGEST - 1), "steepness": _number(chosen, "steepness", 0, MOST_STEEP)}


def _exact_in_64_bits(problem, name):
    if not len(problem["s"]) or problem["objective"] == "stable":
        return
    largest = max(abs(int(problem["s"].min())), abs(int(problem["s"].max())))
    row = int(np.argmax(np.abs(problem["s"])))
    wide = largest + problem.get("steepness", 0) * (largest + abs(problem.get("threshold", 0)))
    try:
        if wide >= LARGEST:
            raise OverflowError("scores are too large for exact 64-bit integers with this steepness")
        worth = worth_of(problem)
        bonus_for(min(problem["learners"], sum(problem["capacity"].tolist())), int(worth.min()), int(worth.max()))
    except OverflowError as error:
        raise Malformed(f"{name}, row {row}: {problem['s'][row]}: {error}")

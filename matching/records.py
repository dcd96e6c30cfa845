"""A run's record: what it read and what it found, small and whole, so that it can be computed again and checked by anyone."""
import json
import zlib
from collections.abc import Mapping
from importlib.metadata import version

from .certificates import Certificate
from .cohorts import Cohort, Solved

LIBRARIES = ("numpy", "ortools")


def libraries() -> dict[str, str]:
    return {name: version(name) for name in LIBRARIES}


def squeezed(data: dict) -> bytes:
    return zlib.compress(json.dumps(data, sort_keys=True, separators=(",", ":")).encode(), 6)


def opened(data: bytes) -> dict:
    return json.loads(zlib.decompress(bytes(data)))


def outcome_json(each: Mapping[str, Solved], chosen: str) -> dict:
    """The run's own result, and those of the other objectives beside it."""
    return solved_json(each[chosen]) | {"alternatives": {name: solved_json(found) for name, found in each.items() if name != chosen}}


def solved_json(solved: Solved) -> dict:
    proof = solved.certificate
    return {"covered": solved.covered, "total": solved.total, "lowest": solved.lowest, "pairs": sorted(map(list, solved.pairs.items())),
            "scores": solved.scores, "gap": solved.gap, "certificate": proof and {"bonus": proof.bonus, "prices": proof.prices}}


def solved_of(outcome: dict) -> Solved:
    """As solved_json() wrote it; the reasons stand in the run's places."""
    proof = outcome["certificate"]
    return Solved(dict(outcome["pairs"]), outcome["scores"], {}, proof and Certificate(proof["bonus"], proof["prices"]),
                  outcome.get("gap", 0))


def cohort_of(inputs: bytes) -> Cohort:
    return Cohort.from_json(opened(inputs))

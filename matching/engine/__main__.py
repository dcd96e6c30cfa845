"""python -m matching.engine solve IN OUT · python -m matching.engine verify IN OUT: a matching and its proof, without a database.

docs/topics/matching.md describes the files. 0: done, or it holds · 1: it does not hold · 2: malformed input or an unwritable file.
"""
import sys
import time

from .files import Malformed, needs_of, read_problem, read_result, scores_of, write_result
from .pairs import EdgePairs
from .results import claim_fault, result_of
from .verify import fault_of

USAGE = "usage: python -m matching.engine [--fast] solve|verify IN OUT"


def main(arguments: list[str]) -> int:
    fast = "--fast" in arguments
    words = [word for word in arguments if word != "--fast"]
    if len(words) != 3 or words[0] not in ("solve", "verify"):
        return _say(USAGE, 2)
    try:
        return _solve(*words[1:], fast) if words[0] == "solve" else _verify(*words[1:])
    except Malformed as error:
        return _say(str(error), 2)


def _solve(source: str, target: str, fast: bool) -> int:
    """`fast` compiles the solver with numba where that is installed."""
    problem = read_problem(source)
    start = time.perf_counter()
    solution = _solution(problem, fast)
    result = result_of(problem, solution)
    fault = fault_of(problem, result)
    if fault:
        raise ArithmeticError(fault)
    write_result(target, result | {"optimal": True, "seconds": round(time.perf_counter() - start, 3)})
    return 0


def _solution(problem, fast):
    pairs = EdgePairs(problem["learners"], problem["mentors"], problem["i"], problem["j"], scores_of(problem))
    if problem["objective"] == "stable":
        from .stable import stable

        return stable(pairs, problem["capacity"])
    from . import speed
    from .solve import solve

    if fast:
        speed.use_numba()
    return solve(pairs, problem["capacity"], needs_of(problem))


def _verify(source: str, target: str) -> int:
    problem, result = read_problem(source), read_result(target)
    fault = claim_fault(problem, result) or fault_of(problem, result)
    if fault:
        return _say(fault, 1)
    print(f"holds: {result['covered']} learners, total {result['total']}, {problem['objective']}")
    return 0


def _say(text: str, status: int) -> int:
    print(text, file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

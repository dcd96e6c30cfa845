"""A solution as the command line writes it, and whether something read from a file has that form."""
import numpy as np

from .solve import Solution


def result_of(problem: dict, solution: Solution) -> dict:
    """`total` and `minimum` are of the scores as given. A certificate of kind `prices` proves an optimum over all pairs; of kind
    `stability`, that no learner and mentor would both rather have each other, which the pairs themselves show."""
    covered = np.flatnonzero(solution.match >= 0)
    pairs = np.stack([covered, solution.match[covered]], axis=1).tolist()
    worst = solution.highest if problem["minimize"] else solution.lowest
    sign = -1 if problem["minimize"] else 1
    return {"objective": problem["objective"], "minimize": problem["minimize"], "pairs": pairs, "covered": solution.covered,
            "total": sign * solution.total, "minimum": None if worst is None else sign * worst,
            "certificate": _certificate(problem, solution)}


def _certificate(problem, solution) -> dict:
    if solution.price is None:
        return {"kind": "stability", "ties": "the lower number is preferred"}
    needs = {name: problem[name] for name in ("threshold", "steepness") if name in problem}
    return {"kind": "prices", "bonus": solution.bonus, "prices": solution.price.tolist()} | needs


def claim_fault(problem: dict, result: dict) -> str | None:
    """What of the result is not even of the right form, or speaks of another objective."""
    certificate = result.get("certificate")
    if not isinstance(certificate, dict):
        return "certificate: missing or not an object"
    wanted = {"covered": int, "total": int, "minimum": int if result.get("pairs") else type(None), "pairs": list}
    wrong = next((name for name, kind in wanted.items() if type(result.get(name, ...)) is not kind), None)
    if wrong:
        return f"{wrong}: missing or of the wrong type"
    row = next((n for n, pair in enumerate(result["pairs"]) if not _integers(pair, 2)), None)
    if row is not None:
        return f"pairs, row {row}: not a learner and a mentor"
    if result.get("optimal") is not True:
        return "optimal: not claimed"
    if any(result.get(name, problem[name]) != problem[name] for name in ("objective", "minimize")):
        return "the result is for another objective"
    return None if problem["objective"] == "stable" else _prices_fault(problem, certificate)


def _prices_fault(problem, certificate) -> str | None:
    names = ["bonus"] + [name for name in ("threshold", "steepness") if name in problem]
    wrong = next((name for name in names if type(certificate.get(name)) is not int), None)
    if wrong:
        return f"certificate.{wrong}: missing or not an integer"
    if any(certificate[name] != problem[name] for name in names[1:]):
        return "the certificate is for other parameters of needs_first"
    prices = certificate.get("prices")
    return None if _integers(prices, problem["mentors"]) else "certificate.prices: not one integer a mentor"


def _integers(values, length) -> bool:
    return isinstance(values, list) and len(values) == length and not set(map(type, values)) - {int}

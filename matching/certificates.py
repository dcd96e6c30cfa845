"""The proof that a matching is an optimum: a price for each mentor's seat, and the bonus that puts coverage first."""
from dataclasses import dataclass

from .engine.people import Cohort
from .engine.solve import Solution


@dataclass(frozen=True)
class Certificate:
    """`prices`: mentor id -> price, those of 0 left out. engine/verify.py says why it proves, and checks it without the solver."""

    bonus: int
    prices: dict[str, int]

    @classmethod
    def of(cls, found: Solution, cohort: Cohort) -> "Certificate | None":
        """None of a stable matching: its pairs themselves show that it is one."""
        if found.price is None:
            return None
        prices = zip(cohort.mentor_ids, found.price.tolist(), strict=True)
        return cls(found.bonus, {mentor: price for mentor, price in prices if price})

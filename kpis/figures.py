"""Figures from rows: how many, and for satisfaction the mean with its n. Small groups are not shown."""
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Avg, Count
from django.db.models.functions import Round

from matching.selectors import waiting_counts
from programs.models import Program

from .measures import MEASURES, Scope, feedback_given, quiet_pairs, sessions_held
from .models import Snapshot

SMALLEST_GROUP = 3  # a mean of one or two answers tells who said what


@dataclass(frozen=True)
class Figures:
    """As measured at `taken_at`. `waiting` has {program id: learners without a mentor or a proposal} where there are any.
    `satisfaction` is None under SMALLEST_GROUP answers; `asked` is two per session held."""

    taken_at: datetime
    counts: dict[str, int]
    satisfaction: float | None
    answers: int
    asked: int
    quiet_pairs: list[str]
    waiting: dict[str, int]

    @property
    def response_rate(self) -> int | None:
        """Per cent of the answers that could have been given."""
        return round(100 * self.answers / self.asked) if self.asked else None


def measure(program: Program | None) -> dict:
    """The figures of a program as JSON: {counts: {slug: n}, mean: float | None, answers: n, asked: n,
    quiet: [ids of the pairs quiet for longest], waiting: {program id: learners}}."""
    scope = Scope.of(program)
    counts = {slug: m.rows(scope).count() for slug, m in MEASURES.items() if slug != "satisfaction"}
    said = feedback_given(scope).aggregate(n=Count("pk"), mean=Round(Avg("rating"), 2))
    mean = float(said["mean"]) if said["n"] >= SMALLEST_GROUP else None
    return {"counts": counts | {"satisfaction": said["n"]}, "mean": mean, "answers": said["n"],
            "asked": 2 * sessions_held(scope).count(),
            "quiet": [str(key) for key in quiet_pairs(scope).order_by("started_at").values_list("pk", flat=True)[:5]],
            "waiting": {} if program else {str(p.pk): n for p, n in waiting_counts()}}


def read(snapshot: Snapshot) -> Figures:
    kept = snapshot.figures
    return Figures(snapshot.taken_at, kept["counts"], kept["mean"], kept["answers"], kept["asked"], kept["quiet"], kept.get("waiting", {}))

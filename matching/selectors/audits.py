"""Whom a run serves well, and whom it does not. Groups are read here only: scores know nothing of them."""
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.models import WorkingStyle
from programs.models import Enrolment

from ..engine.profiles import Profile
from ..models import MatchRun
from ..objectives import blocking
from ..records import cohort_of
from ..rules import Effects
from .comparisons import pairs_of, record_of
from .profiles import SENIORITY

SMALLEST = 5  # people; the figures of fewer would point at one of them


@dataclass(frozen=True)
class Group:
    """`covered`, `mean` and `worst` (milli-points) of those with a mentor; None when the group is too small to be shown."""

    name: str
    n: int
    covered: int | None
    mean: int | None
    worst: int | None

    @property
    def is_small(self) -> bool:
        return self.n < SMALLEST

    @property
    def rate(self) -> int | None:
        return None if self.covered is None else round(100 * self.covered / self.n)


@dataclass(frozen=True)
class Audit:
    """`by`: {question: groups}. `exposure`: [(possible learners, learners they got, mentors)] from the most sought mentor down."""

    whole: Group
    by: dict[str, list[Group]]
    possible: int
    unreached: int
    sought: int
    blocking: int
    effects: Effects


def audit_of(run: MatchRun) -> Audit | None:
    """Of the run's places as they stand, on the input of its record; None for runs older than records."""
    record = record_of(run)
    if record is None:
        return None
    cohort = cohort_of(record.inputs)
    scores = cohort.all_scores()
    pairs = {a: b for a, b in pairs_of(run).items() if (a, b) in scores}
    got = {a: scores[a, b] for a, b in pairs.items()}
    members = _languages([p.id for p in cohort.learners])
    by = {str(question): _groups(cohort.learners, got, lambda p, of=of: of(p, members)) for question, of in QUESTIONS.items()}
    reach = {m.id: 0 for m in cohort.mentors}
    for _learner, mentor in scores:
        reach[mentor] += 1
    return Audit(_group(str(_("Everybody")), [p.id for p in cohort.learners], got), by, len(reach),
                 sum(not n for n in reach.values()), max(reach.values(), default=0),
                 blocking(scores, {m.id: m.seats for m in cohort.mentors}, pairs), cohort.effects())


def _groups(learners: list[Profile], got: dict[str, int], of: Callable) -> list[Group]:
    found: dict[tuple, list[str]] = {}
    for learner in learners:
        found.setdefault(of(learner), []).append(learner.id)
    return [_group(str(name), ids, got) for (_order, name), ids in sorted(found.items(), key=lambda item: item[0][0])]


def _group(name: str, ids: list[str], got: dict[str, int]) -> Group:
    scores = [got[i] for i in ids if i in got]
    if len(ids) < SMALLEST:
        return Group(name, len(ids), None, None, None)
    return Group(name, len(ids), len(scores), sum(scores) // len(scores) if scores else None, min(scores, default=None))


def _languages(ids: list[str]) -> dict[str, str]:
    rows = Enrolment.objects.filter(pk__in=map(UUID, ids)).values_list("pk", "membership__user__language")
    return {str(pk): language for pk, language in rows}


def _by_language(person: Profile, members) -> tuple:
    code = members.get(person.id, "")
    return code, User.Language(code).label if code in User.Language.values else _("Not known")


def _by_hours(person: Profile, members) -> tuple:
    hours = person.week.bit_count() // 2
    bands = ((0, _("None given")), (5, _("Up to 5 hours a week")), (15, _("6 to 15 hours")), (168, _("More than 15 hours")))
    return next((most, name) for most, name in bands if hours <= most)


def _by_experience(person: Profile, members) -> tuple:
    years = person.experience_years
    if years is None:
        return 99, _("Not told")
    bands = ((1, _("Up to 1 year")), (5, _("2 to 5 years")), (15, _("6 to 15 years")), (98, _("More than 15 years")))
    return next((most, name) for most, name in bands if years <= most)


def _by_seniority(person: Profile, members) -> tuple:
    label = {level: WorkingStyle.Seniority(value).label for value, level in SENIORITY.items()}
    return (99, _("Not told")) if person.seniority is None else (person.seniority, label.get(person.seniority, _("Not told")))


QUESTIONS = {_("By language of the account"): _by_language, _("By free hours a week"): _by_hours,
             _("By years of experience"): _by_experience, _("By place in working life"): _by_seniority}

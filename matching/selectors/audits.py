"""Whom a run serves well, and whom it does not. Groups are read here only: scores know nothing of them."""
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.models import WorkingStyle
from programs.models import Enrolment

from ..cohorts import Cohort
from ..engine.audit import GroupFigures, RulePrice, blocking, by_group, price_of_rules
from ..engine.pairs import every
from ..engine.people import Cohort as Everybody
from ..engine.profiles import Profile
from ..engine.rules import Effects
from ..engine.scored import ScoredPairs
from ..engine.solve import solve
from ..models import MatchRun
from ..records import cohort_of
from .comparisons import pairs_of, record_of
from .profiles import SENIORITY

SMALLEST = 5  # people; the figures of fewer would point at one of them


@dataclass(frozen=True)
class Group:
    """`covered`, `mean` and `worst` (milli-points) of those with a mentor, `possible` who have a possible one; None when they are hidden:
    of a group too small to be shown, or `is_hidden` beside one, whose figures the whole would tell otherwise."""

    name: str
    n: int
    possible: int | None
    covered: int | None
    mean: int | None
    worst: int | None
    is_hidden: bool = False

    @classmethod
    def of(cls, name: str, found: GroupFigures) -> "Group":
        if found.n < SMALLEST:
            return cls(name, found.n, None, None, None, None)
        return cls(name, found.n, found.possible, found.covered, found.mean, found.worst)

    def hidden(self) -> "Group":
        return Group(self.name, self.n, None, None, None, None, is_hidden=True)

    @property
    def is_small(self) -> bool:
        return self.n < SMALLEST

    @property
    def rate(self) -> int | None:
        return None if self.covered is None else round(100 * self.covered / self.n)


@dataclass(frozen=True)
class Audit:
    """`by`: {question: groups}. Of `possible` mentors with a free place, `unreached` are possible for nobody; the most sought one is for
    `sought` learners. `prices`: what each rule costs, by rule; {} where the cohort is too large to solve it anew while somebody waits."""

    whole: Group
    by: dict[str, list[Group]]
    possible: int
    unreached: int
    sought: int
    blocking: int
    effects: Effects
    prices: dict[str, RulePrice]


def audit_of(run: MatchRun) -> Audit | None:
    """Of the run's places as they stand, on the input of its record; None for runs older than records."""
    record = record_of(run)
    if record is None:
        return None
    cohort = cohort_of(record.inputs)
    everybody = cohort.whole()
    pairs = ScoredPairs(everybody, cohort.criteria)
    edges = every(pairs)
    match = _possible(_match(everybody, pairs_of(run)), pairs)
    reach = np.bincount(edges[1], minlength=pairs.mentors)
    (whole,), by = _groups(cohort, pairs, match)
    return Audit(whole, by, pairs.mentors, int((reach == 0).sum()), int(reach.max(initial=0)), blocking(edges, match, everybody.seats),
                 cohort.effects(), _prices(cohort, everybody))


def _match(everybody: Everybody, pairs: dict[str, str]) -> np.ndarray:
    number = {mentor: j for j, mentor in enumerate(everybody.mentor_ids)}
    return np.array([number.get(pairs.get(learner), -1) for learner in everybody.learner_ids], np.int64)


def _possible(match: np.ndarray, pairs: ScoredPairs) -> np.ndarray:
    """Without those whom a coordinator paired although a rule forbids it: they have no score."""
    held = np.flatnonzero(match >= 0)
    match[held[~pairs.score(held, match[held])[1]]] = -1
    return match


def safe_to_show(groups: list[Group]) -> list[Group]:
    """The same with the smallest of the others hidden too while all that is hidden are fewer than SMALLEST people."""
    hidden = [group for group in groups if group.is_small]
    beside = sorted((group for group in groups if not group.is_small), key=lambda group: group.n)
    while hidden and beside and sum(group.n for group in hidden) < SMALLEST:
        hidden.append(beside.pop(0))
    return [group.hidden() if group in hidden and not group.is_small else group for group in groups]


def _groups(cohort: Cohort, pairs: ScoredPairs, match: np.ndarray) -> tuple[list[Group], dict[str, list[Group]]]:
    """Everybody together, and by each question in the order of its answers."""
    learners = sorted(cohort.learners, key=lambda p: p.id)
    members = _languages([p.id for p in learners])
    answers = [[of(p, members) for p in learners] for of in QUESTIONS.values()]
    names = [{str(name): order for order, name in given} for given in answers]
    everybody, *found = by_group(pairs, match, [""] * len(learners), *([str(name) for _, name in given] for given in answers))
    by = {str(question): safe_to_show([Group.of(f.group, f) for f in sorted(figures, key=lambda f, order=order: order[f.group])])
          for question, order, figures in zip(QUESTIONS, names, found, strict=True)}
    nobody = GroupFigures("", 0, 0, 0, None, None)
    return [Group.of(str(_("Everybody")), everybody[0] if everybody else nobody)], by


def _prices(cohort: Cohort, everybody: Everybody) -> dict[str, RulePrice]:
    if not cohort.can_be_tried:
        return {}
    return {price.rule: price for price in price_of_rules(everybody, cohort.criteria, solve)}


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

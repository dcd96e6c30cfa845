"""What reminds people of their sessions: the kinds, and the rules that hold in a program."""
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from programs.models import Program

from .models import ReminderRule

HOUR, DAY = 60, 24 * 60
Kind, Whom = ReminderRule.Kind, ReminderRule.Whom
BEFORE = (Kind.PREPARATION, Kind.FIRST, Kind.LAST)
OF_A_SESSION = (*BEFORE, Kind.RECAP, Kind.RECAP_MISSING)


@dataclass(frozen=True)
class Rule:
    is_on: bool
    minutes: int | None
    whom: str = Whom.BOTH

    @property
    def offset(self) -> timedelta | None:
        return None if self.minutes is None else timedelta(minutes=self.minutes)


DEFAULTS: Mapping[str, Rule] = {
    Kind.PREPARATION: Rule(True, 3 * DAY, Whom.LEARNER), Kind.FIRST: Rule(True, DAY), Kind.LAST: Rule(True, HOUR),
    Kind.RECAP: Rule(True, 5), Kind.RECAP_MISSING: Rule(True, DAY), Kind.NOTHING_BOOKED: Rule(True, None)}


def rules_in(*programs: UUID) -> dict[UUID | None, dict[str, Rule]]:
    """{program: {kind: the rule that holds there}}, under None what the organization says; in one query."""
    rows = ReminderRule.objects.filter(Q(program=None) | Q(program__in=programs))
    said: dict[UUID | None, dict[str, Rule]] = {None: {}} | {program: {} for program in programs}
    for row in rows:
        said[row.program_id][row.kind] = Rule(row.is_on, row.minutes, row.whom)
    common = {**DEFAULTS, **said[None]}
    return {program: common | own for program, own in said.items()}


def above(program: Program | None) -> Mapping[str, Rule]:
    """What holds where the program (or the organization) says nothing of its own."""
    return rules_in()[None] if program else DEFAULTS


def own_kinds(program: Program | None) -> set[str]:
    """The kinds of which the program (or the organization) says something of its own."""
    return set(ReminderRule.objects.filter(program=program).values_list("kind", flat=True))

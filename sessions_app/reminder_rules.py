"""What reminds people of their sessions: the kinds, and the rules that hold in a program."""
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.models import Program
from tenancy.orm import TenantForeignKey, TenantModel

HOUR, DAY = 60, 24 * 60


class ReminderRule(TenantModel):
    """One kind in one program, or in all of the organization's that say nothing else. `minutes` before the start, after the end, or
    since the last session; none: the program's rhythm. Without a row DEFAULTS hold.
    """

    class Kind(models.TextChoices):
        PREPARATION = "preparation", _("Preparation opens")
        FIRST = "reminder_day", _("First reminder of a session")
        LAST = "reminder_hour", _("Last reminder of a session")
        RECAP = "recap", _("How did the session go")
        RECAP_MISSING = "recap_missing", _("The recap is missing")
        NOTHING_BOOKED = "nothing_booked", _("No session planned")

    class Whom(models.TextChoices):
        BOTH = "both", _("Both")
        MENTOR = "mentor", _("The mentor")
        LEARNER = "learner", _("The learner")

    program = TenantForeignKey(Program, models.CASCADE, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind)
    is_on = models.BooleanField(default=True)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    whom = models.CharField(max_length=8, choices=Whom, default=Whom.BOTH)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "program", "kind"], nulls_distinct=False,
                                    name="sessions_app_reminderrule_once"),
            models.CheckConstraint(condition=models.Q(minutes__isnull=False, minutes__range=(1, 90 * DAY))
                                   | models.Q(minutes__isnull=True, kind="nothing_booked"), name="sessions_app_reminderrule_minutes"),
        ]


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
    rows = ReminderRule.objects.filter(models.Q(program=None) | models.Q(program__in=programs))
    said: dict[UUID | None, dict[str, Rule]] = {None: {}} | {program: {} for program in programs}
    for row in rows:
        said[row.program_id][row.kind] = Rule(row.is_on, row.minutes, row.whom)
    common = {**DEFAULTS, **said[None]}
    return {program: common | own for program, own in said.items()}


def own_kinds(program: Program | None) -> set[str]:
    """The kinds of which the program (or the organization) says something of its own."""
    return set(ReminderRule.objects.filter(program=program).values_list("kind", flat=True))

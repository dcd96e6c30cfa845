from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.models import Program
from tenancy.orm import TenantForeignKey, TenantModel

LONGEST = 90 * 24 * 60  # minutes


class ReminderRule(TenantModel):
    """One kind in one program, or in all of the organization's that say nothing else. `minutes` before the start, after the end, or
    since the last session; none: the program's rhythm. Without a row reminder_rules.DEFAULTS hold.
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
            models.CheckConstraint(condition=models.Q(minutes__isnull=False, minutes__range=(1, LONGEST))
                                   | models.Q(minutes__isnull=True, kind="nothing_booked"), name="sessions_app_reminderrule_minutes"),
        ]

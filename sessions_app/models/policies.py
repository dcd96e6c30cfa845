from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.models import Program
from tenancy.orm import TenantModel, TenantOneToOneField


class SchedulingPolicy(TenantModel):
    """A program's own rules of booking. Without a row the defaults hold."""

    class Approval(models.TextChoices):
        NONE = "none", _("Booked at once")
        OTHER = "other", _("The other person accepts first")

    program = TenantOneToOneField(Program, models.CASCADE, related_name="scheduling_policy", verbose_name=_("program"))
    lengths = ArrayField(models.PositiveSmallIntegerField(validators=[MinValueValidator(15), MaxValueValidator(240)]),
                         verbose_name=_("session lengths to choose from (minutes)"), default=list, blank=True,
                         help_text=_("For example 30, 45, 60. Empty: only the program's own length."))

    approval = models.CharField(_("a session is"), max_length=8, choices=Approval, default=Approval.NONE)
    change_notice_hours = models.PositiveSmallIntegerField(
        _("hours before the start until which one may move it alone"), default=0, validators=[MaxValueValidator(168)],
        help_text=_("Later, other times are proposed to the other person, and a cancellation counts as late."))
    late_after_minutes = models.PositiveSmallIntegerField(_("late after (minutes)"), default=5, validators=[MaxValueValidator(60)])
    missed_after_minutes = models.PositiveSmallIntegerField(_("missed after (minutes)"), default=15,
                                                            validators=[MaxValueValidator(120)])
    appeal_days = models.PositiveSmallIntegerField(
        _("days to disagree"), default=7, validators=[MaxValueValidator(60)],
        help_text=_("How long one may contradict what the other said of how a session went."))
    missed_told = models.PositiveSmallIntegerField(
        _("missed sessions after which the coordination is told"), default=2, validators=[MaxValueValidator(20)],
        help_text=_("Of one person, in the days below. 0: never."))
    counted_days = models.PositiveSmallIntegerField(_("days in which they are counted"), default=60,
                                                    validators=[MinValueValidator(1), MaxValueValidator(365)])
    counts_late = models.BooleanField(_("coming late counts as missed"), default=False)
    counts_late_cancel = models.BooleanField(_("cancelling late counts as missed"), default=False)

    class Meta:
        verbose_name = _("scheduling policy")
        verbose_name_plural = _("scheduling policies")
        constraints = [
            models.CheckConstraint(condition=models.Q(late_after_minutes__lte=models.F("missed_after_minutes")),
                                   name="sessions_app_policy_late_before_missed",
                                   violation_error_message=_("Somebody is late before the session is missed.")),
            models.CheckConstraint(condition=models.Q(missed_told__lte=20, counted_days__range=(1, 365)),
                                   name="sessions_app_policy_counted"),
        ]

    def __str__(self):
        return str(self.program)

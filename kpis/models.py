from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from common.prose import ProseField
from matching.models import Mentorship
from programs.models import Program
from sessions_app.models import Session
from tenancy.orm import TenantForeignKey, TenantModel

RATING = [MinValueValidator(1), MaxValueValidator(5)]


class SessionFeedback(TenantModel):
    """What one person of the pair says of a session. Read by coordinators, not by the other person."""

    session = TenantForeignKey(Session, models.CASCADE, related_name="feedback")
    membership = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    rating = models.PositiveSmallIntegerField(_("How useful was this session?"), validators=RATING)
    comment = ProseField(_("comment"), max_length=2000, blank=True)
    given_at = models.DateTimeField(_("given"))

    class Meta:
        verbose_name = _("session feedback")
        verbose_name_plural = _("session feedback")
        constraints = [
            models.UniqueConstraint(fields=["organization", "session", "membership"], name="kpis_sessionfeedback_once"),
            models.CheckConstraint(condition=models.Q(rating__range=(1, 5)), name="kpis_sessionfeedback_rating"),
        ]

    def __str__(self):
        return f"{self.membership.name}, {self.session}"


class Pulse(TenantModel):
    """How the mentorship is going, asked now and then of each person of the pair."""

    mentorship = TenantForeignKey(Mentorship, models.CASCADE, related_name="pulses")
    membership = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    asked_on = models.DateField(_("asked"))
    score = models.PositiveSmallIntegerField(_("How is your mentorship going?"), null=True, blank=True, validators=RATING)
    comment = ProseField(_("comment"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("pulse")
        verbose_name_plural = _("pulses")
        constraints = [
            models.UniqueConstraint(fields=["organization", "mentorship", "membership", "asked_on"], name="kpis_pulse_once"),
            models.CheckConstraint(condition=models.Q(score__isnull=True) | models.Q(score__range=(1, 5)), name="kpis_pulse_score"),
        ]

    def __str__(self):
        return f"{self.membership.name}, {self.asked_on}"


class Snapshot(TenantModel):
    """The figures of one program (or of all, program null) as measured at one moment; the day's last one is kept.

    Pages read the newest snapshot, so that their cost does not grow with the organization.
    """

    program = TenantForeignKey(Program, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("program"))
    taken_on = models.DateField(_("day"))
    taken_at = models.DateTimeField(_("measured"))
    figures = models.JSONField(_("figures"))

    class Meta:
        verbose_name = _("snapshot")
        verbose_name_plural = _("snapshots")
        ordering = ["-taken_on"]
        constraints = [models.UniqueConstraint(fields=["organization", "program", "taken_on"], nulls_distinct=False,
                                               name="kpis_snapshot_once_a_day")]

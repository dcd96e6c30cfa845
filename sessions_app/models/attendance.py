from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from tenancy.orm import TenantForeignKey, TenantModel

from .sessions import Session


class Arrival(TenantModel):
    """The first time that a person followed the meeting link around the hour."""

    session = TenantForeignKey(Session, models.CASCADE, related_name="arrivals")
    membership = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "session", "membership"],
                                               name="sessions_app_arrival_once")]


class Attendance(TenantModel):
    """The word of one person (`recorded_by`) on how one person (`membership`, themselves or the other) was there."""

    class Outcome(models.TextChoices):
        PRESENT = "present", _("Present")
        LATE = "late", _("Late")
        ABSENT = "absent", _("Absent")
        TECHNICAL = "technical", _("Technical failure")

    session = TenantForeignKey(Session, models.CASCADE, related_name="attendances")
    membership = TenantForeignKey(Membership, models.CASCADE, related_name="+", verbose_name=_("member"))
    outcome = models.CharField(_("attendance"), max_length=10, choices=Outcome)
    recorded_by = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "session", "membership", "recorded_by"],
                                               name="sessions_app_attendance_once")]

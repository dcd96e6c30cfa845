from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models

from accounts.models import Membership
from matching.models import Mentorship, TrialMeeting
from tenancy.orm import TenantForeignKey, TenantModel

from .sessions import Session


class Hold(TenantModel):
    """A time kept for two people while one of them fills the form. It counts until `expires_at`, whether anybody sweeps it or not."""

    mentorship = TenantForeignKey(Mentorship, models.CASCADE, related_name="+")
    membership = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="sessions_app_hold_ends_after_start"),
            models.UniqueConstraint(fields=["organization", "mentorship", "membership"], name="sessions_app_hold_one_each"),
        ]


class SessionClaim(TenantModel):
    """A person's time taken by a session, a hold or a trial meeting. The database refuses two active claims of one person that overlap."""

    session = TenantForeignKey(Session, models.CASCADE, null=True, related_name="claims")
    hold = TenantForeignKey(Hold, models.CASCADE, null=True, related_name="claims")
    trial = TenantForeignKey(TrialMeeting, models.CASCADE, null=True, related_name="+")
    membership = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    busy = DateTimeRangeField()
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(session__isnull=False, hold__isnull=True, trial__isnull=True)
                                   | models.Q(session__isnull=True, hold__isnull=False, trial__isnull=True)
                                   | models.Q(session__isnull=True, hold__isnull=True, trial__isnull=False),
                                   name="sessions_app_claim_for_one"),
            models.UniqueConstraint(fields=["organization", "session", "membership"], name="sessions_app_claim_once"),
            models.UniqueConstraint(fields=["organization", "hold", "membership"], name="sessions_app_claim_held_once"),
            models.UniqueConstraint(fields=["organization", "trial", "membership"], condition=models.Q(trial__isnull=False),
                                    name="sessions_app_claim_tried_once"),
            ExclusionConstraint(
                name="sessions_app_person_free", index_type="GIST", condition=models.Q(is_active=True),
                expressions=[("organization", RangeOperators.EQUAL), ("membership", RangeOperators.EQUAL),
                             ("busy", RangeOperators.OVERLAPS)]),
        ]

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from common.time_zones import validate_time_zone
from matching.models import Mentorship
from tenancy.orm import TenantForeignKey, TenantModel


class SessionSeries(TenantModel):
    """Sessions of a pair at one wall-clock time of `time_zone`, by an RFC 5545 rule whose DTSTART is `starts_at`. A date of the rule
    without a session was left out. `sequence` rises with each change of any of them: in calendars they are one entry.
    """

    mentorship = TenantForeignKey(Mentorship, models.PROTECT, related_name="series", verbose_name=_("mentorship"))
    rule = models.CharField(_("rule"), max_length=120)
    starts_at = models.DateTimeField(_("first date"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    time_zone = models.CharField(_("time zone"), max_length=64, validators=[validate_time_zone])
    sequence = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField(null=True, blank=True)  # when the sequence rose last
    follows = TenantForeignKey("self", models.PROTECT, null=True, blank=True, related_name="continued_by")  # the series it was split from
    moved_at = models.DateTimeField(null=True, blank=True)  # when its rule changed last, from what these two say
    rule_before = models.CharField(max_length=120, blank=True)
    starts_before = models.DateTimeField(null=True, blank=True)
    booked_by = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    booking_key = models.UUIDField(null=True, blank=True)
    created_at = models.DateTimeField(_("booked"))

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(minutes__gt=0), name="sessions_app_series_minutes"),
            models.UniqueConstraint(fields=["organization", "booking_key"], name="sessions_app_series_booked_once"),
        ]

    def __str__(self):
        return self.rule

"""What each of the two last answered from their own calendar."""
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Membership
from tenancy.orm import TenantForeignKey, TenantModel


class CalendarReply(TenantModel):
    """The latest answer of a person to the invitation of a session; `stamp` is when their calendar made it."""

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", pgettext_lazy("answer of a calendar", "yes")
        DECLINED = "declined", pgettext_lazy("answer of a calendar", "no")
        TENTATIVE = "tentative", pgettext_lazy("answer of a calendar", "perhaps")
        COUNTER = "counter", pgettext_lazy("answer of a calendar", "another time")

    session = TenantForeignKey("sessions_app.Session", models.CASCADE, related_name="calendar_replies")
    membership = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    sequence = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=10, choices=Answer)
    stamp = models.DateTimeField()
    comment = models.CharField(_("reason"), max_length=300, blank=True)
    received_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "session", "membership"],
                                               name="sessions_app_calendarreply_latest")]

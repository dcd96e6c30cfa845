"""Calendars elsewhere: our feed to them, what they answered, and those whose busy time counts here."""
from urllib.parse import urlsplit

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Membership
from common.prose import LineField
from matching.models import TrialMeeting
from tenancy.orm import TenantForeignKey, TenantModel, TenantOneToOneField

from .sessions import Session


class CalendarFeed(TenantModel):
    """A person's private address that calendars subscribe to. The address is signed with `version`: a higher one revokes it."""

    membership = TenantOneToOneField(Membership, models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(default=1)
    is_on = models.BooleanField(default=True)
    is_busy_only = models.BooleanField(_("only say that I am busy"), default=False)
    created_at = models.DateTimeField()  # when its address was made


class CalendarReply(TenantModel):
    """The latest answer of a person to the invitation of a session or a trial meeting; `stamp` is when their calendar made it."""

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", pgettext_lazy("answer of a calendar", "yes")
        DECLINED = "declined", pgettext_lazy("answer of a calendar", "no")
        TENTATIVE = "tentative", pgettext_lazy("answer of a calendar", "perhaps")
        COUNTER = "counter", pgettext_lazy("answer of a calendar", "another time")

    session = TenantForeignKey(Session, models.CASCADE, null=True, related_name="calendar_replies")
    trial = TenantForeignKey(TrialMeeting, models.CASCADE, null=True, related_name="+")
    membership = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    sequence = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=10, choices=Answer)
    stamp = models.DateTimeField()
    comment = LineField(_("reason"), max_length=300, blank=True)
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(session__isnull=True) ^ models.Q(trial__isnull=True),
                                   name="sessions_app_calendarreply_for_one"),
            models.UniqueConstraint(fields=["organization", "session", "membership"], name="sessions_app_calendarreply_latest"),
            models.UniqueConstraint(fields=["organization", "trial", "membership"], condition=models.Q(trial__isnull=False),
                                    name="sessions_app_calendarreply_tried"),
        ]


class SubscribedCalendar(TenantModel):
    """An address that a member gave. It is a secret: whoever has it reads their calendar, so no page shows more of it than the host."""

    class Problem(models.TextChoices):
        ADDRESS = "address", _("This address leads nowhere that may be read: it must be a public one that starts with https://.")
        UNREACHABLE = "unreachable", _("The server of this calendar does not answer.")
        SLOW = "slow", _("Reading this calendar takes too long.")
        TOO_LARGE = "too_large", _("This calendar is larger than 5 MB.")
        MISSING = "missing", _("There is no calendar at this address any more, or it is no longer shared.")
        STATUS = "status", _("The server of this calendar answered with an error.")
        NOT_CALENDAR = "not_calendar", _("What is at this address is not a calendar (ICS).")
        TOO_MANY = "too_many", _("This calendar has too many entries.")
        PARTLY = "partly", _("Part of this calendar could not be read: too much of it repeats in odd ways. What could be read counts.")

    membership = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    url = models.CharField(_("address"), max_length=1000)
    etag = models.CharField(max_length=200, blank=True)
    modified = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=14, choices=Problem, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["created_at"]
        constraints = [models.UniqueConstraint(fields=["organization", "membership", "url"], name="sessions_app_subscribed_once")]
        indexes = [models.Index(fields=["organization", "due_at"])]

    def __str__(self):
        return self.host

    @property
    def host(self) -> str:
        """Not what may stand after it without a slash: a query is as secret as a path."""
        return urlsplit(self.url).hostname or ""


class ExternalBusy(TenantModel):
    """Time that a subscribed calendar takes, as it was read last. It has no name."""

    calendar = TenantForeignKey(SubscribedCalendar, models.CASCADE, related_name="spans")
    busy = DateTimeRangeField()

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from common import clock
from common.time_zones import validate_time_zone
from matching.models import Mentorship
from tenancy.orm import TenantForeignKey, TenantModel


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class AvailabilityRule(TenantModel):
    """Hours of a weekday when a person can meet, in their own zone. Minutes after local midnight, end excluded."""

    membership = TenantForeignKey(Membership, models.CASCADE, related_name="availability_rules")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday)
    start_minute = models.PositiveSmallIntegerField(_("from"), validators=[MaxValueValidator(1439)])
    end_minute = models.PositiveSmallIntegerField(_("to"), validators=[MaxValueValidator(1440)])
    time_zone = models.CharField(_("time zone"), max_length=64, validators=[validate_time_zone])

    class Meta:
        verbose_name = _("weekly hours")
        verbose_name_plural = _("weekly hours")
        ordering = ["weekday", "start_minute"]
        constraints = [
            models.CheckConstraint(condition=models.Q(end_minute__gt=models.F("start_minute"), end_minute__lte=1440),
                                   name="sessions_app_rule_ends_after_start"),
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="sessions_app_rule_weekday"),
        ]


class TimeOff(TenantModel):
    """Local dates, first and last included, when a person cannot meet whatever the weekly hours say."""

    membership = TenantForeignKey(Membership, models.CASCADE, related_name="time_off")
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    class Meta:
        verbose_name = _("time off")
        verbose_name_plural = _("time off")
        ordering = ["first_day"]
        constraints = [models.CheckConstraint(condition=models.Q(last_day__gte=models.F("first_day")),
                                              name="sessions_app_timeoff_ends_after_start")]


class Session(TenantModel):
    """One meeting of a pair. `starts_at` and `ends_at` are instants; `time_zone` is the zone it was agreed in."""

    class Status(models.TextChoices):
        CONFIRMED = "confirmed", _("Planned")
        HELD = "held", _("Held")
        MISSED = "missed", _("Missed")
        TECHNICAL = "technical", _("Technical failure")
        CANCELLED = "cancelled", _("Cancelled")

    mentorship = TenantForeignKey(Mentorship, models.PROTECT, related_name="sessions", verbose_name=_("mentorship"))
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    time_zone = models.CharField(_("time zone"), max_length=64, validators=[validate_time_zone])
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.CONFIRMED)
    sequence = models.PositiveSmallIntegerField(default=0)
    join_url = models.CharField(_("meeting link"), max_length=300, blank=True)
    preparation = models.TextField(_("preparation"), max_length=3000, blank=True)
    preparation_version = models.PositiveIntegerField(default=0)
    recap = models.TextField(_("what we did"), max_length=3000, blank=True)
    recap_version = models.PositiveIntegerField(default=0)
    booked_by = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    booking_key = models.UUIDField(null=True, blank=True)
    created_at = models.DateTimeField(_("booked"))
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    cancelled_by = TenantForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    cancel_reason = models.CharField(_("reason"), max_length=300, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    is_disputed = models.BooleanField(_("two words disagree"), default=False)
    settled_by = TenantForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")),
                                   name="sessions_app_session_ends_after_start"),
            models.UniqueConstraint(fields=["organization", "booking_key"], name="sessions_app_session_booked_once"),
        ]
        indexes = [models.Index(fields=["organization", "mentorship", "starts_at"]),
                   models.Index(fields=["organization", "status", "starts_at"]),
                   models.Index(fields=["organization", "starts_at"])]

    def __str__(self):
        return f"{self.starts_at:%Y-%m-%d %H:%M} UTC"

    @property
    def is_to_write_up(self) -> bool:
        """It is over and nobody has said yet whether it took place."""
        return self.status == self.Status.CONFIRMED and self.ends_at <= clock.now()

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds() // 60)


class SessionClaim(TenantModel):
    """A person's time taken by a session. The database refuses two active claims of one person that overlap."""

    session = TenantForeignKey(Session, models.CASCADE, related_name="claims")
    membership = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    busy = DateTimeRangeField()
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "session", "membership"], name="sessions_app_claim_once"),
            ExclusionConstraint(
                name="sessions_app_person_free", index_type="GIST", condition=models.Q(is_active=True),
                expressions=[("organization", RangeOperators.EQUAL), ("membership", RangeOperators.EQUAL),
                             ("busy", RangeOperators.OVERLAPS)]),
        ]


class AgendaItem(TenantModel):
    class Kind(models.TextChoices):
        RECAP = "recap", _("Recap of goals and last actions")
        WORK = "work", _("Work")
        EXCHANGE = "exchange", _("Exchange")
        ACTIONS = "actions", _("Actions to take")

    session = TenantForeignKey(Session, models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("part"), max_length=8, choices=Kind)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    topic = models.CharField(_("topic"), max_length=300, blank=True)
    is_done = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["organization", "session", "position"],
                                               name="sessions_app_agendaitem_once")]


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


class SessionNote(TenantModel):
    class Audience(models.TextChoices):
        PAIR = "pair", _("The two of you")
        PRIVATE = "private", _("Only you")
        STAFF = "staff", _("The mentor and the coordinators")

    session = TenantForeignKey(Session, models.CASCADE, related_name="notes")
    author = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    audience = models.CharField(_("who can read this"), max_length=8, choices=Audience, default=Audience.PAIR)
    body = models.TextField(_("note"), max_length=5000)
    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        ordering = ["created_at"]

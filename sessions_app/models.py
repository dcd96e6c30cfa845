from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Membership
from common import clock
from common.time_zones import validate_time_zone
from matching.models import Mentorship
from programs.models import Program
from tenancy.orm import TenantForeignKey, TenantModel, TenantOneToOneField

from .calendar_replies import CalendarReply as CalendarReply
from .hours_sets import HoursOfSet as HoursOfSet
from .hours_sets import HoursSet as HoursSet
from .hours_sets import Weekday as Weekday
from .reminder_rules import ReminderRule as ReminderRule
from .subscribed_calendars import ExternalBusy as ExternalBusy
from .subscribed_calendars import SubscribedCalendar as SubscribedCalendar


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


class DateHours(TenantModel):
    """Hours of one local date: beside those of its weekday, or instead of them."""

    membership = TenantForeignKey(Membership, models.CASCADE, related_name="date_hours")
    day = models.DateField(_("date"))
    start_minute = models.PositiveSmallIntegerField(_("from"), validators=[MaxValueValidator(1439)])
    end_minute = models.PositiveSmallIntegerField(_("to"), validators=[MaxValueValidator(1440)])
    time_zone = models.CharField(_("time zone"), max_length=64, validators=[validate_time_zone])
    is_instead = models.BooleanField(_("instead of the weekly hours"), default=False)

    class Meta:
        verbose_name = _("hours of a date")
        verbose_name_plural = _("hours of dates")
        ordering = ["day", "start_minute"]
        constraints = [
            models.CheckConstraint(condition=models.Q(end_minute__gt=models.F("start_minute"), end_minute__lte=1440),
                                   name="sessions_app_datehours_ends_after_start"),
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


class BookingRules(TenantModel):
    """What a person asks of whoever books their time. Without a row the defaults hold."""

    class Step(models.IntegerChoices):
        QUARTER = 15, _("every quarter of an hour")
        THIRD = 20, _("every 20 minutes")
        HALF = 30, _("every half hour")
        HOUR = 60, _("every hour")

    membership = TenantOneToOneField(Membership, models.CASCADE, related_name="booking_rules")
    is_paused = models.BooleanField(_("take no new session for now"), default=False)
    paused_until = models.DateField(_("until"), null=True, blank=True)
    holiday_country = models.CharField(_("public holidays of"), max_length=2, blank=True)
    holiday_region = models.CharField(_("region"), max_length=12, blank=True)
    buffer_before = models.PositiveSmallIntegerField(_("minutes kept free before"), default=0)
    buffer_after = models.PositiveSmallIntegerField(_("minutes kept free after"), default=0)
    notice_hours = models.PositiveSmallIntegerField(_("booked at least this many hours ahead"), default=2)
    window_days = models.PositiveSmallIntegerField(_("booked at most this many days ahead"), default=56)
    per_day = models.PositiveSmallIntegerField(_("sessions a day, at most"), null=True, blank=True)
    per_week = models.PositiveSmallIntegerField(_("sessions a week, at most"), null=True, blank=True)
    step = models.PositiveSmallIntegerField(_("starts are offered"), choices=Step, null=True, blank=True)
    from_midnight = models.BooleanField(_("count starts on full hours of the clock"), default=False)

    class Meta:
        verbose_name = _("rules of booking")
        verbose_name_plural = _("rules of booking")
        constraints = [
            models.CheckConstraint(condition=models.Q(buffer_before__lte=120, buffer_after__lte=120),
                                   name="sessions_app_rules_buffers"),
            models.CheckConstraint(condition=models.Q(notice_hours__lte=720, window_days__range=(1, 365)),
                                   name="sessions_app_rules_window"),
            models.CheckConstraint(condition=models.Q(per_day__isnull=True) | models.Q(per_day__gt=0),
                                   name="sessions_app_rules_per_day"),
            models.CheckConstraint(condition=models.Q(per_week__isnull=True) | models.Q(per_week__gt=0),
                                   name="sessions_app_rules_per_week"),
            models.CheckConstraint(condition=models.Q(step__isnull=True) | models.Q(step__in=[15, 20, 30, 60]),
                                   name="sessions_app_rules_step"),
        ]


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

    class Meta:
        verbose_name = _("scheduling policy")
        verbose_name_plural = _("scheduling policies")
        constraints = [
            models.CheckConstraint(condition=models.Q(late_after_minutes__lte=models.F("missed_after_minutes")),
                                   name="sessions_app_policy_late_before_missed",
                                   violation_error_message=_("Somebody is late before the session is missed.")),
        ]

    def __str__(self):
        return str(self.program)


class SessionSeries(TenantModel):
    """Sessions of a pair at one wall-clock time of `time_zone`, by an RFC 5545 rule whose DTSTART is `starts_at`. A date of the rule
    without a session was left out.
    """

    mentorship = TenantForeignKey(Mentorship, models.PROTECT, related_name="series", verbose_name=_("mentorship"))
    rule = models.CharField(_("rule"), max_length=120)
    starts_at = models.DateTimeField(_("first date"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    time_zone = models.CharField(_("time zone"), max_length=64, validators=[validate_time_zone])
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


class Session(TenantModel):
    """One meeting of a pair. `starts_at` and `ends_at` are instants; `time_zone` is the zone it was agreed in."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("session", "Proposed")
        CONFIRMED = "confirmed", _("Planned")
        HELD = "held", _("Held")
        MISSED = "missed", _("Missed")
        TECHNICAL = "technical", _("Technical failure")
        CANCELLED = "cancelled", _("Cancelled")

    TO_COME = (Status.PROPOSED, Status.CONFIRMED)

    mentorship = TenantForeignKey(Mentorship, models.PROTECT, related_name="sessions", verbose_name=_("mentorship"))
    series = TenantForeignKey(SessionSeries, models.PROTECT, null=True, blank=True, related_name="sessions", verbose_name=_("series"))
    position = models.PositiveSmallIntegerField(null=True, blank=True)  # which date of the series' rule, from 0
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
    answer_by = models.DateTimeField(_("to be answered by"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    cancelled_by = TenantForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    cancel_reason = models.CharField(_("reason"), max_length=300, blank=True)
    is_late_cancel = models.BooleanField(_("cancelled late"), default=False)
    moved_at = models.DateTimeField(null=True, blank=True)
    moved_by = TenantForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    moved_from = models.DateTimeField(null=True, blank=True)
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
            models.CheckConstraint(condition=~models.Q(status="proposed") | models.Q(answer_by__isnull=False),
                                   name="sessions_app_session_proposal_ends"),
            models.CheckConstraint(condition=~(models.Q(series__isnull=True) ^ models.Q(position__isnull=True)),
                                   name="sessions_app_session_position_in_series"),
            models.UniqueConstraint(fields=["organization", "booking_key"], name="sessions_app_session_booked_once"),
            models.UniqueConstraint(fields=["organization", "series", "position"], name="sessions_app_session_once_in_series"),
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


class CounterProposal(TenantModel):
    """Up to three other times for a session, for the other person to choose from. They are claimed once one is chosen."""

    class Status(models.TextChoices):
        OPEN = "open", pgettext_lazy("proposal", "Waiting for an answer")
        ACCEPTED = "accepted", pgettext_lazy("proposal", "Accepted")
        DECLINED = "declined", pgettext_lazy("proposal", "Declined")
        OVER = "over", pgettext_lazy("proposal", "No longer of use")

    session = TenantForeignKey(Session, models.CASCADE, related_name="counter_proposals")
    proposed_by = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    starts = ArrayField(models.DateTimeField())
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.OPEN)
    created_at = models.DateTimeField()
    answer_by = models.DateTimeField(_("to be answered by"))

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(starts__len__range=(1, 3)), name="sessions_app_counterproposal_one_to_three"),
            models.UniqueConstraint(fields=["organization", "session"], condition=models.Q(status="open"),
                                    name="sessions_app_counterproposal_one_open"),
        ]


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
    """A person's time taken by a session or a hold. The database refuses two active claims of one person that overlap."""

    session = TenantForeignKey(Session, models.CASCADE, null=True, related_name="claims")
    hold = TenantForeignKey(Hold, models.CASCADE, null=True, related_name="claims")
    membership = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    busy = DateTimeRangeField()
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(session__isnull=True) ^ models.Q(hold__isnull=True),
                                   name="sessions_app_claim_for_one"),
            models.UniqueConstraint(fields=["organization", "session", "membership"], name="sessions_app_claim_once"),
            models.UniqueConstraint(fields=["organization", "hold", "membership"], name="sessions_app_claim_held_once"),
            ExclusionConstraint(
                name="sessions_app_person_free", index_type="GIST", condition=models.Q(is_active=True),
                expressions=[("organization", RangeOperators.EQUAL), ("membership", RangeOperators.EQUAL),
                             ("busy", RangeOperators.OVERLAPS)]),
        ]


class CalendarFeed(TenantModel):
    """A person's private address that calendars subscribe to. The address is signed with `version`: a higher one revokes it."""

    membership = TenantOneToOneField(Membership, models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(default=1)
    is_on = models.BooleanField(default=True)
    is_busy_only = models.BooleanField(_("only say that I am busy"), default=False)
    created_at = models.DateTimeField()


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

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from common.time_zones import validate_time_zone
from tenancy.orm import TenantForeignKey, TenantModel, TenantOneToOneField


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class OnTheClock:
    """Minutes of a day, as clocks say them."""

    start_minute: int
    end_minute: int

    @property
    def range(self) -> str:
        start, end = (f"{minute // 60 % 24:02}:{minute % 60:02}" for minute in (self.start_minute, self.end_minute))
        return f"{start}\u00a0–\u00a0{end}"


class AvailabilityRule(OnTheClock, TenantModel):
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

    def __str__(self):
        return f"{self.get_weekday_display()} {self.range}"


class DateHours(OnTheClock, TenantModel):
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

    def __str__(self):
        return f"{date_format(self.day)} {self.range}"


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

    def __str__(self):
        return f"{date_format(self.first_day)} – {date_format(self.last_day)}"


class Every(models.Func):
    """Whether `bound`, such as "15 <=", is true of each element of an array, none of them being NULL."""

    template, output_field = "(%(bound)s ALL (%(expressions)s)) IS TRUE", models.BooleanField()


class BookingRules(TenantModel):
    """What a person asks of whoever books their time. Without a row the defaults hold.

    `lengths` counts for mentors: see lengths.choosable(). None means all.
    """

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
    lengths = ArrayField(models.PositiveSmallIntegerField(validators=[MinValueValidator(15), MaxValueValidator(240)]),
                         verbose_name=_("session lengths offered (minutes)"), default=list, blank=True)

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
            models.CheckConstraint(name="sessions_app_rules_lengths", condition=models.Q(
                Every("lengths", bound="15 <="), Every("lengths", bound="240 >="), lengths__len__lte=24)),
        ]

    def __str__(self):
        return self.membership.name

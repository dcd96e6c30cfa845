from uuid import UUID

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from common.names import NameField
from common.time_zones import validate_time_zone
from programs.models import Program
from tenancy.orm import TenantForeignKey, TenantModel

from .availability import OnTheClock, Weekday

EVERY_PROGRAM = UUID(int=0)


class Season(models.Func):
    """Both days included; without them all time."""

    function, template = "daterange", "%(function)s(%(expressions)s, '[]')"
    output_field = DateRangeField()


class HoursSet(TenantModel):
    """Of a session in its `program` this set counts in its season, else one for every program in its season, else the weekly hours."""

    membership = TenantForeignKey(Membership, models.CASCADE, related_name="hours_sets")
    name = NameField(_("name"), max_length=60)
    program = TenantForeignKey(Program, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("program"))
    first_day = models.DateField(_("first day"), null=True, blank=True)
    last_day = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        verbose_name = _("set of hours")
        verbose_name_plural = _("sets of hours")
        ordering = ["first_day", "name"]
        constraints = [
            models.CheckConstraint(condition=models.Q(program__isnull=False) | models.Q(first_day__isnull=False),
                                   name="sessions_app_hoursset_for_something"),
            models.CheckConstraint(
                condition=models.Q(first_day__isnull=True, last_day__isnull=True)
                | models.Q(first_day__isnull=False, last_day__isnull=False, last_day__gte=models.F("first_day")),
                name="sessions_app_hoursset_season"),
            ExclusionConstraint(
                name="sessions_app_hoursset_one_at_a_time", index_type="GIST",
                expressions=[("organization", RangeOperators.EQUAL), ("membership", RangeOperators.EQUAL),
                             (Coalesce("program_id", models.Value(EVERY_PROGRAM), output_field=models.UUIDField()), RangeOperators.EQUAL),
                             (Season("first_day", "last_day"), RangeOperators.OVERLAPS)]),
        ]

    def __str__(self):
        """Others read it too: the name is for the person alone."""
        days = [f"{date_format(self.first_day)} – {date_format(self.last_day)}"] if self.first_day else []
        return " · ".join([*([self.program.name] if self.program else []), *days])


class HoursOfSet(OnTheClock, TenantModel):
    """A range of a set, as an AvailabilityRule is one of the weekly hours."""

    hours_set = TenantForeignKey(HoursSet, models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday)
    start_minute = models.PositiveSmallIntegerField(_("from"), validators=[MaxValueValidator(1439)])
    end_minute = models.PositiveSmallIntegerField(_("to"), validators=[MaxValueValidator(1440)])
    time_zone = models.CharField(_("time zone"), max_length=64, validators=[validate_time_zone])

    class Meta:
        ordering = ["weekday", "start_minute"]
        constraints = [
            models.CheckConstraint(condition=models.Q(end_minute__gt=models.F("start_minute"), end_minute__lte=1440),
                                   name="sessions_app_hoursofset_ends_after_start"),
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="sessions_app_hoursofset_weekday"),
        ]

    def __str__(self):
        return f"{self.get_weekday_display()} {self.range}"

"""When people can meet, to be read: it is theirs to say. What they call a set of hours is for them alone."""
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from audit.admin import GuardedAdmin, organization_site

from ..models import AvailabilityRule, BookingRules, DateHours, HoursSet, TimeOff


class OfPerson(GuardedAdmin):
    list_select_related = ["membership__user"]
    search_fields = ["membership__user__name"]
    readonly_fields = ["person"]

    @admin.display(description=_("Person"), ordering="membership__user__sort_name")
    def person(self, row):
        return row.membership.name


class AvailabilityRuleAdmin(OfPerson):
    list_display = fields = ["person", "weekday", "range", "time_zone"]
    list_filter = ["weekday"]
    ordering = ["membership__user__sort_name", "weekday", "start_minute"]
    readonly_fields = ["person", "range"]

    @admin.display(description=_("Hours"))
    def range(self, row):
        return row.range


class DateHoursAdmin(OfPerson):
    list_display = fields = ["person", "day", "range", "is_instead", "time_zone"]
    list_filter = ["day"]
    ordering = ["-day", "membership__user__sort_name", "start_minute"]
    readonly_fields = ["person", "range"]

    range = AvailabilityRuleAdmin.range


class HoursSetAdmin(OfPerson):
    list_display = fields = ["person", "program", "first_day", "last_day", "week"]
    list_filter = [("program", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["membership__user", "program"]
    ordering = ["membership__user__sort_name", "first_day"]
    readonly_fields = ["person", "week"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("program").prefetch_related("hours")

    @admin.display(description=_("Hours"))
    def week(self, row):
        return ", ".join(str(each) for each in row.hours.all())


class TimeOffAdmin(OfPerson):
    list_display = fields = ["person", "first_day", "last_day"]
    list_filter = ["first_day"]
    ordering = ["-first_day", "membership__user__sort_name"]


class BookingRulesAdmin(OfPerson):
    list_display = ["person", "is_paused", "paused_until", "notice_hours", "window_days", "per_day", "per_week"]
    list_filter = ["is_paused"]
    ordering = ["membership__user__sort_name"]
    fields = [*list_display, "buffer_before", "buffer_after", "step", "from_midnight", "lengths", "holiday_country", "holiday_region"]


for model, of in {AvailabilityRule: AvailabilityRuleAdmin, DateHours: DateHoursAdmin, HoursSet: HoursSetAdmin, TimeOff: TimeOffAdmin,
                  BookingRules: BookingRulesAdmin}.items():
    organization_site.register(model, of)

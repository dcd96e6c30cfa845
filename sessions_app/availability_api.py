"""When people can meet: weekly hours, days off, sets of hours, and calendars elsewhere that count as busy."""
from datetime import time

from django.db import transaction
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.response import Response

from accounts.endpoints import MemberView
from common.api import ClockTime, Model, cleaned, operation
from common.days import SENSIBLE
from common.time_zones import validate_time_zone

from . import access, selectors, services, tasks
from .forms.hours_sets import FactsForm
from .models import HoursSet, SubscribedCalendar, Weekday
from .seasons import season_of
from .slots import DAY, DaysOff, Hours


class HoursField(serializers.Serializer):
    weekday = serializers.ChoiceField(Weekday.choices, help_text="0 is Monday.")
    start = ClockTime(help_text="A wall-clock time in the zone given, for example 09:30.")
    end = ClockTime(help_text="00:00 is midnight at the end of the day.")


class DaysOffField(serializers.Serializer):
    first = serializers.DateField(validators=SENSIBLE)
    last = serializers.DateField(validators=SENSIBLE, help_text="Included.")


class AvailabilityOut(serializers.Serializer):
    time_zone = serializers.CharField(validators=[validate_time_zone])
    hours = HoursField(many=True, max_length=70)
    days_off = DaysOffField(many=True, max_length=40)


class Availability(MemberView):
    @operation(answer=AvailabilityOut)
    def get(self, request):
        """Your weekly hours and your days off."""
        return self.answer(_availability(self.actor), AvailabilityOut)

    @operation(answer=AvailabilityOut, body=AvailabilityOut)
    def put(self, request):
        """Replace your weekly hours and days off."""
        sent = self.body(AvailabilityOut)
        services.set_availability(actor=self.actor, hours=_hours(sent), days_off=[DaysOff(**off) for off in sent["days_off"]])
        return self.answer(_availability(self.actor), AvailabilityOut)


def _availability(actor) -> dict:
    hours = selectors.hours_of(actor)
    return {"time_zone": hours[0].zone if hours else actor.user.time_zone,
            "hours": _told(hours),
            "days_off": [off._asdict() for off in selectors.days_off_of(actor)]}


def _hours(sent) -> list[Hours]:
    return [Hours(each["weekday"], _minute(each["start"]), _minute(each["end"]) or DAY, sent["time_zone"]) for each in sent["hours"]]


def _told(hours) -> list[dict]:
    return [{"weekday": each.weekday, "start": _time(each.start), "end": _time(each.end)} for each in hours]


def _minute(clock_time: time) -> int:
    return clock_time.hour * 60 + clock_time.minute


def _time(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)


# ── sets of hours ────────────────────────────────────────────────────────────────────────────────
class HoursSetOut(Model):
    time_zone = serializers.SerializerMethodField()
    hours = serializers.SerializerMethodField()

    class Meta:
        model = HoursSet
        fields = ["id", "name", "program", "first_day", "last_day", "time_zone", "hours"]

    def get_time_zone(self, found) -> str:
        return season_of(found).hours[0].zone

    @extend_schema_field(HoursField(many=True))
    def get_hours(self, found):
        return HoursField(_told(season_of(found).hours), many=True).data


class HoursSetIn(serializers.Serializer):
    name = serializers.CharField(max_length=60)
    program = serializers.UUIDField(allow_null=True, default=None, help_text="One of yours; null for all programs.")
    first_day = serializers.DateField(validators=SENSIBLE, allow_null=True, default=None, help_text="null without a season.")
    last_day = serializers.DateField(validators=SENSIBLE, allow_null=True, default=None, help_text="Included.")
    time_zone = serializers.CharField(validators=[validate_time_zone])
    hours = HoursField(many=True, max_length=70)


class HoursSets(MemberView):
    @operation(answer=HoursSetOut, many=True)
    def get(self, request):
        """Your other hours, for a program or a season."""
        return self.page(selectors.hours_sets_of(self.actor), HoursSetOut)

    @operation(answer=HoursSetOut, body=HoursSetIn, status=201)
    def post(self, request):
        """Give other hours for a program, a season, or a program in a season.

        They count instead of your weekly hours; of two on one day, those for the session's program.
        """
        return self.answer(_saved(self.actor, self.body(HoursSetIn)), HoursSetOut, status=201)


class OneHoursSet(MemberView):
    @operation(answer=HoursSetOut)
    def get(self, request, hours_set_id):
        """One set of your other hours."""
        return self.answer(access.own_hours_set(self.actor, hours_set_id), HoursSetOut)

    @operation(answer=HoursSetOut, body=HoursSetIn)
    def put(self, request, hours_set_id):
        """Replace a set of your other hours."""
        found = access.own_hours_set(self.actor, hours_set_id)
        return self.answer(_saved(self.actor, self.body(HoursSetIn), found), HoursSetOut)

    @operation(status=204)
    def delete(self, request, hours_set_id):
        """Remove a set of your other hours."""
        services.remove_hours_set(actor=self.actor, hours_set=access.own_hours_set(self.actor, hours_set_id))
        return Response(status=204)


def _saved(actor, sent, found=None) -> HoursSet:
    facts = cleaned(FactsForm(sent, programs=selectors.programs_for_hours(actor, found)))
    made = services.save_hours_set(actor=actor, hours=_hours(sent), hours_set=found, **facts)
    return access.own_hours_set(actor, made.pk)


# ── calendars elsewhere ──────────────────────────────────────────────────────────────────────────
class CalendarOut(Model):
    host = serializers.CharField(read_only=True, help_text="All that is shown of its address, which is a secret.")

    class Meta:
        model = SubscribedCalendar
        fields = ["id", "host", "created_at", "read_at", "problem"]


class CalendarIn(serializers.Serializer):
    url = serializers.CharField(max_length=1000, help_text="The https address of an ICS calendar.")


class Calendars(MemberView):
    @operation(answer=CalendarOut, many=True)
    def get(self, request):
        """Your calendars elsewhere, and what hinders reading them."""
        return self.page(selectors.calendars_of(self.actor), CalendarOut)

    @operation(answer=CalendarOut, body=CalendarIn, status=201)
    def post(self, request):
        """Add a calendar elsewhere: while it says busy, no session is offered.

        It is read within a few minutes, and only its times are kept.
        """
        made = services.subscribe_calendar(actor=self.actor, **self.body(CalendarIn))
        transaction.on_commit(tasks.wake_calendars)
        return self.answer(made, CalendarOut, status=201)


class OneCalendar(MemberView):
    @operation(answer=CalendarOut)
    def get(self, request, calendar_id):
        """One of your calendars elsewhere."""
        return self.answer(access.own_calendar(self.actor, calendar_id), CalendarOut)

    @operation(status=204)
    def delete(self, request, calendar_id):
        """Remove a calendar elsewhere; its busy time goes with it."""
        services.unsubscribe_calendar(actor=self.actor, calendar=access.own_calendar(self.actor, calendar_id))
        return Response(status=204)

"""When people can meet: weekly hours and days off."""
from datetime import time

from django.utils.translation import gettext as _
from rest_framework import serializers

from accounts.endpoints import MemberView
from common.api import ClockTime, operation
from common.days import SENSIBLE
from common.time_zones import validate_time_zone

from .. import recurrence, selectors, services, wall_times, wording
from ..models import Weekday
from ..slots import DAY, DateHours, DaysOff, Hours


class HoursField(serializers.Serializer):
    weekday = serializers.ChoiceField(Weekday.choices, help_text="0 is Monday.")
    start = ClockTime(help_text="A wall-clock time in the zone given, for example 09:30.")
    end = ClockTime(help_text="00:00 is midnight at the end of the day.")


class DaysOffField(serializers.Serializer):
    first = serializers.DateField(validators=SENSIBLE)
    last = serializers.DateField(validators=SENSIBLE, help_text="Included.")


class DateHoursField(serializers.Serializer):
    day = serializers.DateField(validators=SENSIBLE)
    start = ClockTime(help_text="What the clocks show twice that day counts twice; what they skip is refused.")
    end = ClockTime(help_text="00:00 is midnight at the end of the day.")
    instead = serializers.BooleanField(default=True, help_text="true: instead of that day's weekly hours; false: beside them.")


class AvailabilityOut(serializers.Serializer):
    time_zone = serializers.CharField(validators=[validate_time_zone])
    hours = HoursField(many=True, max_length=70)
    days_off = DaysOffField(many=True, max_length=40)
    dates = DateHoursField(many=True, max_length=40, help_text="Hours of single dates that are not over.")


class AvailabilityIn(AvailabilityOut):
    dates = DateHoursField(many=True, max_length=40, required=False,
                           help_text="Left out, they stay as they are: not possible where the zone changes.")

    def validate(self, sent):
        if any(wall_times.skipped(hours) for hours in _dates_sent(sent) or ()):
            raise serializers.ValidationError({"dates": [wording.CONFLICTS[recurrence.NO_SUCH_TIME]]})
        return sent

    def validate_dates(self, sent):
        if len({each["day"] for each in sent}) < len({(each["day"], each["instead"]) for each in sent}):
            raise serializers.ValidationError(_("Say the same of all hours of one date: they replace that day's, or come on top."))
        return sent


class Availability(MemberView):
    @operation(answer=AvailabilityOut)
    def get(self, request):
        """Your weekly hours, your days off and your hours of single dates."""
        return self.answer(_availability(self.actor), AvailabilityOut)

    @operation(answer=AvailabilityOut, body=AvailabilityIn)
    def put(self, request):
        """Replace your weekly hours and days off, and your hours of single dates where you send some.

        What is planned in days off stays; you are told of it by email.
        """
        sent = self.body(AvailabilityIn)
        services.set_availability(actor=self.actor, hours=hours_sent(sent), days_off=[DaysOff(**off) for off in sent["days_off"]],
                                  dates=_dates_sent(sent))
        return self.answer(_availability(self.actor), AvailabilityOut)


def _availability(actor) -> dict:
    hours, dates = selectors.hours_of(actor), selectors.dates_of(actor)
    return {"time_zone": next((each.zone for each in (*hours, *dates)), actor.user.time_zone),
            "dates": [{"day": each.day, "start": _time(each.start), "end": _time(each.end), "instead": each.instead} for each in dates],
            "hours": told(hours),
            "days_off": [off._asdict() for off in selectors.days_off_of(actor)]}


def hours_sent(sent) -> list[Hours]:
    return [Hours(each["weekday"], _minute(each["start"]), _minute(each["end"]) or DAY, sent["time_zone"]) for each in sent["hours"]]


def _dates_sent(sent) -> list[DateHours] | None:
    if "dates" not in sent:
        return None
    return [DateHours(each["day"], _minute(each["start"]), _minute(each["end"]) or DAY, sent["time_zone"], each["instead"])
            for each in sent["dates"]]


def told(hours) -> list[dict]:
    return [{"weekday": each.weekday, "start": _time(each.start), "end": _time(each.end)} for each in hours]


def _minute(clock_time: time) -> int:
    return clock_time.hour * 60 + clock_time.minute


def _time(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)

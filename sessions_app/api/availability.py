"""When people can meet: weekly hours and days off."""
from datetime import time

from rest_framework import serializers

from accounts.endpoints import MemberView
from common.api import ClockTime, operation
from common.days import SENSIBLE
from common.time_zones import validate_time_zone

from .. import selectors, services
from ..models import Weekday
from ..slots import DAY, DaysOff, Hours


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
        services.set_availability(actor=self.actor, hours=hours_sent(sent), days_off=[DaysOff(**off) for off in sent["days_off"]])
        return self.answer(_availability(self.actor), AvailabilityOut)


def _availability(actor) -> dict:
    hours = selectors.hours_of(actor)
    return {"time_zone": hours[0].zone if hours else actor.user.time_zone,
            "hours": told(hours),
            "days_off": [off._asdict() for off in selectors.days_off_of(actor)]}


def hours_sent(sent) -> list[Hours]:
    return [Hours(each["weekday"], _minute(each["start"]), _minute(each["end"]) or DAY, sent["time_zone"]) for each in sent["hours"]]


def told(hours) -> list[dict]:
    return [{"weekday": each.weekday, "start": _time(each.start), "end": _time(each.end)} for each in hours]


def _minute(clock_time: time) -> int:
    return clock_time.hour * 60 + clock_time.minute


def _time(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)

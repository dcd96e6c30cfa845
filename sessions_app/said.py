"""What people said of their time, as rows of people_rows."""
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast, JSONObject

from .models import AvailabilityRule, BookingRules, DateHours
from .people_rows import NO, NO_DAY, NO_KEY, NO_NUMBER, NO_TEXT, RULES
from .seasons import KEY, spans_of


def said_rows(people, first, last, program) -> list[QuerySet]:
    """All that counts from the first day to the last."""
    hours = AvailabilityRule.objects.filter(membership__among=people)
    dates = DateHours.objects.filter(membership__among=people, day__gte=first, day__lte=last)
    rules = BookingRules.objects.filter(membership__among=people)
    return [
        hours.order_by().values_list(KEY, NO_DAY, NO_DAY, NO_KEY, NO, "weekday", "start_minute", "end_minute", "time_zone", NO),
        dates.order_by().values_list(KEY, "day", NO_DAY, NO_KEY, NO, NO_NUMBER, "start_minute", "end_minute", "time_zone", "is_instead"),
        *spans_of(people, first, program, NO_NUMBER, NO_NUMBER, NO_NUMBER, NO_TEXT, NO),
        rules.order_by().values_list(KEY, NO_DAY, NO_DAY, NO_KEY, NO, NO_NUMBER, NO_NUMBER, NO_NUMBER,
                                     Cast(JSONObject(**{name: name for name in RULES}), TextField()), NO)]

"""What takes people's time, and their calendars elsewhere."""
from datetime import datetime

from django.db.models import Case, CharField, QuerySet, UUIDField, Value, When

from accounts.models import Membership

from ..models import CalendarFeed, ExternalBusy, SubscribedCalendar
from ..spans import union
from .meetings import sessions_between
from .trial_meetings import trials_of


def met_between(membership: Membership, since: datetime, until: datetime) -> QuerySet:
    """(start, end) of the person's sessions and trial meetings that touch [since, until), in no order."""
    trials = trials_of(membership).filter(time__overlap=(since, until)).values_list("time__startswith", "time__endswith")
    return sessions_between(membership, since, until).order_by().values_list("starts_at", "ends_at").union(trials, all=True)


def busy_elsewhere(membership: Membership, since: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
    """When the person's calendars elsewhere say busy in [since, until): sorted, and apart from each other."""
    return union(busy_as_read(membership, since, until))


def busy_as_read(membership: Membership, since: datetime, until: datetime) -> QuerySet:
    """The same as (start, end) of each span that one of the calendars has, in no order."""
    spans = ExternalBusy.objects.filter(calendar__membership=membership, busy__overlap=(since, until))
    return spans.order_by().values_list("busy__startswith", "busy__endswith")


def taken_beside(membership: Membership, since: datetime, until: datetime) -> QuerySet:
    """What else takes the person's time in [since, until): (start, end, trial meeting, the other's name and zone), those three None for
    what calendars elsewhere say. In one query.
    """
    def other(column):
        theirs = {part: f"{part}__membership__user__{column}" for part in ("learner", "mentor")}
        return Case(When(learner__membership=membership, then=theirs["mentor"]), default=theirs["learner"])

    nothing = [Value(None, kind()) for kind in (UUIDField, CharField, CharField)]
    spans = ExternalBusy.objects.filter(calendar__membership=membership, busy__overlap=(since, until))
    trials = trials_of(membership).filter(time__overlap=(since, until))
    return spans.order_by().values_list("busy__startswith", "busy__endswith", *nothing).union(
        trials.values_list("time__startswith", "time__endswith", "pk", other("name"), other("time_zone")), all=True)


def feed_of(membership: Membership) -> CalendarFeed | None:
    return CalendarFeed.objects.filter(membership=membership).first()


def calendars_of(membership: Membership) -> QuerySet[SubscribedCalendar]:
    """The calendars elsewhere that the person added."""
    return SubscribedCalendar.objects.filter(membership=membership)

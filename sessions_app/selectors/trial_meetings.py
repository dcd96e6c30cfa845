"""Trial meetings, as calendars see them."""
from datetime import timedelta

from django.db.models import Q, QuerySet

from accounts.models import Membership
from common import clock
from matching.facts import CalendarAnswer
from matching.models import TrialMeeting

from ..models import CalendarReply


def trials() -> QuerySet[TrialMeeting]:
    return TrialMeeting.objects.select_related("program", "learner__membership__user", "mentor__membership__user")


def trials_of(membership: Membership) -> QuerySet[TrialMeeting]:
    """Trial meetings that stand, as learner or as mentor."""
    return trials_with(membership).filter(is_cancelled=False)


def trials_with(membership: Membership) -> QuerySet[TrialMeeting]:
    """The same with those that are called off."""
    return TrialMeeting.objects.filter(Q(learner__membership=membership) | Q(mentor__membership=membership))


def trials_in_feed(membership: Membership) -> QuerySet[TrialMeeting]:
    """As in_feed, for trial meetings."""
    return (trials_with(membership).filter(time__endswith__gt=clock.now() - timedelta(days=30)).order_by("time", "pk")
            .select_related("learner__membership__user", "mentor__membership__user"))


def calendar_answer_to_trial(trial: TrialMeeting, person: Membership) -> CalendarAnswer | None:
    """For matching.facts: the latest; the invitation to a trial meeting that stands is never another one."""
    found = CalendarReply.objects.filter(trial=trial, membership=person).first()
    return found and CalendarAnswer(found.get_answer_display(), found.comment)

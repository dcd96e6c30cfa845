"""What takes people's time: sessions, holds, trial meetings, calendars elsewhere, as rows of people_rows."""
from datetime import datetime

from django.contrib.postgres.fields import DateTimeRangeField
from django.db.models import Case, F, Func, Q, QuerySet, TextField, When
from django.db.models.functions import Cast

from matching.models import TrialMeeting

from .models import ExternalBusy, SessionClaim
from .people_rows import NO, NO_DAY, NO_KEY, NO_NUMBER, NO_TEXT
from .seasons import KEY
from .whole import Whole


def _minute(of, column):
    """An instant as a whole minute since 1970: the driver reads numbers faster, and they are numbers already."""
    return Whole(F(column), template=f"ceil(extract(epoch from {of}(%(expressions)s)) / 60)::bigint")


def taken_rows(people, since, until, moving, mentorship, membership, now) -> list[QuerySet]:
    """What overlaps [since, until), but for the sessions that are moving; holds that are over, or the member's for the pair, are marked."""
    span = _span(since, until)
    return [_claims(people, span, moving, mentorship, membership, now, NO_NUMBER), _elsewhere(people, span)]


def taken_rows_with_starts(people, since, until, moving, mentorship, membership, now) -> list[QuerySet]:
    """The same, and when their sessions start, which costs a join; a trial meeting, which claims its time too, tells it once more."""
    span = _span(since, until)
    return [_claims(people, span, moving, mentorship, membership, now, _minute("", "session__starts_at")), _elsewhere(people, span),
            *(_trials(part, people, span) for part in ("learner", "mentor"))]


def _claims(people, span, moving, mentorship, membership, now, starts):
    is_over = Q(hold__expires_at__lte=now) | Q(hold__mentorship=mentorship, hold__membership=membership)
    claims = SessionClaim.objects.filter(membership__among=people, is_active=True, busy__overlap=span).exclude(session__among=moving)
    return claims.order_by().values_list(*_columns(KEY, Case(When(is_over, then=F("hold")), default=NO_KEY), starts, "busy"))


def _elsewhere(people, span):
    busy = ExternalBusy.objects.filter(calendar__membership__among=people, busy__overlap=span)
    return busy.order_by().values_list(*_columns(_text("calendar__membership"), NO_KEY, NO_NUMBER, "busy"))


def _trials(part, people, span):
    meetings = TrialMeeting.objects.filter(**{f"{part}__membership__among": people}, is_cancelled=False, time__overlap=span)
    return meetings.order_by().values_list(*_columns(_text(f"{part}__membership"), NO_KEY, _minute("lower", "time"), "time"))


def _columns(whose, over, starts, span):
    return whose, NO_DAY, NO_DAY, over, NO, starts, _minute("lower", span), _minute("upper", span), NO_TEXT, NO


def _span(since: datetime, until: datetime):
    return Func(since, until, function="tstzrange", output_field=DateTimeRangeField())


def _text(key):
    return Cast(key, TextField())

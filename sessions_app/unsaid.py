"""Sessions that are over and wait for a person's word on how they went."""
from django.db.models import DateTimeField, DurationField, Exists, ExpressionWrapper, F, Func, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from .models import Attendance, SchedulingPolicy, Session

OVER = (Session.Status.CONFIRMED, Session.Status.HELD, Session.Status.MISSED, Session.Status.TECHNICAL)
DAYS = SchedulingPolicy._meta.get_field("appeal_days").default  # of programs without rules


def with_words(rows: QuerySet[Session], membership) -> QuerySet[Session]:
    """Each with `word_until`, by when one may still contradict what was said of it (None while nobody spoke), and `is_called_absent`,
    whether the other says so of this person."""
    days = Func(Coalesce(F("mentorship__program__scheduling_policy__appeal_days"), Value(DAYS)),
                template="make_interval(days => %(expressions)s)", output_field=DurationField())
    absent = Attendance.objects.filter(session=OuterRef("pk"), membership=membership, outcome=Attendance.Outcome.ABSENT)
    return rows.annotate(word_until=ExpressionWrapper(Coalesce("appeal_from", "closed_at") + days, output_field=DateTimeField()),
                         is_called_absent=Exists(absent.exclude(recorded_by=membership)))


def by(membership, since, now) -> Q:
    """Of rows as with_words() has them: those since then, or given days back since, of which they have said nothing and still may.

    Not meetings that somebody added afterwards: who agrees with those need not say so.
    """
    said = Attendance.objects.filter(session=OuterRef("pk"), recorded_by=membership)
    may = Q(closed_at__isnull=True) | Q(word_until__gte=now)
    recent = Q(ends_at__gte=since) | Q(appeal_from__gte=since)
    return Q(may, recent, ~Exists(said), status__in=OVER, place="", ends_at__lte=now, settled_by__isnull=True)

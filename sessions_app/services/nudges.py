from datetime import timedelta

from django.db.models import DateTimeField, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from common import clock
from matching.models import Mentorship
from matching.selectors.mentorships import going_on
from notifications.services import Plan, plan

from ..models import Session
from ..reminder_rules import Kind, rules_in
from .reminders import whom

FRESH = timedelta(days=7)  # an older silence is the coordinators' to break
LONGEST_RHYTHM = timedelta(days=90)


def nudge_idle_pairs() -> int:
    """Tells active pairs, once per silence, that their time without a session is over and nothing is booked; how many pairs."""
    told, plans, now = 0, [], clock.now()
    pairs = list(_without_plans())
    rules = rules_in(*{pair.program_id for pair in pairs})
    for pair in pairs:
        rule = rules[pair.program_id][Kind.NOTHING_BOOKED]
        due = pair.last_at + (rule.offset or timedelta(days=pair.program.session_every_days))
        if not rule.is_on or not due <= now < due + FRESH:
            continue
        plans += [Plan("sessions_app.nothing_booked", person, key=f"{pair.pk}:{pair.last_at.date()}", at=now,
                       payload={"mentorship": str(pair.pk)}, topic=pair.pk) for person in whom(pair, rule)]
        told += 1
    plan(plans)
    return told


def _without_plans() -> QuerySet[Mentorship]:
    own = Session.objects.filter(mentorship=OuterRef("pk")).exclude(status=Session.Status.CANCELLED)
    last = own.order_by("-starts_at").values("starts_at")[:1]
    return (going_on().filter(~Exists(own.filter(status=Session.Status.CONFIRMED, ends_at__gt=clock.now())))
            .annotate(last_at=Coalesce(Subquery(last, output_field=DateTimeField()), "started_at"))
            .filter(last_at__gt=clock.now() - LONGEST_RHYTHM - FRESH))

from datetime import timedelta

from django.db.models import DateTimeField, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from common import clock
from matching.models import Mentorship
from notifications.services import owe

from ..models import Session
from .outbox import people

FRESH = timedelta(days=7)  # an older silence is the coordinators' to break
LONGEST_RHYTHM = timedelta(days=90)


def nudge_idle_pairs() -> int:
    """Tells active pairs, once per silence, that their rhythm is past and nothing is booked; how many pairs were told."""
    told = 0
    for pair in _without_plans():
        due = pair.last_at + timedelta(days=pair.program.session_every_days)
        if not due <= clock.now() < due + FRESH:
            continue
        for person in people(pair):
            owe("sessions_app.nothing_booked", person, key=f"{pair.pk}:{pair.last_at.date()}",
                payload={"mentorship": str(pair.pk)}, topic=pair.pk)
        told += 1
    return told


def _without_plans() -> QuerySet[Mentorship]:
    own = Session.objects.filter(mentorship=OuterRef("pk")).exclude(status=Session.Status.CANCELLED)
    last = own.order_by("-starts_at").values("starts_at")[:1]
    return (Mentorship.objects.filter(status=Mentorship.Status.ACTIVE)
            .filter(~Exists(own.filter(status=Session.Status.CONFIRMED, ends_at__gt=clock.now())))
            .annotate(last_at=Coalesce(Subquery(last, output_field=DateTimeField()), "started_at"))
            .filter(last_at__gt=clock.now() - LONGEST_RHYTHM - FRESH)
            .select_related("program", "learner__membership__user", "mentor__membership__user"))

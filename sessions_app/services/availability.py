from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import facts
from accounts.models import Membership, Role
from audit.services import record
from common.errors import Refused

from ..models import AvailabilityRule, TimeOff
from ..slots import DaysOff, Hours
from .locks import hold_people


@transaction.atomic
def set_availability(*, actor: Membership, hours: Sequence[Hours], days_off: Sequence[DaysOff]) -> None:
    """Replaces the person's weekly hours and days off. Ranges that touch become one; overlapping ones are refused."""
    hours = _joined(hours)
    if not hours and actor.has_role(Role.MENTOR):
        raise Refused(
            _("Give at least one range of hours: without any, nobody can book with you. To pause, add days off."), "no_hours")
    hold_people(actor.pk)
    AvailabilityRule.objects.filter(membership=actor).delete()
    AvailabilityRule.objects.bulk_create([
        AvailabilityRule(membership=actor, weekday=each.weekday, start_minute=each.start, end_minute=each.end,
                         time_zone=each.zone) for each in hours])
    TimeOff.objects.filter(membership=actor).delete()
    TimeOff.objects.bulk_create([TimeOff(membership=actor, first_day=off.first, last_day=off.last) for off in days_off])
    facts.changed(actor.pk)
    record("sessions_app.availability.set", actor=actor, target=actor, ranges=len(hours), days_off=len(days_off))


def _joined(hours):
    joined: list[Hours] = []
    for each in sorted(hours):
        if each.end <= each.start:
            raise Refused(_("A range ends after it starts."), "ends_before_start")
        last = joined[-1] if joined and (joined[-1].weekday, joined[-1].zone) == (each.weekday, each.zone) else None
        if last and each.start < last.end:
            raise Refused(_("Two ranges of one day overlap."), "overlap")
        if last and each.start == last.end:
            joined[-1] = last._replace(end=each.end)
        else:
            joined.append(each)
    return joined

"""Sets of hours for a program or a season: written and removed."""
from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts import facts
from accounts.models import Membership
from audit.services import record
from common.errors import Refused
from programs.models import Program

from .. import selectors
from ..models import HoursOfSet, HoursSet
from ..slots import Hours
from .availability import joined, refuse_without_hours
from .locks import hold_people

MOST = 20  # sets a person


@transaction.atomic
def save_hours_set(*, actor: Membership, name: str, hours: Sequence[Hours], program: Program | None = None, first_day: date | None = None,
                   last_day: date | None = None, hours_set: HoursSet | None = None) -> HoursSet:
    """A new set of the person's, or another content of theirs. Sessions that are booked already stay.

    Refused: "for_nothing" (neither a program nor a season), "season", "program" (none of theirs), "no_hours", "ends_before_start",
    "overlap" (two ranges), "same_time" (two sets), "how_many".
    """
    hold_people(actor.pk)
    _refuse_wrong(actor, program, first_day, last_day, hours, hours_set)
    found = hours_set or HoursSet(membership=actor)
    found.name, found.program, found.first_day, found.last_day = name.strip(), program, first_day, last_day
    ranges = joined(hours, lambda each: (each.weekday, each.zone))
    try:
        with transaction.atomic():
            found.save()
    except IntegrityError:
        raise Refused(_("Another set of yours is for the same program in some of these days."), "same_time")
    found.hours.all().delete()
    HoursOfSet.objects.bulk_create([HoursOfSet(
        hours_set=found, weekday=each.weekday, start_minute=each.start, end_minute=each.end, time_zone=each.zone) for each in ranges])
    facts.changed(actor.pk)
    record("sessions_app.hours_set.saved", actor=actor, target=found, program=program and str(program.pk), ranges=len(ranges),
           first_day=first_day and str(first_day), last_day=last_day and str(last_day))
    return found


@transaction.atomic
def remove_hours_set(*, actor: Membership, hours_set: HoursSet) -> None:
    """What counted before it counts again. Refused: "no_hours" (a mentor's last hours)."""
    hold_people(actor.pk)
    refuse_without_hours(actor, selectors.has_hours(actor, but=hours_set))
    record("sessions_app.hours_set.removed", actor=actor, target=hours_set)
    hours_set.delete()
    facts.changed(actor.pk)


def _refuse_wrong(actor, program, first_day, last_day, hours, hours_set):
    if (first_day is None) != (last_day is None) or first_day and last_day < first_day:
        raise Refused(_("Give the first and the last day; the last comes after the first."), "season")
    if program is None and first_day is None:
        raise Refused(_("Choose a program, or give the first and the last day, or both."), "for_nothing")
    if program is not None and program not in selectors.programs_for_hours(actor, hours_set):
        raise Refused(_("You take no part in this program."), "program")
    if not hours:
        raise Refused(_("Give at least one range of hours. To meet nobody for a while, give days off instead."), "no_hours")
    if hours_set is None and HoursSet.objects.filter(membership=actor).count() >= MOST:
        raise Refused(_("You may have twenty sets of hours. Remove one first."), "how_many")

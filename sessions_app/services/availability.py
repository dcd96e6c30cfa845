from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import facts
from accounts.models import Membership, Role
from audit.services import record
from common.errors import Refused

from ..models import AvailabilityRule, BookingRules, DateHours, HoursSet, TimeOff
from ..selectors import dates_of, rules_of
from ..slots import DateHours as Dated
from ..slots import DaysOff, Hours
from .clashes import tell_clashes
from .locks import hold_people

CLOSING = ("is_paused", "paused_until", "holiday_country", "holiday_region")  # what of the rules closes time


@transaction.atomic
def set_availability(*, actor: Membership, hours: Sequence[Hours], days_off: Sequence[DaysOff],
                     dates: Sequence[Dated] | None = None, rules: Mapping | None = None, is_warned: bool = False) -> None:
    """Replaces the person's weekly hours and days off, and their hours of dates and rules of booking where given.

    What is planned in days off or a pause stays; the person is told by email, unless `is_warned`: whoever asks shows it to them.
    Ranges that touch become one. Refused: "no_hours" (a mentor without any, nor a set of them), "ends_before_start", "overlap",
    "zone_of_dates" (hours of dates that stay are in another zone than the weekly ones).
    """
    hours = joined(hours, lambda each: (each.weekday, each.zone))
    if any(off.last < off.first for off in days_off):
        raise Refused(_("The last day comes after the first."), "ends_before_start")
    hold_people(actor.pk)
    refuse_without_hours(actor, bool(hours or dates) or HoursSet.objects.filter(membership=actor).exists())
    if dates is None:
        _refuse_dates_elsewhere(actor, hours)
    _replace(actor, AvailabilityRule, [
        AvailabilityRule(membership=actor, weekday=each.weekday, start_minute=each.start, end_minute=each.end,
                         time_zone=each.zone) for each in hours])
    _replace(actor, TimeOff, [TimeOff(membership=actor, first_day=off.first, last_day=off.last) for off in days_off])
    if dates is not None:
        _replace(actor, DateHours, [
            DateHours(membership=actor, day=each.day, start_minute=each.start, end_minute=each.end, time_zone=each.zone,
                      is_instead=each.instead) for each in joined(dates, lambda each: (each.day, each.zone, each.instead))])
    if rules is not None:
        BookingRules.objects.update_or_create(membership=actor, defaults=rules)
    facts.changed(actor.pk)
    if not is_warned:
        tell_clashes(actor)
    record("sessions_app.availability.set", actor=actor, target=actor, ranges=len(hours), days_off=len(days_off))


@transaction.atomic
def set_booking_rules(*, actor: Membership, **rules) -> None:
    """These of the person's rules of booking; the others stay. They are told by email of what is planned in a pause."""
    hold_people(actor.pk)
    before = rules_of(actor)
    BookingRules.objects.update_or_create(membership=actor, defaults=rules)
    facts.changed(actor.pk)
    if any(name in rules and rules[name] != getattr(before, name) for name in CLOSING):
        tell_clashes(actor)
    record("sessions_app.rules.set", actor=actor, target=actor)


def refuse_without_hours(actor: Membership, has_hours: bool) -> None:
    """Refused: "no_hours", for mentors."""
    if not has_hours and actor.has_role(Role.MENTOR):
        raise Refused(_("Give at least one range of hours: without any, nobody can book with you. To take no session for a while, "
                        "pause instead."), "no_hours")


def _refuse_dates_elsewhere(actor, hours):
    """All of a person's hours are shown and changed in one zone."""
    zones = {each.zone for each in hours}
    kept = next((each.zone for each in dates_of(actor) if zones and each.zone not in zones), None)
    if kept:
        raise Refused(_("Your hours of particular dates are in the zone %(zone)s: give them too.") % {"zone": kept}, "zone_of_dates")


def _replace(actor, model, rows):
    model.objects.filter(membership=actor).delete()
    model.objects.bulk_create(rows)


def joined(ranges: Iterable, group) -> list:
    """Ranges of one `group` that touch become one. Refused: "ends_before_start", "overlap"."""
    found: list = []
    for each in sorted(ranges, key=lambda r: (group(r), r.start)):
        if each.end <= each.start:
            raise Refused(_("A range ends after it starts."), "ends_before_start")
        last = found[-1] if found and group(found[-1]) == group(each) else None
        if last and each.start < last.end:
            raise Refused(_("Two ranges of one day overlap."), "overlap")
        if last and each.start == last.end:
            found[-1] = last._replace(end=each.end)
        else:
            found.append(each)
    return found

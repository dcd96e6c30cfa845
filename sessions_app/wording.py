"""Sessions in words: when they are, what is said of them, how a series goes on."""
from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import Membership
from common import clock
from common.instants import city, clock_time, day, differs, local, moment, span

from . import recurrence


def nearness(instant: datetime) -> str:
    """"today", "tomorrow" or nothing, by the calendar of the active zone."""
    days = (local(instant).date() - local(clock.now()).date()).days
    return {0: "today", 1: "tomorrow"}.get(days, "")


def is_at_hand(instant: datetime) -> bool:
    """Today, or within two hours even past midnight: when joining is what a person wants to do."""
    return nearness(instant) == "today" or instant - clock.now() < timedelta(hours=2)


def time_there(instant: datetime, zone: str) -> str:
    """04:30 New York, on the other's clock; with its weekday where that is another than the reader's."""
    there = local(instant, zone)
    weekday = "" if there.date() == local(instant).date() else date_format(there, "l", use_l10n=False)
    return " ".join(filter(None, [weekday, clock_time(instant, zone), city(zone)]))


def for_both(starts_at: datetime, ends_at: datetime, partner: Membership) -> str:
    """The reader's span and, on a second line where clocks differ, that of the other."""
    zone, lines = partner.user.time_zone, [span(starts_at, ends_at)]
    if differs(starts_at, zone):
        lines.append(_("For %(name)s: %(there)s") % {"name": partner.user.first_name, "there": span(starts_at, ends_at, zone)})
    return "\n".join(lines)


def word(said) -> str:
    """Mehdi about Léa: absent"""
    if said.recorded_by_id == said.membership_id:
        return _("%(speaker)s about themselves: %(outcome)s") % {
            "speaker": said.recorded_by.name, "outcome": said.get_outcome_display().lower()}
    return _("%(speaker)s about %(person)s: %(outcome)s") % {
        "speaker": said.recorded_by.name, "person": said.membership.name, "outcome": said.get_outcome_display().lower()}


MONTHLY = {
    1: gettext_lazy("Every month on the first %(weekday)s at %(time)s (%(place)s)"),
    2: gettext_lazy("Every month on the second %(weekday)s at %(time)s (%(place)s)"),
    3: gettext_lazy("Every month on the third %(weekday)s at %(time)s (%(place)s)"),
    4: gettext_lazy("Every month on the fourth %(weekday)s at %(time)s (%(place)s)"),
    recurrence.LAST: gettext_lazy("Every month on the last %(weekday)s at %(time)s (%(place)s)"),
}


def rhythm(rule: str, first: datetime, zone: str) -> str:
    """Every week on Tuesday at 17:00 (Paris): on the clock of the zone that the series keeps to."""
    said = {"weekday": date_format(local(first, zone), "l", use_l10n=False), "time": clock_time(first, zone), "place": city(zone)}
    how = recurrence.Rule.read(rule)
    if how.rhythm == recurrence.MONTHLY:
        return MONTHLY[how.which] % said
    if how.rhythm == recurrence.FORTNIGHTLY:
        return _("Every two weeks on %(weekday)s at %(time)s (%(place)s)") % said
    return _("Every week on %(weekday)s at %(time)s (%(place)s)") % said


CONFLICTS = {
    recurrence.NO_SUCH_TIME: gettext_lazy("This time does not exist on that day: the clocks go forward."),
    recurrence.TOO_SOON: gettext_lazy("It is too soon: the notice that one of you asks for is past."),
    recurrence.TOO_FAR: gettext_lazy("It is further ahead than can be booked."),
    recurrence.CLOSED: gettext_lazy("It is outside the hours of one of you: other hours, a day off or a public holiday."),
    recurrence.BUSY: gettext_lazy("One of you has something else then, or enough sessions."),
}


def too_far(choice) -> str:
    """Why no start from `choice.until` on can be booked, of a times.Choice."""
    if choice.until == choice.end:
        last = day(choice.end - timedelta(minutes=1), choice.mentor.person.home)
        return _("It is after the program's last day, %(day)s.") % {"day": last}
    return _("It is further ahead than can be booked: that is possible until %(when)s.") % {"when": moment(choice.until)}


def to_correct(wrong: int) -> str:
    """Of a page with several forms, of which as many fields were refused."""
    return ngettext("Nothing is saved yet: one thing below needs a correction.",
                    "Nothing is saved yet: %(n)s things below need a correction.", wrong) % {"n": wrong}

"""Instants in words: a person reads them in their own zone and language, and in the other's zone where that differs."""
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.models import Membership
from common import clock
from common.first_of_month import with_ordinal

from . import recurrence


def clock_time(instant: datetime, zone: str = "") -> str:
    """10:30 or 10 h 30, in the zone named or in the active one; with the offset where its clocks show that time twice."""
    local = _local(instant, zone)
    pattern = pgettext("Django date format of a time", "H:i")
    if local.minute == 0:
        pattern = pgettext("Django date format of a full hour", "H:i")
    text = date_format(local, pattern, use_l10n=False)
    return f"{text}\u00a0({_offset(local)})" if _is_shown_twice(local) else text


def is_first_of_two(instant: datetime, zone: str) -> bool:
    """Whether the zone's clocks show this time now, and once more when they have gone back."""
    local = _local(instant, zone)
    return local.fold == 0 and _is_shown_twice(local)


def _is_shown_twice(local):
    return local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()


def _offset(local) -> str:
    """UTC+2, UTC+10:30"""
    minutes = int(local.utcoffset().total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"


def day(instant: datetime, zone: str = "") -> str:
    """Tuesday 24 November, with the year where it is not this one."""
    local = _local(instant, zone)
    return with_ordinal(date_format(local, "l j F" if local.year == _local(clock.now(), zone).year else "l j F Y", use_l10n=False))


def nearness(instant: datetime) -> str:
    """"today", "tomorrow" or nothing, by the calendar of the active zone."""
    days = (_local(instant, "").date() - _local(clock.now(), "").date()).days
    return {0: "today", 1: "tomorrow"}.get(days, "")


def is_at_hand(instant: datetime) -> bool:
    """Today, or within two hours even past midnight: when joining is what a person wants to do."""
    return nearness(instant) == "today" or instant - clock.now() < timedelta(hours=2)


def city(zone: str) -> str:
    """What people call a zone: its place."""
    return zone.rpartition("/")[2].replace("_", " ")


def span(starts_at: datetime, ends_at: datetime, zone: str = "") -> str:
    """Tuesday 24 November, 10:30 – 11:15 (Paris)"""
    return _("%(day)s, %(from)s – %(to)s (%(place)s)") % {
        "day": day(starts_at, zone), "from": clock_time(starts_at, zone), "to": clock_time(ends_at, zone),
        "place": city(zone or timezone.get_current_timezone_name())}


def moment(instant: datetime, zone: str = "") -> str:
    """Tuesday 24 November, 10:30 (Paris)"""
    return _("%(day)s, %(time)s (%(place)s)") % {
        "day": day(instant, zone), "time": clock_time(instant, zone), "place": city(zone or timezone.get_current_timezone_name())}


def for_both(starts_at: datetime, ends_at: datetime, partner: Membership) -> str:
    """The reader's span and, on a second line where clocks differ, that of the other."""
    zone, lines = partner.user.time_zone, [span(starts_at, ends_at)]
    if differs(starts_at, zone):
        lines.append(_("For %(name)s: %(there)s") % {"name": partner.user.first_name, "there": span(starts_at, ends_at, zone)})
    return "\n".join(lines)


def there(instant: datetime, zone: str) -> str:
    """04:30 (New York), with its day where that is another than the reader's; nothing where clocks agree."""
    if not differs(instant, zone):
        return ""
    is_same_day = _local(instant, zone).date() == _local(instant, "").date()
    return _time_at(instant, zone) if is_same_day else moment(instant, zone)


def offer(instant: datetime, zone: str, *, with_day: bool = True) -> str:
    """Tuesday 24 November, 10:30 (Paris) · 04:30 (New York): a time that two people could take, the second where clocks differ."""
    return " · ".join(filter(None, [moment(instant) if with_day else _time_at(instant, ""), there(instant, zone)]))


def _time_at(instant, zone):
    return _("%(time)s (%(place)s)") % {
        "time": clock_time(instant, zone), "place": city(zone or timezone.get_current_timezone_name())}


def word(said) -> str:
    """Mehdi about Léa: absent"""
    if said.recorded_by_id == said.membership_id:
        return _("%(speaker)s about themselves: %(outcome)s") % {
            "speaker": said.recorded_by.name, "outcome": said.get_outcome_display().lower()}
    return _("%(speaker)s about %(person)s: %(outcome)s") % {
        "speaker": said.recorded_by.name, "person": said.membership.name, "outcome": said.get_outcome_display().lower()}


def differs(instant: datetime, zone: str, other: str = "") -> bool:
    """Whether clocks in two zones (the second: the active one) show different times at that instant."""
    return _local(instant, zone).utcoffset() != _local(instant, other).utcoffset()


def _local(instant, zone):
    return timezone.localtime(instant, ZoneInfo(zone) if zone else None)


MONTHLY = {
    1: gettext_lazy("Every month on the first %(weekday)s at %(time)s (%(place)s)"),
    2: gettext_lazy("Every month on the second %(weekday)s at %(time)s (%(place)s)"),
    3: gettext_lazy("Every month on the third %(weekday)s at %(time)s (%(place)s)"),
    4: gettext_lazy("Every month on the fourth %(weekday)s at %(time)s (%(place)s)"),
    recurrence.LAST: gettext_lazy("Every month on the last %(weekday)s at %(time)s (%(place)s)"),
}


def rhythm(rule: str, first: datetime, zone: str) -> str:
    """Every week on Tuesday at 17:00 (Paris): on the clock of the zone that the series keeps to."""
    said = {"weekday": date_format(_local(first, zone), "l", use_l10n=False), "time": clock_time(first, zone), "place": city(zone)}
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

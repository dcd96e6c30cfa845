from django import template
from django.utils import timezone

from common import instants
from sessions_app import wording
from sessions_app.models import AgendaItem

register = template.Library()
register.filter("time_there", wording.time_there)
register.filter("day_name", instants.day)
register.filter("city", instants.city)
register.filter("nearness", wording.nearness)
register.filter("is_first_of_two", instants.is_first_of_two)
register.filter("is_at_hand", wording.is_at_hand)
register.filter("word", wording.word)


@register.simple_tag
def span(starts_at, ends_at, zone="") -> str:
    return instants.span(starts_at, ends_at, zone)


@register.simple_tag
def moment(instant) -> str:
    """Tuesday 24 November, 10:30, on the reader's clock."""
    return instants.moment(instant)


@register.filter
def offer(instant, zone) -> str:
    """The same, and on the other's clock where that differs."""
    return instants.offer(instant, zone)


@register.simple_tag
def rhythm(series) -> str:
    """Every week on Tuesday at 17:00 (Paris)"""
    return wording.rhythm(series.rule, series.starts_at, series.time_zone)


@register.filter
def part_name(part) -> str:
    """Of a part of a kind's agenda: its own, or what it is."""
    return str(part.name) or AgendaItem.Kind(part.code).label


@register.filter
def conflict(code: str) -> str:
    """Why a date of a series cannot be."""
    return wording.CONFLICTS[code]


@register.simple_tag
def elsewhere(starts_at, ends_at, zone) -> str:
    """The same span in another zone, or nothing where clocks agree."""
    return instants.span(starts_at, ends_at, zone) if zone and instants.differs(starts_at, zone) else ""


@register.simple_tag
def my_zone() -> str:
    return timezone.get_current_timezone_name()

"""Scores and times as people read them."""
from datetime import timedelta

from django import template
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common import instants

register = template.Library()
for words in (instants.moment, instants.offer, instants.span, instants.there):
    register.filter(words.__name__, words)


@register.filter
def points(milli: int | None) -> int:
    """Whole points, to the nearest: beside tenths they never seem to be another score."""
    return _nearest(milli or 0, 1000)


@register.filter
def exact(milli: int | None) -> str:
    """Points to the thousandth, so that parts are seen to add up."""
    return formats.number_format((milli or 0) / 1000, 3)


@register.filter
def tenths(milli: int | None) -> str:
    """Points to the tenth, where scores are compared."""
    return formats.number_format(round((milli or 0) / 1000, 1), 1)


@register.filter
def signed(milli: int | None) -> str:
    """Tenths with their sign; a true minus, so that the column lines up."""
    return _sign(milli or 0) + tenths(abs(milli or 0))


@register.filter
def whole_signed(n: int | None) -> str:
    return f"{_sign(n or 0)}{abs(n or 0)}"


def _sign(value: int) -> str:
    return "+" if value > 0 else "\u2212" if value < 0 else ""


@register.simple_tag
def average(total: int, n: int) -> str:
    return str(_nearest(total, 1000 * n)) if n else "–"


def _nearest(amount: int, unit: int) -> int:
    """How many units, halves away from 0."""
    return (abs(amount) * 2 + unit) // (2 * unit) * (1 if amount >= 0 else -1)


@register.filter
def answer_time(span: timedelta | None) -> str:
    """How fast somebody usually answers, in words; nothing while nobody knows."""
    if span is None:
        return ""
    if span <= timedelta(hours=24):
        return _("usually answers within a day")
    days = round(span / timedelta(days=1))
    return ngettext("usually answers within %(n)d day", "usually answers within %(n)d days", max(2, days)) % {"n": max(2, days)}

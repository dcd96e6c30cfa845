"""Scores as people read them: points of 100."""
from django import template
from django.utils import formats

register = template.Library()


@register.filter
def points(milli: int | None) -> int:
    """Whole points; what is lost below 0 rounds towards 0 as what is gained does."""
    return int((milli or 0) / 1000)


@register.filter
def exact(milli: int | None) -> str:
    """Points to the thousandth, so that parts are seen to add up."""
    return formats.number_format((milli or 0) / 1000, 3)


@register.filter
def signed(milli: int | None) -> str:
    """Points with their sign; a true minus, so that the column lines up."""
    value = points(milli)
    return f"+{value}" if value > 0 else f"\u2212{-value}" if value < 0 else "0"


@register.filter
def whole_signed(n: int | None) -> str:
    return signed((n or 0) * 1000)


@register.simple_tag
def average(total: int, n: int) -> str:
    return str(total // n // 1000) if n else "–"

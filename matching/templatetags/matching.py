"""Scores as people read them: points of 100."""
from django import template

register = template.Library()


@register.filter
def points(milli: int | None) -> int:
    return (milli or 0) // 1000


@register.simple_tag
def average(total: int, n: int) -> str:
    return str(total // n // 1000) if n else "–"

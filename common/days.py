"""Dates that people plan with: validators for fields of forms and of the API."""
from datetime import date, datetime

from django.core.validators import MaxValueValidator, MinValueValidator

FIRST, LAST = date(2000, 1, 1), date(2100, 1, 1)
SENSIBLE = [MinValueValidator(FIRST), MaxValueValidator(LAST)]


def is_sensible(at: datetime) -> bool:
    """Whether people plan with it; what lies far outside has no local time in some zones."""
    return FIRST <= at.date() <= LAST

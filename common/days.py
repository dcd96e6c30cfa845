"""Dates that people plan with: validators for fields of forms and of the API."""
from datetime import date, datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

FIRST, LAST = date(2000, 1, 1), date(2100, 1, 1)
NOT_TOO_LATE = MaxValueValidator(LAST, _("Give a date no later than 1 January 2100."))
SENSIBLE = [MinValueValidator(FIRST, _("Give a date no earlier than 1 January 2000.")), NOT_TOO_LATE]


def is_sensible(at: datetime) -> bool:
    """Whether people plan with it; what lies far outside has no local time in some zones."""
    return FIRST <= at.date() <= LAST

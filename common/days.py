"""Dates that people plan with: validators for fields of forms and of the API."""
from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator

SENSIBLE = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2100, 1, 1))]

"""The first of a month as French writes it, 1er décembre, which Django's date formats cannot say."""
import re

from django.utils.translation import get_language

MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
FIRST = re.compile(rf"(?<![\d/])1 (?=(?:{MONTHS})\b)")


def with_ordinal(text: str) -> str:
    """The same date in words; only French changes."""
    return FIRST.sub("1er ", text) if (get_language() or "").startswith("fr") else text

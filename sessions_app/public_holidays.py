"""Public holidays by country and region, from the `holidays` library; names of countries from the CLDR, through Babel."""
from datetime import date
from functools import cache

import holidays
from babel import Locale
from django.utils.translation import get_language

from common.sorting import folded

NO_PLACES = {"FR": {"Zone A", "Zone B", "Zone C"}}  # zones of school holidays, which are no public ones


def between(country: str, region: str, first: date, last: date) -> frozenset[date]:
    """Those of the days, both included. None for a country or region that the library does not know."""
    return frozenset(day for year in range(first.year, last.year + 1) for day in _of_year(country, region, year)
                     if first <= day <= last)


def countries() -> list[tuple[str, str]]:
    """(code, name in the active language), by name."""
    return _named(get_language() or "en")


def regions(country: str) -> list[tuple[str, str]]:
    """(code, name or code) of the parts of a country that have holidays of their own, by name."""
    if not has(country):
        return []
    names = {code: name for name, code in getattr(getattr(holidays, country), "subdivisions_aliases", {}).items()}
    parts = (code for code in _supported()[country] if code not in NO_PLACES.get(country, ()))
    return sorted(((code, names.get(code, code)) for code in parts), key=lambda pair: folded(pair[1]))


def has(country: str, region: str = "") -> bool:
    return country in _supported() and (not region or region in _supported()[country])


@cache
def _of_year(country: str, region: str, year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays(country, subdiv=region or None, years=year)) if has(country, region) else frozenset()


@cache
def _supported() -> dict[str, list[str]]:
    return {code: parts for code, parts in holidays.list_supported_countries(include_aliases=False).items() if len(code) == 2}


@cache
def _named(language: str) -> list[tuple[str, str]]:
    names = Locale.parse(language, sep="-").territories
    pairs = [(code, names[code]) for code in _supported() if code in names]
    return sorted(pairs, key=lambda pair: folded(pair[1]))

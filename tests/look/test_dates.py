"""Dates in words, as each language writes them."""
from datetime import date, datetime

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

from common import clock, instants
from common.time_zones import city_of, names


@pytest.mark.parametrize(("language", "day", "written"), [
    ("fr", date(2026, 12, 1), "1er décembre 2026"), ("fr", date(2026, 12, 11), "11 décembre 2026"),
    ("fr", date(2026, 8, 21), "21 août 2026"),
    ("en", date(2026, 12, 1), "1 December 2026")])
def test_the_first_of_a_month(language, day, written):
    with translation.override(language):
        assert Template('{{ day|date:"DATE_FORMAT" }}').render(Context({"day": day})) == written


def test_a_date_in_figures_stays(settings):
    with translation.override("fr"):
        assert Template('{{ day|date:"SHORT_DATE_FORMAT" }} {{ none|date:"j F" }}').render(
            Context({"day": date(2026, 12, 1), "none": None})) == "01/12/2026 "


def test_the_day_above_a_home():
    with clock.at(datetime.fromisoformat("2026-12-01T08:00:00+00:00")), translation.override("fr"):
        assert Template("{% today %}").render(Context()) == "Mardi 1er décembre"


def test_the_day_of_a_session():
    instant = datetime.fromisoformat("2026-12-01T17:00:00+00:00")
    with translation.override("fr"):
        assert instants.day(instant, "Europe/Paris").startswith("mardi 1er décembre")
    with translation.override("en"):
        assert instants.day(instant, "Europe/Paris").startswith("Tuesday 1 December")


@pytest.mark.parametrize(("language", "zone", "beside"), [
    ("en", "Europe/Berlin", ""),
    ("en", "America/New_York", "12:00 (New York)"),
    ("fr", "America/New_York", "12\u00a0h (New York)"),
    ("en", "Asia/Tokyo", "Wednesday 2 December, 02:00 (Tokyo)")])
def test_a_time_where_the_other_lives(language, zone, beside):
    instant = datetime.fromisoformat("2026-12-01T17:00:00+00:00")
    with clock.at(instant), translation.override(language), timezone.override("Europe/Paris"):
        assert instants.there(instant, zone) == beside


@pytest.mark.parametrize(("zone", "fr", "en"), [
    ("Europe/London", "Londres", "London"), ("Indian/Reunion", "La Réunion", "Réunion"), ("America/New_York", "New York", "New York"),
    ("America/Argentina/Buenos_Aires", "Buenos Aires", "Buenos Aires"), ("Asia/Kathmandu", "Katmandou", "Kathmandu"),
    ("America/Montreal", "Montreal", "Montreal"), ("Europe/Belfast", "Belfast", "Belfast"), ("UTC", "UTC", "UTC")])
def test_the_place_of_a_zone(zone, fr, en):
    for language, place in (("fr", fr), ("en", en)):
        with translation.override(language):
            assert instants.city(zone) == place


def test_every_zone_has_a_place_in_both_languages():
    assert [name for name in names() for language in ("fr", "en") if not city_of(name, language)] == []

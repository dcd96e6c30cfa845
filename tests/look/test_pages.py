"""The frame: who sees which menu, and the pages for what goes wrong."""
import pytest
from django.template.loader import render_to_string
from django.test import Client


def labels(response):
    return [str(item["label"]) for item in response.context["shell"]["nav"]]


@pytest.mark.parametrize("part", ["owner", "coordinator"])
def test_managers_see_every_part(cast, as_person, part):
    page = as_person(getattr(cast.verger, part)).get(cast.verger.url("/styleguide/"))
    assert page.status_code == 200
    text = page.content.decode()
    assert 'lang="fr"' in text
    assert text.count("<h1") == 1


@pytest.mark.parametrize("part", ["mentor", "learner", "observer"])
def test_others_do_not(cast, as_person, part):
    assert as_person(getattr(cast.verger, part)).get(cast.verger.url("/styleguide/")).status_code == 403


def test_signed_out_and_stranger_do_not(cast, as_person):
    assert Client().get(cast.verger.url("/styleguide/")).status_code == 403
    assert as_person(cast.harbour.owner).get(cast.verger.url("/styleguide/")).status_code == 403


def test_current_place_is_marked(cast, as_person):
    text = as_person(cast.verger.coordinator).get(cast.verger.url("/pairs/")).content.decode()
    assert text.count('aria-current="page"') == 1


def test_unknown_page_is_ours(cast, as_person):
    answer = as_person(cast.harbour.learner).get(cast.harbour.url("/nowhere/"))
    assert answer.status_code == 404
    assert "We cannot find this page" in answer.content.decode()


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_broken_pages_need_nothing(name):
    text = render_to_string(name)
    assert "Tandem" in text
    assert 'lang="en"' in text

"""Signed out in the middle of something: after sign-in one is on the page on which one was."""
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from django.test import Client

HERE = "http://testserver"
ID = UUID(int=7)
SESSION, PAIR = f"/sessions/{ID}/", f"/pairs/{ID}/"


def next_of(answer) -> str:
    return parse_qs(urlsplit(answer.headers.get("HX-Redirect") or answer["Location"]).query)["next"][0]


@pytest.mark.parametrize("act", [*(f"{SESSION}{part}/" for part in ("keep", "agenda", "preparation", "recap", "notes", "attendance", "undo",
                                                                    "accept")), f"{PAIR}hold/", f"{SESSION}cancel/", "/me/photo/"])
@pytest.mark.parametrize("page", [SESSION, f"{PAIR}book/?week=2026-12-07", "/"])
def test_the_page_of_the_form(cast, client, act, page):
    page = cast.verger.url(page)
    answer = client.post(cast.verger.url(act), headers={"Referer": HERE + page})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/o/verger/accounts/login/")
    assert next_of(answer) == page


@pytest.mark.parametrize(("act", "page"), [
    (f"{SESSION}preparation/", SESSION), (f"{PAIR}hold/", PAIR), (f"{SESSION}cancel/", f"{SESSION}cancel/"), ("/me/leave/", "/me/")])
@pytest.mark.parametrize("referer", [
    "", "https://elsewhere.example/o/verger/me/", "http://testserver.elsewhere.example/o/verger/", "//elsewhere.example/o/verger/",
    f"{HERE}/o/harbour/me/", f"{HERE}/settings/", "javascript:alert(1)", f"{HERE}:99999999/o/verger/"])
def test_never_elsewhere(cast, client, act, page, referer):
    """Without a page of this organization, the nearest above the address that was asked for."""
    assert next_of(client.post(cast.verger.url(act), headers={"Referer": referer} if referer else {})) == cast.verger.url(page)


@pytest.mark.parametrize(("referer", "page"), [
    (f"{SESSION}preparation/?a=1", SESSION), (f"{PAIR}hold/", PAIR), ("/nowhere/at/all/", "/"), (f"{SESSION}notes/{ID}/remove/",
                                                                                                 f"{SESSION}notes/{ID}/")])
def test_never_an_address_that_only_takes_forms(cast, client, referer, page):
    """A page that comes back with something refused stands at one."""
    answer = client.post(cast.verger.url(f"{SESSION}recap/"), headers={"Referer": HERE + cast.verger.url(referer)})
    assert next_of(answer) == cast.verger.url(page)


def test_who_reads_comes_back_to_what_they_asked_for(cast, client):
    address = cast.verger.url("/sessions/?when=past")
    answer = client.get(address, headers={"Referer": HERE + cast.verger.url("/me/")})
    assert next_of(answer) == address


@pytest.mark.parametrize(("method", "act"), [("post", f"{PAIR}hold/"), ("get", "/programs/premier-emploi/matching/")])
def test_a_piece_of_a_page_is_no_place_to_sign_in(cast, client, method, act):
    page = cast.verger.url(f"{PAIR}book/?week=2026-12-07")
    answer = getattr(client, method)(cast.verger.url(act), headers={"HX-Request": "true", "Referer": HERE + page})
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["HX-Redirect"].startswith("/o/verger/accounts/login/")
    assert next_of(answer) == page


@pytest.mark.parametrize(("referer", "page"), [
    (f"{HERE}/o/verger{SESSION}?saved=agenda", f"/o/verger{SESSION}?saved=agenda"), ("https://elsewhere.example/", f"/o/verger{SESSION}")])
def test_an_expired_page_leads_back_to_itself(cast, referer, page):
    client = Client(enforce_csrf_checks=True, HTTP_ACCEPT_LANGUAGE="en")
    client.force_login(cast.verger.learner.user)
    answer = client.post(cast.verger.url(f"{SESSION}preparation/"), {}, headers={"Referer": referer})
    assert answer.status_code == 403
    assert f'href="{page}"' in answer.content.decode()
    assert 'href="/"' in Client(enforce_csrf_checks=True).post("/accounts/login/").content.decode()

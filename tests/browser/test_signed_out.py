"""Signed out in the middle of something, in a browser: one signs in, is back on the page, and has lost no words."""
import re

import pytest
from playwright.sync_api import expect

from mentoring.demo.people import PASSWORD
from tests.browser.people import email_of
from tests.browser.test_keyboard import MENTOR_OF

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("keyboard")]
LEARNER = "Leïla Bouzid"


@pytest.fixture
def pair(site):
    return site.sql(MENTOR_OF, LEARNER, "active")[0][0]


def sign_in_again(page):
    """On the sign-in page, which is all that the window shows."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Se connecter")
    assert "/accounts/login/" in page.url
    page.get_by_label(re.compile("mail")).fill(email_of("verger", LEARNER))
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()


def test_the_sign_in_page_is_not_put_into_the_booking_card(browser, pair):
    page = browser.visit("verger", LEARNER, language="fr", width=390)
    page.goto(f"/o/verger/pairs/{pair}/book/")
    page.context.clear_cookies(name="sessionid")
    page.locator("[name=starts_at]").first.check(force=True)
    page.wait_for_url("**/accounts/login/**")
    sign_in_again(page)
    page.wait_for_url(f"**/pairs/{pair}/book/")


LAST = "SELECT id FROM sessions_app_session WHERE mentorship_id = %s ORDER BY starts_at DESC LIMIT 1"
WORDS = "Un entretien d’embauche tombe ce jour-là."


@pytest.fixture
def planned(site, pair):
    """The address of a session of the pair in a week, whatever became of it before."""
    (session,), = site.sql(LAST, pair)
    site.sql("UPDATE sessions_app_session SET status = 'confirmed', closed_at = NULL, settled_by_id = NULL, missed_by = '', "
             "starts_at = now() + interval '7 days', ends_at = now() + interval '7 days 45 minutes' WHERE id = %s", session)
    return f"/o/verger/sessions/{session}/"


def sign_out(page):
    page.context.clear_cookies(name="sessionid")


def test_the_parts_of_a_session_give_their_words_back(browser, planned):
    page = browser.visit("verger", LEARNER, language="fr", width=390)
    page.goto(planned)
    page.locator("[name=preparation-text]").fill(WORDS)
    sign_out(page)
    page.get_by_role("button", name="Enregistrer la préparation").click()
    sign_in_again(page)
    page.wait_for_url(f"**{planned}")
    expect(page.locator("[name=preparation-text]")).to_have_value(WORDS)
    expect(page.locator("[data-part$=preparation] [data-unsaved-note]")).to_be_visible()


@pytest.mark.parametrize("form", ["cancel/", "move/", "propose/"])
def test_a_reason_outlives_the_sign_in(browser, planned, form):
    page = browser.visit("verger", LEARNER, language="fr", width=390)
    page.goto(planned + form)
    page.get_by_label("Motif").fill(WORDS)
    sign_out(page)
    page.locator("#main form .button--danger, #main form .button--primary").last.click()
    sign_in_again(page)
    page.wait_for_url(f"**{planned}{form}")
    expect(page.get_by_label("Motif")).to_have_value(WORDS)
    expect(page.locator("#main")).to_contain_text("Ce que vous aviez écrit est de nouveau là.")


def test_somebody_else_at_the_same_screen_reads_none_of_it(browser, site, pair, planned):
    page = browser.visit("verger", LEARNER, language="fr")
    fields = ((f"{planned}cancel/", "reason"), (planned, "note-body"))
    for address, field in fields:
        page.goto(address)
        page.locator(f"[name={field}]").fill(WORDS)
    (_pair, mentor), = site.sql(MENTOR_OF, LEARNER, "active")
    theirs = browser.visit("verger", mentor, language="fr").context.cookies()
    page.context.clear_cookies()
    page.context.add_cookies(theirs)
    for address, field in fields:
        page.goto(address)
        expect(page.locator(f"[name={field}]")).to_have_value("")


def test_a_draft_goes_once_it_is_answered_and_stays_when_it_is_refused(browser, site, planned):
    page = browser.visit("verger", LEARNER, language="fr")
    page.goto(f"{planned}propose/")
    page.get_by_label("Motif").fill(WORDS)
    page.locator("#send").click()  # no time is chosen
    expect(page.get_by_label("Motif")).to_have_value(WORDS)
    page.goto(f"{planned}propose/")
    expect(page.get_by_label("Motif")).to_have_value(WORDS)
    page.goto("/o/verger/me/edit/")
    stands = page.get_by_label("À propos de moi").input_value()
    page.get_by_label("À propos de moi").fill(f"{stands} Encore.")
    page.goto("/o/verger/me/edit/")
    expect(page.get_by_label("À propos de moi")).to_have_value(f"{stands} Encore.")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    page.wait_for_url("**/me/")
    site.sql("UPDATE accounts_membership SET bio = 'Autre chose' WHERE user_id = (SELECT id FROM accounts_user WHERE name = %s)", LEARNER)
    page.goto("/o/verger/me/edit/")
    expect(page.get_by_label("À propos de moi")).to_have_value("Autre chose")
    page.get_by_label("À propos de moi").fill("Mes mots")
    site.sql("UPDATE accounts_membership SET bio = 'Plus neuf' WHERE user_id = (SELECT id FROM accounts_user WHERE name = %s)", LEARNER)
    page.goto("/o/verger/me/edit/")
    expect(page.get_by_label("À propos de moi")).to_have_value("Plus neuf")  # over which nobody wrote


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize(("form", "field", "button"), [
    ("", "[name=note-body]", "Ajouter la note"), ("cancel/", "[name=reason]", "Annuler la séance")])
def test_an_expired_page_says_what_is_true_of_the_words(browser, planned, form, field, button, script):
    page = browser.visit("verger", LEARNER, language="fr", width=390, java_script_enabled=script)
    page.goto(planned + form)
    page.locator(field).fill(WORDS)
    page.context.clear_cookies(name="csrftoken")
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cette page a expiré")
    kept, lost = page.get_by_text("les textes longs que vous avez écrits s’y trouvent"), page.get_by_text("n’est pas gardé")
    expect(kept).to_be_visible(visible=script)
    expect(lost).to_be_visible(visible=not script)
    if not script:
        page.go_back()
        expect(page.locator(field)).to_have_value(WORDS)
        return
    page.get_by_role("link", name="Rouvrir la page").click()
    page.wait_for_url(f"**{planned}{form}")
    expect(page.locator(field)).to_have_value(WORDS)
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("status").filter(has_text=re.compile("enregistrée|annulée"))).to_be_visible()

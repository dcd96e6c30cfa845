"""One journey with JavaScript off, by links and forms alone: a learner books a session and writes, the mentor answers."""
import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_keyboard import MENTOR_OF

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("keyboard")]
LEARNER = "Leïla Bouzid"


def write(page, body: str) -> None:
    page.get_by_label("Votre message").fill(body)
    page.get_by_role("button", name="Envoyer").click()
    expect(page.locator(".message >> nth=-1")).to_contain_text(body)


def test_a_pair_books_and_talks(browser, site):
    (mentorship, mentor), = site.sql(MENTOR_OF, LEARNER, "active")
    learner = browser.visit("verger", LEARNER, language="fr", java_script_enabled=False)
    learner.goto(f"/o/verger/pairs/{mentorship}/")
    learner.get_by_role("link", name="Réserver une séance").first.click()
    learner.get_by_role("button", name="Plus tard").click()  # the first time of all may be too near a moment later
    slot = learner.locator("[name=starts_at]").first
    chosen = slot.get_attribute("value")
    slot.check()
    learner.get_by_role("button", name="Réserver ce créneau").click()
    expect(learner.locator("#main")).to_contain_text("Votre séance est réservée.")
    assert site.sql("SELECT status FROM sessions_app_session WHERE mentorship_id = %s AND starts_at = %s::timestamptz",
                    mentorship, chosen) == [("confirmed",)]
    learner.goto(f"/o/verger/pairs/{mentorship}/")
    learner.get_by_role("link", name="Écrire").first.click()
    write(learner, "La séance est réservée, à bientôt.")

    page = browser.visit("verger", mentor, language="fr", java_script_enabled=False)
    page.goto("/o/verger/messages/")
    page.get_by_role("link", name=re.compile(LEARNER)).first.click()
    expect(page.locator(".message >> nth=-1")).to_contain_text("La séance est réservée")
    write(page, "C’est noté, merci.")
    learner.reload()
    expect(learner.locator(".message >> nth=-1")).to_contain_text("C’est noté, merci.")

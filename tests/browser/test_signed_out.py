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

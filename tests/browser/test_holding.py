"""A time that is chosen is kept for a while, and the page says so only while it is."""
import pytest
from playwright.sync_api import expect

from tests.browser.test_keyboard import MENTOR_OF

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("keyboard")]
LEARNER = "Leïla Bouzid"


def test_a_lapsed_hold_says_so(browser, site):
    (pair, _mentor), = site.sql(MENTOR_OF, LEARNER, "active")
    page = browser.visit("verger", LEARNER, language="fr", width=390)
    page.clock.install()
    page.goto(f"/o/verger/pairs/{pair}/book/")
    line = page.get_by_role("status").and_(page.locator("#held"))
    page.locator("[name=starts_at]").first.check(force=True)
    page.clock.run_for(1000)
    expect(line).to_contain_text("est gardé pour vous jusqu’à")
    expect(line.locator("[data-watched]")).to_have_count(1)
    page.clock.fast_forward("09:00")
    expect(line).to_contain_text("est gardé pour vous jusqu’à")
    page.clock.fast_forward("01:15")
    expect(line).to_have_text("Ce créneau n’est plus gardé pour vous. Vous pouvez encore le réserver tant qu’il est libre.")
    page.locator("[name=starts_at]").nth(1).check(force=True)
    page.clock.run_for(1000)
    expect(line).to_contain_text("est gardé pour vous jusqu’à")

"""Forced colours and paper: what is chosen is seen without our colours, and paper has the words and nothing to press."""
import pytest
from playwright.sync_api import expect

from tests.browser.test_series import LEARNER
from tests.browser.test_series import pair as pair
from tests.browser.test_session_page import LEARNER as HOLDER
from tests.browser.test_session_page import address as address

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("series")]
LOOK = "e => { const s = getComputedStyle(e); return [s.backgroundColor, s.borderBlockEndColor, s.outlineStyle].join() }"


@pytest.mark.parametrize("tail", ["book", "series"])
def test_in_forced_colours_the_chosen_time_and_the_tab_are_seen(browser, pair, tail):
    page = browser.visit("verger", LEARNER, language="fr", forced_colors="active")
    page.goto(f"/o/verger/pairs/{pair[0]}/{tail}/")
    labels = page.locator("label:has([name=starts_at])")
    labels.nth(1).click()
    page.locator("h1").click()  # the focus is no mark of what is chosen
    assert labels.nth(1).evaluate(LOOK) != labels.nth(2).evaluate(LOOK)
    tabs = page.locator(".tabs button")
    assert len({tabs.nth(n).evaluate(LOOK) for n in range(tabs.count())}) == min(2, tabs.count())


def test_paper_has_every_word_and_nothing_to_press(browser, site, address):
    words = "\n".join(f"Ligne {n}" for n in range(80))
    site.sql("UPDATE sessions_app_session SET recap = %s, recap_version = 1 WHERE id = %s", words, address.split("/")[-2])
    page = browser.visit("verger", HOLDER, language="fr")
    page.goto(address)
    page.emulate_media(media="print")
    recap = page.get_by_label("Ce que nous avons fait")
    assert recap.evaluate("e => e.scrollHeight <= e.clientHeight")
    expect(page.locator("main").get_by_role("button")).to_have_count(0)
    expect(page.locator("[name=note-body]")).to_be_hidden()

"""A pair of the demo talks in two browsers: live, through a lost line, without JavaScript."""
import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chat")]
PAIR = ("mentor", "learner")
FIELD, LAST, WAITING = "textarea[name=body]", ".message >> nth=-1", ".message--waiting"


def conversation_of(page) -> str:
    """The address of the conversation of the demo's mentor and learner: the learner has one."""
    page.goto("/o/verger/messages/")
    return page.locator(".conversations a").first.get_attribute("href")


@pytest.fixture
def pair(browser):
    """Two pages, the mentor's and the learner's, on their conversation and connected."""
    pages = {part: browser.visit("verger", part, language="fr") for part in PAIR}
    address = conversation_of(pages["learner"])
    for page in pages.values():
        page.goto(address)
        page.wait_for_function("() => document.querySelector('[data-keys]') && !document.querySelector('[data-keys]').hidden")
    return pages


def write(page, text):
    page.locator(FIELD).fill(text)
    page.keyboard.press("Enter")


def test_two_windows_talk_live_and_keep_the_focus(pair):
    write(pair["mentor"], "Bonjour, mardi à 10 h ?\nOu jeudi : https://example.org/a?b=1.")
    expect(pair["learner"].locator(LAST)).to_contain_text("mardi à 10 h")
    expect(pair["learner"].locator(LAST).locator("a")).to_have_attribute("href", "https://example.org/a?b=1")
    write(pair["learner"], "<b>Oui</b>, mardi.")
    expect(pair["mentor"].locator(LAST)).to_contain_text("<b>Oui</b>, mardi.")
    expect(pair["learner"].locator(LAST)).to_have_attribute("data-seq", re.compile(r"\d+"))
    expect(pair["learner"].locator(FIELD)).to_be_focused()
    expect(pair["learner"].locator(FIELD)).to_have_value("")


def test_shift_and_enter_start_a_new_line_and_the_draft_survives_a_reload(pair):
    page = pair["learner"]
    page.locator(FIELD).fill("Première ligne")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("deuxième")
    expect(page.locator(FIELD)).to_have_value("Première ligne\ndeuxième")
    page.reload()
    expect(page.locator(FIELD)).to_have_value("Première ligne\ndeuxième")


def test_the_other_person_sees_that_one_writes(pair):
    write(pair["learner"], "Bonjour")
    expect(pair["mentor"].locator(LAST)).to_contain_text("Bonjour")  # now both are connected: what one types before is told to nobody
    pair["mentor"].locator(FIELD).press_sequentially("Je")
    expect(pair["learner"].locator("[data-state]")).to_contain_text("écrit")


def test_nothing_is_lost_or_doubled_when_the_line_is(pair):
    mentor, learner = pair["mentor"], pair["learner"]
    learner.context.set_offline(True)
    expect(learner.locator("[data-state]")).to_contain_text("hors ligne")
    for n in (1, 2):
        write(learner, f"écrit hors ligne {n}")
        write(mentor, f"écrit pendant l’absence {n}")
    expect(learner.locator(WAITING)).to_have_count(2)
    learner.context.set_offline(False)
    for page in (mentor, learner):
        for text in ("écrit hors ligne", "écrit pendant l’absence"):
            for n in (1, 2):
                expect(page.locator(".message[data-seq]", has_text=f"{text} {n}")).to_have_count(1, timeout=40_000)
    expect(learner.locator(WAITING)).to_have_count(0)
    orders = [page.locator(".message[data-seq]").evaluate_all("all => all.slice(-4).map(e => e.dataset.seq)") for page in pair.values()]
    assert orders[0] == orders[1] == sorted(orders[0], key=int)


def test_what_was_written_offline_survives_a_reload(pair):
    learner, blocked = pair["learner"], [True]
    learner.route_web_socket("**/ws/chat/", lambda line: line.close() if blocked else line.connect_to_server())
    learner.reload()
    write(learner, "écrit sans ligne")
    expect(learner.locator(WAITING)).to_have_count(1)
    blocked.clear()
    learner.reload()
    expect(learner.locator(".message[data-seq]", has_text="écrit sans ligne")).to_have_count(1)
    expect(learner.locator(WAITING)).to_have_count(0)


def test_it_works_without_javascript(browser, pair):
    page = browser.visit("verger", "learner", java_script_enabled=False)
    page.goto(conversation_of(page))
    page.locator(FIELD).fill("Sans JavaScript")
    page.get_by_role("button", name="Envoyer").click()
    expect(page.locator(LAST)).to_contain_text("Sans JavaScript")
    expect(pair["mentor"].locator(LAST)).to_contain_text("Sans JavaScript")


def test_the_unread_badge_counts_and_reading_clears_it(browser, pair):
    pair["learner"].goto("/o/verger/")
    write(pair["mentor"], "À lire plus tard")
    expect(pair["mentor"].locator(LAST)).to_have_attribute("data-seq", re.compile(r"\d+"))
    page = pair["learner"]
    page.goto("/o/verger/messages/")
    expect(page.locator(".conversations .badge")).to_contain_text("nouveau")
    page.locator(".conversations a").first.click()
    page.goto("/o/verger/messages/")
    expect(page.locator(".conversations .badge")).to_have_count(0)

"""A learner alone with a phone and a keyboard, in French: from a suggestion to the first booking, the mentor answering from an email."""
import re
import subprocess
import sys
from email import message_from_bytes, policy

import pytest
from playwright.sync_api import expect

from tests.browser.keys import check_focus, press, starting, tab_to
from tests.browser.site import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("keyboard")]
LEARNER = "Valentin Roche"
PERSON = """SELECT u.email, u.name FROM programs_enrolment e
    JOIN accounts_membership m ON m.id = e.membership_id JOIN accounts_user u ON u.id = m.user_id WHERE e.id = %s"""
BOOKED = """SELECT p.status, count(s.id) FROM matching_mentorship p JOIN sessions_app_session s ON s.mentorship_id = p.id
    JOIN programs_enrolment e ON e.id = p.learner_id JOIN accounts_membership m ON m.id = e.membership_id
    JOIN accounts_user u ON u.id = m.user_id WHERE p.mentor_id = %s AND u.name = %s GROUP BY p.status"""
LINK = re.compile(r"http://[^\s]+/act/[^\s]+")


def letter_to(site, address: str, word: str) -> str:
    """The text of the newest email to the address that holds the word, once the relay has handed it over."""
    for file in sorted((site.mail / "new").iterdir(), key=lambda f: f.stat().st_mtime, reverse=True):
        message = message_from_bytes(file.read_bytes(), policy=policy.default)
        text = message.get_body(("plain",)).get_content()
        if message["To"] == address and word in text:
            return text
    raise AssertionError(f"no email to {address} with {word!r}")


def deliver(site) -> None:
    """What the worker does every few seconds, by day."""
    code = "import django; django.setup(); from notifications import relay; relay.waits_until = lambda *_: None; relay.deliver_due()"
    environment = {**site.environment(), "DJANGO_SETTINGS_MODULE": "mentoring.settings"}
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True)


def test_from_a_suggestion_to_the_first_booking(browser, site):
    page = browser.visit("verger", LEARNER, language="fr", width=390)
    page.goto("/o/verger/")
    press(page, "link", "Voir les suggestions", within="#main")
    expect(page.locator("#main h3").first).to_be_visible()
    press(page, "link", starting("Regarder"), within="#main")
    mentor_id = page.url.rstrip("/").rsplit("/", 1)[1]
    (address, name), = site.sql(PERSON, mentor_id)
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    tab_to(page, "textbox", starting("Votre message"), within="#main")
    page.keyboard.type("Bonjour, je suis caissier et j'apprends le développement web le soir. Auriez-vous un peu de temps pour moi ?")
    press(page, "button", "Envoyer la demande", within="#main")
    expect(page.locator("#main")).to_contain_text(f"Votre demande est envoyée à {name}")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")

    deliver(site)
    accept = next(link for link in LINK.findall(letter_to(site, address, "Valentin Roche")))
    answer = browser.visit(language="fr", width=390)
    answer.goto(accept)
    expect(answer.get_by_role("heading", level=1)).to_have_text("Accepter Valentin Roche")
    check_focus(answer)
    press(answer, "button", "Accepter Valentin Roche")
    expect(answer.locator("#main")).to_contain_text("Votre mentorat commence.")

    page.goto("/o/verger/")
    press(page, "link", "Réserver une séance", within="#main")
    press(page, "button", "Plus tard", within="#main")  # the first time of all may be too near a moment later
    slot = tab_to(page, "radio", re.compile("."), within="#main")
    page.keyboard.press("Space")
    assert slot.is_checked()
    press(page, "button", "Réserver ce créneau", within="#main")
    expect(page.locator("#main")).to_contain_text("Votre séance est réservée.")
    assert site.sql(BOOKED, mentor_id, LEARNER) == [("active", 1)]

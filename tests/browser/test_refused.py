"""What comes back refused says so where the person is: its summary has the focus, is on the screen and leads to what is wrong."""
import pytest
from playwright.sync_api import expect

from tests.browser.test_keyboard import MENTOR_OF

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("keyboard")]
LEARNER = "Leïla Bouzid"
LAST = "SELECT id FROM sessions_app_session WHERE mentorship_id = %s ORDER BY starts_at DESC LIMIT 1"
scripts = pytest.mark.parametrize("script", [True, False])


def is_told(page, *words: str, links: int = 1):
    """The summary is the first thing on the screen, and each of its links leads somewhere on the page."""
    summary = page.locator("[data-errors]")
    expect(summary).to_have_count(1)
    expect(summary).to_be_focused()
    expect(summary).to_be_in_viewport()
    for each in words:
        expect(summary).to_contain_text(each)
    places = summary.locator("a[href^='#']")
    expect(places).to_have_count(links)
    for n in range(links):
        expect(page.locator(f"[id='{places.nth(n).get_attribute('href')[1:]}']")).to_be_visible()


@pytest.fixture
def session(site):
    """(its id, its address): the pair's, in a week."""
    (pair, _mentor), = site.sql(MENTOR_OF, LEARNER, "active")
    (found,), = site.sql(LAST, pair)
    site.sql("UPDATE sessions_app_session SET status = 'confirmed', closed_at = NULL, settled_by_id = NULL, missed_by = '', "
             "starts_at = now() + interval '7 days', ends_at = now() + interval '7 days 45 minutes', "
             "recap = '', recap_version = 0, preparation = '', preparation_version = 0 "
             "WHERE id = %s", found)
    return found, f"/o/verger/sessions/{found}/"


@scripts
def test_a_part_of_a_session_that_somebody_changed(browser, site, session, script):
    number, address = session
    page = browser.visit("verger", LEARNER, language="fr", width=390, java_script_enabled=script)
    page.goto(address)
    page.locator("[name=preparation-text]").fill("Mes mots")
    site.sql("UPDATE sessions_app_session SET preparation = 'Les siens', preparation_version = 1 WHERE id = %s", number)
    page.get_by_role("button", name="Enregistrer la préparation").click()
    is_told(page, "Ce texte a changé pendant que vous écriviez", "Avant la séance")
    page.locator("[data-errors] a").click()
    expect(page.locator("#preparation")).to_be_in_viewport()
    expect(page.locator("blockquote")).to_contain_text("Les siens")
    expect(page.locator("[name=preparation-text]")).to_have_value("Mes mots")


@scripts
def test_a_recap_with_a_next_step_without_a_day(browser, site, session, script):
    number, address = session
    site.sql("UPDATE sessions_app_session SET starts_at = now() - interval '3 hours', ends_at = now() - interval '2 hours' WHERE id = %s",
             number)
    page = browser.visit("verger", LEARNER, language="fr", width=390, java_script_enabled=script)
    page.goto(address)
    page.get_by_label("Prochaine action").nth(1).fill("Relire la lettre")
    page.get_by_role("button", name="Enregistrer le bilan").click()
    is_told(page, "Prochaine étape 2, Pour quand")
    page.locator("[data-errors] a").click()
    expect(page.locator("[name=actions-1-due_on]")).to_be_in_viewport()


@scripts
@pytest.mark.parametrize(("part", "address", "press", "fill", "words", "links"), [
    (LEARNER, "availability/", "Enregistrer mes disponibilités", {"[name=rules-window_days]": "0"}, ["Rien n’est encore enregistré"], 1),
    (LEARNER, "me/edit/", "Enregistrer", {"#id_name": ""}, ["Nom"], 1),
    (LEARNER, "me/emails/", "Enregistrer", {"[name=quiet_from]": "22:00", "[name=quiet_until]": "22:00"}, ["À"], 1),
    ("Nadia Ferrand", "reminders/", "Enregistrer", {"[name=reminder_hour-amount]": "1"}, ["Minutes avant le début"], 1),
    ("Nadia Ferrand", "programs/premier-emploi/session-kinds/new/", "Enregistrer", {"[name=parts-0-share]": "5"}, ["Partie 1, Partie"], 3),
])
def test_a_form(browser, part, address, press, fill, words, links, script):
    page = browser.visit("verger", part, language="fr", width=390, java_script_enabled=script)
    page.goto(f"/o/verger/{address}")
    for field, text in fill.items():
        page.locator(field).fill(text)
    page.get_by_role("button", name=press, exact=True).last.click()
    is_told(page, *words, links=links)


@scripts
def test_no_time_chosen(browser, session, script):
    page = browser.visit("verger", LEARNER, language="fr", width=390, java_script_enabled=script)
    page.goto(f"{session[1]}propose/")
    page.locator("#send").click()
    is_told(page, "Choisissez un, deux ou trois")


@scripts
def test_a_session_that_changed_meanwhile(browser, site, session, script):
    page = browser.visit("verger", LEARNER, language="fr", width=390, java_script_enabled=script)
    page.goto(f"{session[1]}cancel/")
    page.get_by_label("Motif").fill("Un entretien")
    site.sql("UPDATE sessions_app_session SET sequence = sequence + 1 WHERE id = %s", session[0])
    page.get_by_role("button", name="Annuler la séance").click()
    is_told(page, links=0)

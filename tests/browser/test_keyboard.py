"""The five key journeys with the keyboard alone, each with people of its own, whose stage it sets."""
import re
from datetime import date

import pytest
from playwright.sync_api import expect

from mentoring.demo.people import PASSWORD
from tests.browser.keys import HERE, check_focus, press, starting, tab_to, type_in
from tests.browser.people import email_of

# Day and month are the same, so that a date field takes them in either order.
DAY = date(date.today().year + 2, 2, 2)
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("keyboard")]
OF_LEARNER = """matching_mentorship.learner_id IN (SELECT e.id FROM programs_enrolment e JOIN accounts_membership m
    ON m.id = e.membership_id JOIN accounts_user u ON u.id = m.user_id WHERE u.name = %s)"""
MENTOR_OF = f"""SELECT matching_mentorship.id, u.name FROM matching_mentorship JOIN programs_enrolment e
    ON e.id = matching_mentorship.mentor_id JOIN accounts_membership m ON m.id = e.membership_id
    JOIN accounts_user u ON u.id = m.user_id WHERE {OF_LEARNER} AND matching_mentorship.status = %s"""


def said(page, *words: str):
    """The page answers with a message that has these words."""
    for word in words:
        expect(page.locator("#main")).to_contain_text(word)


def test_a_learner_signs_in_and_answers_up_to_a_goal(browser, site):
    """French, on a phone. Somebody who had begun and withdrawn is enrolled again, with one step answered."""
    name = "Florent Guichard"
    site.sql("""UPDATE programs_enrolment SET status = 'approved' WHERE membership_id IN (SELECT m.id FROM accounts_membership m
             JOIN accounts_user u ON u.id = m.user_id WHERE u.name = %s)""", name)
    page = browser.visit(language="fr", width=390)
    page.goto("/accounts/login/?next=/o/verger/")
    type_in(page, re.compile("mail"), email_of("verger", name))
    type_in(page, starting("Mot de passe"), PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    press(page, "link", "Décrire mes besoins")

    type_in(page, "Rechercher", "tableur", role="searchbox")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    tab_to(page, "checkbox", re.compile("."))
    page.keyboard.press("Space")
    press(page, "button", "Ajouter les compétences cochées")
    press(page, "button", "Enregistrer et continuer")

    press(page, "button", "Enregistrer et continuer")
    expect(page.locator("[data-errors]")).to_be_focused()
    check_focus(page)
    tab_to(page, "link", starting("Où vous voulez être"), most=1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name=starting("Où vous voulez être"))).to_be_focused()
    page.keyboard.type("Analyste dans une association de quartier.")
    press(page, "button", "Enregistrer et continuer")

    for label in ("Spécifique", "Mesurable", "Atteignable", "Pertinent"):
        type_in(page, starting(label), "Publier une analyse de données ouvertes.")
    tab_to(page, "textbox", starting("Temporel"))
    page.keyboard.type(DAY.strftime("%d%m%Y"))
    tab_to(page, "radio", re.compile("Vous et votre mentor"))
    page.keyboard.press("ArrowDown")
    press(page, "button", "Enregistrer et terminer")
    said(page, "Publier une analyse de données ouvertes.")
    assert site.sql("SELECT audience, due_on FROM assessments_goal g JOIN programs_enrolment e ON e.id = g.enrolment_id "
                    "JOIN accounts_membership m ON m.id = e.membership_id JOIN accounts_user u ON u.id = m.user_id WHERE u.name = %s",
                    name) == [("staff", DAY)]


def choose_slot(page, arrows: int) -> str:
    """choose_offer() among those of a whole week: of the first one that is offered an evening leaves little, and that little ends soon."""
    press(page, "button", "Plus tard", within="#main")
    return choose_offer(page, arrows)


def choose_offer(page, arrows: int) -> str:
    """The instant chosen among the radio group's, by arrows from the first."""
    tab_to(page, "radio", re.compile("."), within="#main")
    page.keyboard.press("Space")
    for _ in range(arrows):
        page.keyboard.press("ArrowRight")
        check_focus(page)
    return page.evaluate("() => document.querySelector('[name=starts_at]:checked').value")


def test_a_learner_books_and_moves_a_session(browser, site):
    """French, from the pair's page."""
    (mentorship, _mentor), = site.sql(MENTOR_OF, "Chloé Vasseur", "active")
    page = browser.visit("verger", "Chloé Vasseur", language="fr")
    page.goto(f"/o/verger/pairs/{mentorship}/")
    press(page, "link", "Réserver une séance", within="#main")
    booked = choose_slot(page, 2)
    press(page, "button", "Réserver ce créneau")
    said(page, "Votre séance est réservée.")
    press(page, "link", "Déplacer", within="#main")
    moved = choose_slot(page, 0)
    assert moved != booked
    press(page, "button", "Déplacer à ce créneau")
    said(page, "La séance est déplacée.")
    assert site.sql("SELECT count(*) FROM sessions_app_session WHERE mentorship_id = %s AND status = 'confirmed' "
                    "AND starts_at = %s::timestamptz", mentorship, moved) == [(1,)]


def test_a_coordinator_reviews_and_publishes_a_draft(browser, site):
    """French, from the program's matching page: one pair is kept, then all are published."""
    page = browser.visit("verger", "Julien Kerbrat", language="fr")
    page.goto("/o/verger/programs/premier-emploi/matching/")
    press(page, "link", "Relire le brouillon")
    draft = page.url.rstrip("/").rpartition("/")[2]
    press(page, "button", starting("Conserver"))
    said(page, "Conservé")
    press(page, "button", starting("Publier"))
    said(page, "Binômes publiés")
    (status, covered), = site.sql("SELECT status, covered FROM matching_matchrun WHERE id = %s", draft)
    assert status == "published"
    assert site.sql("SELECT count(*) FROM matching_mentorship WHERE run_id = %s", draft) == [(covered,)]


def test_a_mentor_accepts_and_signs(browser, site):
    """English. The learner has accepted already, so the pair starts with the mentor's word."""
    learner = "Harry Bennett"
    (mentorship, mentor), = site.sql(MENTOR_OF, learner, "proposed")
    site.sql("UPDATE matching_mentorship SET learner_accepted_at = proposed_at, mentor_accepted_at = NULL WHERE id = %s", mentorship)
    page = browser.visit("harbour", mentor, language="en")
    page.goto("/o/harbour/")
    press(page, "link", re.compile(f"proposal to mentor {learner}"))
    press(page, "button", "Accept Harry")
    said(page, "starts")
    if not page.get_by_role("link", name="Review and propose").count():
        press(page, "link", "Charter", within="#main")
    press(page, "link", "Review and propose")
    press(page, "button", "Save and sign")
    said(page, "Signed on")
    assert site.sql("SELECT mentor_signed_at IS NOT NULL, learner_signed_at IS NULL FROM action_plans_agreement "
                    "WHERE mentorship_id = %s", mentorship) == [(True, True)]


@pytest.fixture
def session(site):
    """(mentorship, mentor, session): Amadou's last session took place, and nobody has said anything of it yet."""
    (mentorship, mentor), = site.sql(MENTOR_OF, "Amadou Ba", "active")
    (session,), = site.sql("SELECT id FROM sessions_app_session WHERE mentorship_id = %s AND ends_at < now() AND status <> 'cancelled' "
                           "ORDER BY starts_at DESC LIMIT 1", mentorship)
    for table in ("sessions_app_attendance", "sessions_app_sessionnote", "kpis_sessionfeedback"):
        site.sql(f"DELETE FROM {table} WHERE session_id = %s", session)
    site.sql("UPDATE sessions_app_session SET status = 'confirmed', closed_at = NULL, recap = '', is_disputed = false, "
             "settled_by_id = NULL, missed_by = '' WHERE id = %s", session)
    return mentorship, mentor, session


def test_a_mentor_closes_a_session_and_the_learner_answers(browser, site, session):
    """French: attendance, recap with a next action and a note; then feedback and a message."""
    mentorship, mentor, number = session
    page = browser.visit("verger", mentor, language="fr")
    page.goto("/o/verger/")
    press(page, "link", re.compile("séance avec Amadou"))
    tab_to(page, "combobox", "Amadou Ba")
    page.keyboard.press("ArrowDown")
    press(page, "button", "Confirmer")
    said(page, "Merci")
    type_in(page, starting("Ce que nous avons fait"), "Relu le formulaire et ses tests.")
    type_in(page, starting("Prochaine action"), "Publier la page")
    tab_to(page, "textbox", starting("Pour quand"))
    page.keyboard.type(DAY.strftime("%d%m%Y"))
    press(page, "button", "Enregistrer le bilan")
    said(page, "Le bilan est enregistré.")
    type_in(page, "Note", "Bonne progression.")
    tab_to(page, "radio", starting("Votre binôme"), within="#main")
    page.keyboard.press("ArrowDown")
    press(page, "button", "Ajouter la note")
    said(page, "La note est enregistrée.", "Bonne progression.")

    page = browser.visit("verger", "Amadou Ba", language="fr")
    page.goto(f"/o/verger/sessions/{number}/")
    press(page, "link", "Donner un retour en une minute")
    tab_to(page, "radio", starting("1"))
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    type_in(page, starting("Que devons-nous savoir"), "Le plan est plus clair.")
    press(page, "button", "Envoyer ma réponse")
    said(page, "Merci")
    assert site.sql("SELECT rating, comment FROM kpis_sessionfeedback WHERE session_id = %s", number) == [(4, "Le plan est plus clair.")]

    page.goto(f"/o/verger/pairs/{mentorship}/")
    press(page, "link", "Écrire", within="#main")
    page.locator("[data-keys]:not([hidden])").wait_for()
    tab_to(page, "textbox", starting("Votre message"))
    page.keyboard.type("Merci pour aujourd’hui.")
    page.keyboard.press("Enter")
    expect(page.locator(".message[data-seq]", has_text="Merci pour aujourd’hui.")).to_have_count(1)
    check_focus(page)


@pytest.mark.parametrize("key", ["?", "Control+k"])
def test_a_window_gives_the_focus_back(browser, key):
    page = browser.visit("verger", "mentor", language="fr")
    page.goto("/o/verger/sessions/")
    before = tab_to(page, "link", starting("Messages"))
    page.keyboard.press(key)
    expect(page.locator("dialog[open]")).to_have_count(1)
    assert not before.evaluate(HERE)
    check_focus(page)
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert before.evaluate(HERE)


def test_the_way_back_by_shift_and_tab(browser):
    page = browser.visit("verger", "mentor", language="fr", width=390)
    page.goto("/o/verger/settings/")
    tab_to(page, "button", re.compile("."), within="#main")
    tab_to(page, "link", "Aller au contenu", back=True)


@pytest.mark.parametrize(("style", "problem"), [
    ("button { outline: none }", "no visible focus"), ("p { position: fixed; inset: 0; margin: 0 }", "hidden"),
    ("button { position: fixed; left: -500px }", "hidden")])
def test_the_walk_would_see_a_lost_focus(chromium, style, problem):
    page = chromium.new_page()
    page.set_content(f"<style>{style}</style><button>Here</button><p></p>")
    with pytest.raises(AssertionError, match=problem):
        tab_to(page, "button", "Here", most=1)
    page.close()

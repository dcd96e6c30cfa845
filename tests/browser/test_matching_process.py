"""A coordinator's way from criteria to a published run and back, in French, by keyboard alone, on a desk and on a phone."""
import json

import pytest
from playwright.sync_api import expect

from tests.browser.checks import Watch, check_shown
from tests.browser.keys import press, starting, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("matching-process")]
PROGRAM = "/o/verger/programs/{}/matching/"


def said(page, *words: str):
    for word in words:
        expect(page.locator("#main")).to_contain_text(word)


def other_mentor(site, run, learner: str) -> str:
    """Somebody who had a free place in the run, and is not this learner's."""
    names = """SELECT mu.name, lu.name FROM matching_proposal p
        JOIN programs_enrolment me ON me.id = p.mentor_id JOIN accounts_membership mm ON mm.id = me.membership_id
        JOIN accounts_user mu ON mu.id = mm.user_id JOIN programs_enrolment le ON le.id = p.learner_id
        JOIN accounts_membership lm ON lm.id = le.membership_id JOIN accounts_user lu ON lu.id = lm.user_id WHERE p.run_id = %s"""
    rows = site.sql(names, run)
    own = {mentor for mentor, of in rows if of == learner}
    return next(mentor for mentor, _of in rows if mentor not in own)


def learner_with_a_choice(site, page, run) -> str:
    """The first in the run for whom another mentor has a free place: who that is changes with what was chosen before."""
    for place, learner in site.sql("""SELECT p.id, u.name FROM matching_proposal p JOIN programs_enrolment e ON e.id = p.learner_id
            JOIN accounts_membership m ON m.id = e.membership_id JOIN accounts_user u ON u.id = m.user_id
            WHERE p.run_id = %s ORDER BY p.score DESC, u.sort_name, p.id LIMIT 25""", run):
        page.goto(f"/o/verger/matching/places/{place}/")
        if page.locator("#main").get_by_role("link", name=starting("Choisir")).count():
            return learner
    raise AssertionError("no learner of the run's first page has another mentor to choose")


@pytest.fixture
def program(site):
    """The program of Le Verger whose draft of pairs covers most learners, open whatever other tests did with it: (slug, run)."""
    (slug, program, run), = site.sql("""SELECT p.slug, p.id, r.id FROM matching_matchrun r JOIN programs_program p ON p.id = r.program_id
        JOIN tenancy_organization o ON o.id = r.organization_id WHERE o.slug = 'verger' AND NOT r.in_circles
        AND r.status IN ('draft', 'discarded') ORDER BY r.covered DESC LIMIT 1""")
    site.sql("UPDATE matching_matchrun SET status = 'discarded' WHERE program_id = %s AND id <> %s AND status = 'draft'", program, run)
    site.sql("UPDATE matching_matchrun SET status = 'draft', published_at = NULL WHERE id = %s", run)
    return slug, run


@pytest.mark.parametrize("width", [1280, 390])
def test_from_criteria_to_publishing_and_back(browser, site, program, width):
    slug, run = program
    site.sql("""UPDATE programs_enrolment SET capacity = 9 WHERE role = 'mentor' AND program_id =
        (SELECT program_id FROM matching_matchrun WHERE id = %s)""", run)  # whatever places other tests have given away
    site.sql("""UPDATE matching_criteriaversion SET rules = jsonb_set(rules, '{levels,availability}', '"medium"')
        WHERE program_id = (SELECT program_id FROM matching_matchrun WHERE id = %s)""", run)
    page = browser.visit("verger", "coordinator", language="fr", width=width)
    page.goto(PROGRAM.format(slug))
    press(page, "link", "Critères", within="#main")

    tab_to(page, "combobox", starting("Disponibilités communes"))
    with page.expect_response(lambda answer: answer.url.endswith("/criteria/count/")) as counted:
        page.keyboard.press("Home")  # mandatory, which the count answers to at once
        page.keyboard.press("Tab")
    assert counted.value.status == 200
    expect(page.locator("#effects")).to_contain_text("Disponibilités communes")
    press(page, "button", "Enregistrer une nouvelle version")
    said(page, "Enregistré en version")

    page.goto(f"/o/verger/matching/{run}/")
    said(page, "a été enregistrée depuis")
    press(page, "link", starting("Expliquer"))
    said(page, "Les parts s’additionnent pour donner le score.")
    tab_to(page, "combobox", "Mentor")
    page.keyboard.type(other_mentor(site, run, page.locator("h1").inner_text()))
    press(page, "button", "Expliquer")
    said(page, "Les deux scores côte à côte")
    learner = learner_with_a_choice(site, page, run)
    page.goto(f"/o/verger/matching/{run}/")
    press(page, "link", starting(f"Choisir un mentor pour {learner}"), most=160)
    press(page, "link", starting("Choisir"), within="#main")
    said(page, "Ensemble du brouillon")
    press(page, "button", "Valider et garder")
    said(page, "ce choix est conservé")

    press(page, "button", starting("Publier"))
    said(page, "Binômes publiés")
    assert site.sql("SELECT status FROM matching_matchrun WHERE id = %s", run) == [("published",)]
    press(page, "button", "Reprendre la publication")
    said(page, "reprise")
    assert site.sql("SELECT status FROM matching_matchrun WHERE id = %s", run) == [("draft",)]
    assert site.sql("SELECT count(*) FROM matching_mentorship WHERE run_id = %s AND status = 'proposed'", run) == [(0,)]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_its_pages_are_sound(browser, program, width, scheme):
    slug, run = program
    page = browser.visit("verger", "coordinator", language="fr", width=width, scheme=scheme)
    watch, wrong = Watch(page), []
    for path in (f"{PROGRAM.format(slug)}criteria/", f"{PROGRAM.format(slug)}apart/", f"/o/verger/matching/{run}/",
                 f"/o/verger/matching/{run}/audit/", f"/o/verger/matching/{run}/check/", f"/o/verger/matching/{run}/compare/stable/"):
        wrong += check_shown(page, page.goto(path).status, "fr", watch)
    assert not wrong, "\n".join(wrong)


def test_a_run_is_checked_and_downloaded(browser, program):
    _slug, run = program
    page = browser.visit("verger", "coordinator", language="fr")
    page.goto(f"/o/verger/matching/{run}/")
    press(page, "link", "Vérifier ce calcul")
    said(page, "il donne les mêmes binômes", "Prouvé")
    tab_to(page, "link", "Télécharger le relevé")
    with page.expect_download() as downloaded:
        page.keyboard.press("Enter")
    data = json.loads(downloaded.value.path().read_text())
    assert data["outcome"]["certificate"]["bonus"] > 0


def test_criteria_without_javascript(browser, program):
    slug, _run = program
    page = browser.visit("verger", "coordinator", language="fr", java_script_enabled=False)
    page.goto(f"{PROGRAM.format(slug)}criteria/")
    tab_to(page, "spinbutton", starting("Écart maximal"))
    page.keyboard.type("1")
    press(page, "button", "Recompter")
    said(page, "binômes sur")
    expect(page.get_by_role("spinbutton", name=starting("Écart maximal"))).to_have_value("1")

"""Other hours for a program or a season, made on a phone without a script; and the two pages in both languages."""
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.checks import Watch, check_page, check_shown
from tests.browser.keys import check_focus, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("hours_sets")]
PLACES = [("fr", "verger"), ("en", "harbour")]


def test_hours_for_a_season_on_a_phone(browser, site):
    page = browser.visit("verger", "mentor", language="fr", width=390, java_script_enabled=False)
    page.goto("/o/verger/availability/")
    page.get_by_role("link", name="Ajouter des disponibilités pour un programme ou une saison").click()
    page.get_by_label("Nom").fill("Avril")
    page.get_by_label("Premier jour").fill(str(date.today() + timedelta(days=200)))
    page.get_by_role("button", name="Enregistrer mes disponibilités").last.click()
    expect(page.get_by_role("alert")).to_contain_text("le dernier après le premier")
    expect(page.get_by_label("Nom")).to_have_value("Avril")
    page.get_by_label("Dernier jour").fill(str(date.today() + timedelta(days=230)))
    page.get_by_role("button", name="Enregistrer mes disponibilités").last.click()
    page.get_by_role("link", name="Avril").click()
    expect(page.get_by_label("Premier jour")).to_have_value(str(date.today() + timedelta(days=200)))
    page.get_by_role("button", name="Supprimer ces disponibilités").click()
    expect(page.get_by_role("link", name="Avril")).to_have_count(0)


@pytest.mark.parametrize(("language", "house"), PLACES)
def test_the_pages_are_sound(browser, language, house):
    page = browser.visit(house, "mentor", language=language)
    watch = Watch(page)
    wrong = check_page(page, f"/o/{house}/availability/", language, watch=watch)
    wrong += check_page(page, f"/o/{house}/availability/sets/new/", language, watch=watch)
    with page.expect_navigation() as navigated:
        page.locator("#main form .button--primary").click()
    wrong += check_shown(page, 422, language, watch) if navigated.value.status == 422 else ["it was saved without a name"]
    page.goto(f"/o/{house}/availability/")
    wrong += check_page(page, page.locator("h3 a[href*='/availability/sets/']").first.get_attribute("href"), language, watch=watch)
    assert not [problem for problem in wrong if "status 422" not in problem and "422 (Unprocessable" not in problem], "\n".join(wrong)


def test_by_keyboard(browser):
    page = browser.visit("harbour", "mentor", language="en")
    page.goto("/o/harbour/availability/sets/new/")
    tab_to(page, "textbox", "Name", within="#main")
    check_focus(page)
    page.keyboard.type("Nights")
    tab_to(page, "button", "Add hours on Sunday", within="#main")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_label("Name")).to_have_value("Nights")
    expect(page.locator("[role=group][aria-label^='Sunday']")).to_have_count(1)

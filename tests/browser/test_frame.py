"""The frame by keyboard, and without scripts."""
import pytest

pytestmark = pytest.mark.browser
PAGE = "/o/verger/settings/"


def focused(page) -> str:
    return page.evaluate("() => document.activeElement.textContent.trim()")


def test_skip_link_comes_first_and_leads_to_the_content(browser):
    page = browser.visit("verger", "mentor", language="fr")
    page.goto(PAGE)
    page.keyboard.press("Tab")
    assert focused(page) == "Aller au contenu"
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "main"


def test_question_mark_shows_the_keys(browser):
    page = browser.visit("verger", "mentor", language="fr")
    page.goto(PAGE)
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#keys").is_hidden()


def test_palette_finds_a_page_by_a_few_letters(browser):
    page = browser.visit("verger", "mentor", language="fr")
    page.goto(PAGE)
    page.keyboard.press("Control+k")
    page.keyboard.type("dispo")
    assert page.locator("#palette [role=option]").all_inner_texts() == ["Disponibilités"]
    page.keyboard.press("Enter")
    page.wait_for_url("**/availability/")


def test_theme_is_kept(browser):
    page = browser.visit("verger", "mentor", language="fr")
    page.goto(PAGE)
    page.locator("summary.menu__who").press("Enter")
    with page.expect_navigation():
        page.get_by_role("button", name="Sombre").press("Enter")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.reload()
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(27, 25, 22)"
    page.locator("summary.menu__who").click()
    page.get_by_role("button", name="Auto").click()


def test_menu_language_and_theme_work_without_scripts(browser):
    page = browser.visit("verger", "learner", language="fr", java_script_enabled=False)
    page.goto(PAGE)
    page.locator("summary.menu__who").click()
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.url.endswith(PAGE)


def test_icons_are_drawn_under_the_strict_policy(browser):
    page = browser.visit("verger", "mentor", language="fr")
    page.goto(PAGE)
    drawn = page.evaluate("() => [...document.querySelectorAll('.nav .icon use')].map(u => u.getBBox().width)")
    assert drawn
    assert all(width > 5 for width in drawn)


def test_another_zone_of_the_device_is_offered_once(browser):
    page = browser.visit("verger", "mentor", language="fr", zone="Asia/Tokyo")
    page.goto(PAGE)
    assert "Tokyo" in page.locator("[data-zone-offer]").inner_text()
    page.locator("[data-zone-offer] .banner__close").click()
    page.reload()
    assert page.locator("[data-zone-offer]").is_hidden()


def test_a_draft_survives_a_closed_page_and_goes_once_sent(browser):
    page = browser.visit("verger", "coordinator", language="fr")
    page.goto("/o/verger/styleguide/")
    page.get_by_label("À propos de vous").first.fill("Une phrase à garder.")
    page.goto(PAGE)
    page.goto("/o/verger/styleguide/")
    assert page.get_by_label("À propos de vous").first.input_value() == "Une phrase à garder."
    with page.expect_navigation():
        page.locator("form").filter(has=page.get_by_role("button", name="Enregistrer")).evaluate("form => form.requestSubmit()")
    page.goto("/o/verger/styleguide/")
    assert page.get_by_label("À propos de vous").first.input_value() == ""


def test_a_dangerous_act_asks_first(browser):
    page = browser.visit("verger", "coordinator", language="fr")
    page.goto("/o/verger/styleguide/")
    page.get_by_role("button", name="Demander avant").click()
    assert "La réservation est retirée" in page.locator("#confirm").inner_text()
    page.keyboard.press("Enter")
    assert page.locator("#confirm").is_hidden()
    assert page.url.endswith("/styleguide/")

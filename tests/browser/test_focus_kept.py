"""A page that comes back because of a button goes on where the person was, also without a script."""
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.test_keyboard import MENTOR_OF
from tests.browser.test_refused import LEARNER, scripts
from tests.browser.test_refused import session as session

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("keyboard")]


def is_here(field):
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport()


@scripts
def test_rows_of_hours_come_and_go(browser, script):
    page = browser.visit("verger", LEARNER, language="fr", width=390, java_script_enabled=script)
    page.goto("/o/verger/availability/")
    rows = page.get_by_role("group", name="samedi")
    add = page.get_by_role("button", name="Ajouter une plage le samedi")
    before = rows.count()
    for n in range(2):
        add.press("Enter")
        is_here(rows.nth(before + n).get_by_label("De"))
    rows.last.get_by_role("button").press("Enter")
    expect(rows).to_have_count(before + 1)
    is_here(add)


@scripts
@pytest.mark.parametrize(("button", "name", "field"), [
    ("Ajouter les heures d’une date", "Dates particulières", "Date"), ("Ajouter des jours de congé", "Jours de congé", "Premier jour")])
def test_rows_of_dates_come_and_go(browser, script, button, name, field):
    page = browser.visit("verger", LEARNER, language="fr", width=390, java_script_enabled=script)
    page.goto("/o/verger/availability/")
    add, rows = page.get_by_role("button", name=button), page.get_by_role("group", name=name)
    add.press("Enter")
    is_here(rows.last.get_by_label(field, exact=True))
    rows.last.get_by_role("button").press("Enter")
    is_here(add)


@scripts
def test_weeks_are_turned_by_one_key(browser, site, session, script):
    """A series is chosen by a form that only reads, the others by one that writes."""
    (pair, _mentor), = site.sql(MENTOR_OF, LEARNER, "active")
    page = browser.visit("verger", LEARNER, language="fr", width=390, java_script_enabled=script)
    later, earlier = page.get_by_role("button", name="Plus tard"), page.get_by_role("button", name="Plus tôt")
    for address in (f"/o/verger/pairs/{pair}/book/", f"/o/verger/pairs/{pair}/series/", f"{session[1]}propose/", f"{session[1]}move/"):
        page.goto(f"{address}?week={date.today()}")  # what moves would be shown its own week
        weeks = [page.locator("#week").inner_text()]
        for _turn in range(2):
            later.press("Enter")
            expect(page.locator("#week")).not_to_have_text(weeks[-1])
            weeks.append(page.locator("#week").inner_text())
            is_here(later)
        expect(later).to_have_accessible_description(weeks[-1])
        earlier.press("Enter")
        expect(page.locator("#week")).to_have_text(weeks[1])
        is_here(earlier)
        earlier.press("Enter")
        expect(page.locator("#week")).to_have_text(weeks[0])
        expect(earlier).to_have_count(0)
        is_here(later)  # the only one that is left

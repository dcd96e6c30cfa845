"""A series booked on a phone, one date of which is not free; and the calendar by keyboard."""
import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from common.ids import uuid7
from tests.browser.checks import check_shown
from tests.browser.keys import check_focus, press, tab_to
from tests.browser.test_keyboard import MENTOR_OF

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("series")]
LEARNER = "Amadou Ba"
MEMBER = "SELECT m.id, m.organization_id FROM accounts_membership m JOIN accounts_user u ON u.id = m.user_id WHERE u.name = %s"


@pytest.fixture
def pair(site):
    """(mentorship, mentor's membership, organization) of two who have nothing else to do: every day from 8 to 20 o'clock."""
    (mentorship, mentor), = site.sql(MENTOR_OF, LEARNER, "active")
    (member, organization), = site.sql(MEMBER, mentor)
    (learner, _organization), = site.sql(MEMBER, LEARNER)
    site.sql("UPDATE sessions_app_sessionclaim SET is_active = false WHERE membership_id IN (%s, %s)", member, learner)
    for table in ("availabilityrule", "datehours", "timeoff", "bookingrules"):
        site.sql(f"DELETE FROM sessions_app_{table} WHERE membership_id IN (%s, %s)", member, learner)
    for day in range(7):
        site.sql("INSERT INTO sessions_app_availabilityrule (id, organization_id, membership_id, weekday, start_minute, end_minute, "
                 "time_zone) VALUES (%s, %s, %s, %s, 480, 1200, 'Europe/Paris')", str(uuid7()), organization, member, day)
    return mentorship, member, organization


def test_a_series_with_one_date_that_is_not_free(browser, site, pair):
    """French, on a phone, without a script."""
    mentorship, member, organization = pair
    page = browser.visit("verger", LEARNER, language="fr", width=390, java_script_enabled=False)
    page.goto(f"/o/verger/pairs/{mentorship}/book/")
    page.get_by_role("link", name="Réserver une série").click()
    page.get_by_role("button", name="Plus tard").click()  # today's hour may leave little of the first week
    slot = page.locator("[name=starts_at]").nth(2)
    first = datetime.fromisoformat(slot.get_attribute("value"))
    off = (first + timedelta(weeks=2)).date()
    site.sql("INSERT INTO sessions_app_timeoff (id, organization_id, membership_id, first_day, last_day) VALUES (%s, %s, %s, %s, %s)",
             str(uuid7()), organization, member, off, off)
    slot.check()
    page.get_by_role("radio", name="Chaque semaine").check()
    page.get_by_label("Nombre de séances").fill("4")
    page.get_by_role("button", name="Voir les dates").click()
    expect(page.locator("#main")).to_contain_text("3 dates sur 4 sont libres.")
    expect(page.locator("fieldset.card")).to_have_count(1)
    assert site.sql("SELECT count(*) FROM sessions_app_sessionseries WHERE mentorship_id = %s", mentorship) == [(0,)]
    choice = page.locator("[name=date-2]").nth(1)
    repaired = choice.get_attribute("value")
    choice.check()
    page.get_by_role("button", name="Réserver ces séances").click()
    expect(page.locator("#main")).to_contain_text("séances sont réservées.")
    rows = site.sql("SELECT s.position, s.starts_at FROM sessions_app_session s JOIN sessions_app_sessionseries r ON r.id = s.series_id "
                    "WHERE r.mentorship_id = %s ORDER BY s.position", mentorship)
    assert [position for position, _start in rows] == [0, 1, 2, 3]
    assert rows[0][1] == first
    assert rows[2][1] == datetime.fromisoformat(repaired)


@pytest.mark.parametrize(("language", "house", "part"), [("fr", "verger", "mentor"), ("en", "harbour", "learner")])
def test_the_pages_of_a_series_and_the_calendar_are_sound(browser, site, language, house, part):
    from tests.browser.checks import Watch

    page, wrong = browser.visit(house, part, language=language), []
    watch = Watch(page)
    for view in ("", "?view=week", "?view=agenda"):
        answer = page.goto(f"/o/{house}/calendar/{view}")
        wrong += check_shown(page, answer.status, language, watch)
    answer = page.goto(f"/o/{house}/pairs/")
    page.goto(page.locator("#main a[href*='/pairs/']").first.get_attribute("href") + "series/")
    if page.locator("[name=starts_at]").count():
        page.locator("[name=starts_at]").first.check()
        with page.expect_navigation() as navigated:
            page.locator("#main form .button--primary").click()
        wrong += check_shown(page, navigated.value.status, language, watch)
    assert not wrong, "\n".join(wrong)


def test_the_calendar_by_keyboard(browser, pair):
    page = browser.visit("verger", LEARNER, language="fr")
    page.goto("/o/verger/")
    press(page, "link", "Agenda")
    today = page.locator("#week").inner_text()
    press(page, "link", "Plus tard", within="#main")
    assert page.locator("#week").inner_text() != today
    check_focus(page)
    press(page, "link", "Plus tôt", within="#main")
    assert page.locator("#week").inner_text() == today
    press(page, "link", "Plus tard", within="#main")
    press(page, "link", re.compile("^Aujourd"), within="#main")
    assert page.locator("#week").inner_text() == today
    tab_to(page, "region", today, within="#main")
    press(page, "link", "Liste", within="#main")
    expect(page.locator("#agenda")).to_be_visible()


def test_a_phone_shows_the_list_and_a_wide_page_the_week(browser):
    page = browser.visit("verger", "mentor", language="fr", width=390)
    page.goto("/o/verger/calendar/")
    expect(page.locator("#agenda")).to_be_visible()
    expect(page.locator("#week")).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.locator(".week-grid")).to_be_visible()
    expect(page.locator("#agenda")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".week-grid")).to_be_visible()
    expect(page.locator(".sidebar")).to_be_hidden()
    expect(page.locator("#main nav").first).to_be_hidden()

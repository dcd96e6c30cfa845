"""The life of a session on a phone, in French and by keyboard: held, booked, moved and put back, other times, cancelled, disputed."""
import re

import pytest
from playwright.sync_api import expect

from tests.browser.checks import Watch, check_shown
from tests.browser.keys import check_focus, press, starting, tab_to
from tests.browser.people import email_of
from tests.browser.test_asking import LINK, deliver, letter_to
from tests.browser.test_keyboard import MENTOR_OF, choose_offer, choose_slot, said
from tests.browser.test_series import LEARNER
from tests.browser.test_series import pair as pair

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("series")]
STARTS = "SELECT starts_at, status FROM sessions_app_session WHERE id = %s"


def sound(page, language="fr"):
    """What every page has to be, in this state of it."""
    wrong = check_shown(page, 200, language, Watch(page), widths=(390,))
    assert not wrong, "\n".join(wrong)


def key_of(page):
    return page.url.split("?")[0].rstrip("/").rpartition("/")[2]


def tick(page, count):
    """So many of the times offered, one after the other."""
    for n in range(count):
        tab_to(page, "checkbox", re.compile(r"\d"), within="#main") if n == 0 else page.keyboard.press("Tab")
        check_focus(page)
        page.keyboard.press("Space")


def test_a_session_is_held_booked_moved_put_back_and_cancelled(browser, site, pair):
    mentorship, *_ = pair
    (_key, mentor), = site.sql(MENTOR_OF, LEARNER, "active")
    page = browser.visit("verger", LEARNER, language="fr", width=390)
    page.goto(f"/o/verger/pairs/{mentorship}/book/")
    booked = choose_slot(page, 1)
    expect(page.locator("#held")).to_contain_text("Ce créneau est gardé pour vous")
    press(page, "button", "Réserver ce créneau")
    said(page, "Votre séance est réservée.")
    session = key_of(page)

    press(page, "link", "Déplacer", within="#main")
    choose_slot(page, 3)
    tab_to(page, "textbox", starting("Motif"), within="#main")
    page.keyboard.type("Un oral à préparer")
    press(page, "button", "Déplacer à ce créneau")
    said(page, "La séance est déplacée.", "Un oral à préparer")
    (moved, _status), = site.sql(STARTS, session)
    sound(page)
    press(page, "button", "Annuler cette action")
    said(page, "La séance est comme avant.")
    (back, _status), = site.sql(STARTS, session)
    assert back.isoformat() == booked != moved.isoformat()

    press(page, "link", "Proposer d’autres créneaux", within="#main")
    press(page, "button", "Plus tard", within="#main")  # today's hour may leave little of the first week
    tick(page, 2)
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")  # from any of the many boxes
    said(page, "Autres créneaux")
    sound(page)
    other = browser.visit("verger", mentor, language="fr", width=390)
    other.goto(f"/o/verger/sessions/{session}/")
    sound(other)
    choose_offer(other, 0)
    press(other, "button", "Retenir ce créneau")
    (taken, _status), = site.sql(STARTS, session)
    assert taken != back

    page.goto(f"/o/verger/sessions/{session}/")
    press(page, "link", "Annuler", within="#main")
    tab_to(page, "textbox", starting("Motif"), within="#main")
    page.keyboard.type("Je suis malade")
    press(page, "button", "Annuler la séance")
    said(page, "La séance est annulée.", "Je suis malade")
    sound(page)
    assert site.sql(STARTS, session) == [(taken, "cancelled")]


def test_going_back_chooses_no_other_time(browser, pair):
    """A browser gives a form back by places, and in a list without the time that is taken another one has its place."""
    page = browser.visit("verger", LEARNER, language="fr")
    page.goto(f"/o/verger/pairs/{pair[0]}/book/")
    times = page.locator("[name=starts_at]")
    offered = times.count()
    times.nth(1).check()
    page.get_by_role("button", name="Réserver ce créneau").click()
    expect(page.locator("#main")).to_contain_text("Votre séance est réservée.")
    page.go_back()
    expect(page.get_by_role("button", name="Réserver ce créneau")).to_be_visible()
    expect(page.locator("[name=starts_at]:checked")).to_have_count(0 if times.count() < offered else 1)


def test_other_times_are_near_at_the_keyboard_and_a_fourth_loses_none(browser, site, pair):
    """A link skips to the button; a folded day is one stop; four ticked boxes come back ticked, with what to do."""
    mentorship, *_ = pair
    page = browser.visit("verger", LEARNER, language="fr", width=390)
    page.goto(f"/o/verger/pairs/{mentorship}/book/")
    choose_slot(page, 4)
    press(page, "button", "Réserver ce créneau")
    session = key_of(page)
    press(page, "link", "Proposer d’autres créneaux", within="#main")
    tab_to(page, "textbox", starting("Motif"), within="#main")
    page.keyboard.type("Un oral")
    press(page, "button", "Plus tard", most=3)
    expect(page.get_by_role("textbox", name=starting("Motif"))).to_have_value("Un oral")

    skip_to_button(page)
    page.keyboard.press("Shift+Tab")  # the last day, folded
    page.keyboard.press("Space")
    for _ in range(4):
        page.keyboard.press("Tab")
        check_focus(page)
        page.keyboard.press("Space")
    sound(page)
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    said(page, "Vous avez choisi 4 créneaux, et trois sont le maximum : décochez-en un.")
    expect(page.get_by_role("textbox", name=starting("Motif"))).to_have_value("Un oral")
    expect(page.locator("input[name=starts]:checked")).to_have_count(4)

    skip_to_button(page)
    ticked = "document.activeElement.matches('input[name=starts]:checked')"
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if page.evaluate(ticked):
            break
    page.keyboard.press("Space")
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    said(page, "Autres créneaux")
    assert site.sql("SELECT cardinality(starts), reason FROM sessions_app_counterproposal WHERE session_id = %s", session) == [
        (3, "Un oral")]


def skip_to_button(page):
    tab_to(page, "link", "Aller au bouton sous les créneaux")
    page.keyboard.press("Enter")
    expect(page.locator("#send")).to_be_focused()


def test_two_words_that_differ_reach_the_coordination_by_links_alone(browser, site, pair):
    """The learner was there and the mentor was not; the mentor says the same of the learner. The coordinator settles it."""
    mentorship, *_ = pair
    (_key, mentor), = site.sql(MENTOR_OF, LEARNER, "active")
    (session,), = site.sql("SELECT id FROM sessions_app_session WHERE mentorship_id = %s AND starts_at < now() AND status <> 'cancelled' "
                           "ORDER BY starts_at DESC LIMIT 1", mentorship)
    site.sql("DELETE FROM sessions_app_attendance WHERE session_id = %s", session)
    site.sql("UPDATE sessions_app_session SET status = 'confirmed', is_disputed = false, settled_by_id = NULL, missed_by = '', "
             "closed_at = NULL, starts_at = now() - interval '3 hours', ends_at = now() - interval '2 hours' WHERE id = %s", session)
    for name, of_other in ((LEARNER, mentor), (mentor, LEARNER)):
        page = browser.visit("verger", name, language="fr", width=390)
        page.goto(f"/o/verger/sessions/{session}/")
        tab_to(page, "combobox", of_other, within="#main")
        page.keyboard.type("Abs")
        press(page, "button", "Confirmer", within="#main")
    said(page, "Vos deux réponses diffèrent.")
    sound(page)
    assert site.sql("SELECT is_disputed FROM sessions_app_session WHERE id = %s", session) == [(True,)]

    staff = browser.visit("verger", "coordinator", language="en", width=390)
    staff.goto("/o/verger/")
    press(staff, "link", "Settle what two people tell differently of a session")
    said(staff, LEARNER)
    sound(staff, "en")
    press(staff, "link", re.compile("."), within=f"#main :is(li, tr):has(a[href*='{session}'])")
    sound(staff, "en")
    tab_to(staff, "combobox", "How it went", within="#main")
    staff.keyboard.type("Missed by the m")
    press(staff, "button", "Settle")
    assert site.sql("SELECT status, is_disputed, missed_by FROM sessions_app_session WHERE id = %s", session) == [
        ("missed", False, "mentor")]


def test_what_an_email_offers_works_signed_out_on_a_phone(browser, site, pair):
    """Each signed link that the mentor gets about a booking: its page is sound; one of them moves the session and takes it back."""
    mentorship, *_ = pair
    (_key, mentor), = site.sql(MENTOR_OF, LEARNER, "active")
    page = browser.visit("verger", LEARNER, language="fr", width=390)
    page.goto(f"/o/verger/pairs/{mentorship}/book/")
    booked = choose_slot(page, 2)
    press(page, "button", "Réserver ce créneau")
    session = key_of(page)
    browser.visit("verger", mentor, language="fr")
    deliver(site)
    links = LINK.findall(letter_to(site, email_of("verger", mentor), LEARNER))
    reader, headings = browser.visit(language="fr", width=390), {}
    for link in links:
        reader.goto(link)
        sound(reader)
        headings[reader.get_by_role("heading", level=1).text_content().split()[0]] = link
    assert {"Déplacer", "Proposer", "Annuler"} <= set(headings), headings
    assert site.sql(STARTS, session)[0][0].isoformat() == booked  # opening them has changed nothing

    reader.goto(headings["Déplacer"])
    choose_offer(reader, 1)
    press(reader, "button", "Déplacer à ce créneau")
    sound(reader)
    assert site.sql(STARTS, session)[0][0].isoformat() != booked
    press(reader, "button", "Annuler cette action")
    sound(reader)
    assert site.sql(STARTS, session)[0][0].isoformat() == booked

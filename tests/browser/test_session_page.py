"""The session's page in a browser: nothing typed in one part is lost when another is sent, refused or left."""
import pytest
from playwright.sync_api import expect

from common.ids import uuid7

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("keyboard")]
LEARNER = "Leïla Bouzid"
OVER = """SELECT s.id FROM sessions_app_session s JOIN matching_mentorship p ON p.id = s.mentorship_id
          JOIN programs_enrolment e ON e.id = p.learner_id JOIN accounts_membership m ON m.id = e.membership_id
          JOIN accounts_user u ON u.id = m.user_id WHERE u.name = %s AND s.status = 'held' ORDER BY s.starts_at DESC LIMIT 1"""
RECAP, NOTE, TOPIC = "Nous avons relu la lettre.", "Elle doute d’elle.", "Le dernier entretien"


@pytest.fixture
def address(site):
    (session,), = site.sql(OVER, LEARNER)
    site.sql("UPDATE sessions_app_session SET recap = '', recap_version = 0 WHERE id = %s", session)
    return f"/o/verger/sessions/{session}/"


def write(page):
    page.get_by_label("Ce que nous avons fait").fill(RECAP)
    page.locator("[name=note-body]").fill(NOTE)
    page.locator("[name=agenda-topic_1]").fill(TOPIC)


@pytest.mark.parametrize("script", [True, False])
def test_another_button_loses_nothing(browser, address, script):
    page = browser.visit("verger", LEARNER, language="fr", width=390, java_script_enabled=script)
    page.goto(address)
    write(page)
    page.get_by_role("button", name="Ajouter la note").click()
    expect(page.locator("#main")).to_contain_text("La note est enregistrée.")
    expect(page.get_by_label("Ce que nous avons fait")).to_have_value(RECAP)
    expect(page.locator("[name=agenda-topic_1]")).to_have_value(TOPIC)
    expect(page.locator("[name=note-body]")).to_have_value("")
    page.get_by_role("button", name="Enregistrer le bilan").click()
    expect(page.locator("#main")).to_contain_text("Le bilan est enregistré.")
    expect(page.locator("[name=agenda-topic_1]")).to_have_value(TOPIC)


def test_enter_without_a_script_saves_nothing_and_keeps_all(browser, address):
    page = browser.visit("verger", LEARNER, language="fr", java_script_enabled=False)
    page.goto(address)
    write(page)
    page.locator("[name=agenda-topic_1]").press("Enter")
    expect(page.locator("#main")).to_contain_text("Rien n’est encore enregistré.")
    expect(page.get_by_label("Ce que nous avons fait")).to_have_value(RECAP)


def test_a_page_that_is_left_gives_the_words_back(browser, site, address):
    page = browser.visit("verger", LEARNER, language="fr")
    page.goto(address)
    write(page)
    page.goto("/o/verger/")
    site.sql("UPDATE sessions_app_session SET recap = 'Autre chose', recap_version = 1 WHERE id = %s", address.split("/")[-2])
    page.goto(address)
    expect(page.get_by_label("Ce que nous avons fait")).to_have_value(RECAP)
    expect(page.locator("[data-part$=recap] [data-unsaved-note]")).to_be_visible()
    expect(page.locator("[data-part$=preparation] [data-unsaved-note]")).to_be_hidden()
    page.get_by_role("button", name="Enregistrer le bilan").click()
    expect(page.locator("blockquote")).to_contain_text("Autre chose")  # what the other wrote since is not written over
    page.get_by_role("button", name="Enregistrer le bilan").click()
    expect(page.locator("#main")).to_contain_text("Le bilan est enregistré.")
    page.locator("[name=agenda-topic_1]").press("Enter")  # saves its own part
    expect(page.locator("#main")).to_contain_text("L’ordre du jour est enregistré.")
    assert "saved" not in page.url
    page.goto(address)
    expect(page.get_by_label("Ce que nous avons fait")).to_have_value(RECAP)
    expect(page.locator("[data-part$=recap] [data-unsaved-note]")).to_be_hidden()
    page.locator("[name=note-body]").fill("")
    assert page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('part:'))") == []


@pytest.fixture
def free(site, address):
    """The two have nothing else to do, every day from 8 to 20 o'clock, and nothing is planned."""
    session = address.split("/")[-2]
    people = site.sql("SELECT m.id, m.organization_id FROM accounts_membership m JOIN programs_enrolment e ON e.membership_id = m.id "
                      "JOIN matching_mentorship p ON e.id IN (p.mentor_id, p.learner_id) JOIN sessions_app_session s "
                      "ON s.mentorship_id = p.id WHERE s.id = %s", session)
    site.sql("UPDATE sessions_app_session SET status = 'cancelled' WHERE status IN ('confirmed', 'proposed') AND mentorship_id = "
             "(SELECT mentorship_id FROM sessions_app_session WHERE id = %s)", session)
    site.sql("DELETE FROM kpis_sessionfeedback WHERE session_id = %s", session)
    for member, organization in people:
        site.sql("UPDATE sessions_app_sessionclaim SET is_active = false WHERE membership_id = %s", member)
        for table in ("availabilityrule", "datehours", "timeoff", "bookingrules"):
            site.sql(f"DELETE FROM sessions_app_{table} WHERE membership_id = %s", member)
        for day in range(7):
            site.sql("INSERT INTO sessions_app_availabilityrule (id, organization_id, membership_id, weekday, start_minute, end_minute, "
                     "time_zone) VALUES (%s, %s, %s, %s, 480, 1200, 'Europe/Paris')", str(uuid7()), organization, member, day)
    return address


@pytest.mark.parametrize("script", [True, False])
def test_a_recap_ends_with_the_next_date_by_keyboard(browser, site, free, script):
    """French, on a phone: one button saves the recap, the action, the rating and books."""
    page = browser.visit("verger", LEARNER, language="fr", width=390, java_script_enabled=script)
    page.goto(free)
    page.get_by_label("Ce que nous avons fait").focus()
    page.keyboard.type(RECAP)
    page.get_by_label("Prochaine action").first.focus()
    page.keyboard.type("Relire la lettre")
    page.locator("[name=actions-0-due_on]").fill("2027-03-01")
    offers = page.locator("input[type=radio][name=recap-next_start]")
    chosen = offers.first.get_attribute("value")
    offers.last.focus()  # not now, which is chosen
    for _step in range(offers.count() - 1):
        page.keyboard.press("ArrowUp")
    expect(offers.first).to_be_checked()
    page.locator("[name=feedback-rating][value='5']").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Enregistrer le bilan").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_contain_text("Prochaine séance")
    assert site.sql("SELECT count(*) FROM sessions_app_session WHERE starts_at = %s::timestamptz AND status = 'confirmed' AND "
                    "mentorship_id = (SELECT mentorship_id FROM sessions_app_session WHERE id = %s)", chosen, free.split("/")[-2]) == [(1,)]
    assert site.sql("SELECT rating FROM kpis_sessionfeedback WHERE session_id = %s", free.split("/")[-2])[-1] == (5,)
    expect(page.get_by_label("Ce que nous avons fait")).to_have_value(RECAP)


@pytest.mark.parametrize("script", [True, False])
def test_one_button_says_too_who_was_there(browser, site, free, script):
    session = free.split("/")[-2]
    site.sql("DELETE FROM sessions_app_attendance WHERE session_id = %s", session)
    site.sql("UPDATE sessions_app_session SET status = 'confirmed', is_disputed = false, settled_by_id = NULL, missed_by = '', "
             "closed_at = NULL, starts_at = now() - interval '3 hours', ends_at = now() - interval '2 hours' WHERE id = %s", session)
    page = browser.visit("verger", LEARNER, language="fr", width=390, java_script_enabled=script)
    page.goto(free)
    page.get_by_label("Vous", exact=True).select_option("late")
    page.get_by_label("Ce que nous avons fait").fill(RECAP)
    expect(page.locator("[name=feedback-rating][value='']")).to_be_checked()
    page.locator("[name=feedback-rating][value='4']").check()
    page.get_by_role("button", name="Enregistrer le bilan").click()
    expect(page.locator("#main")).to_contain_text("Le bilan est enregistré.")
    expect(page.locator("[data-part$=attendance] [data-unsaved-note]")).to_be_hidden()
    assert site.sql("SELECT status, recap FROM sessions_app_session WHERE id = %s", session) == [("held", RECAP)]
    assert site.sql("SELECT rating FROM kpis_sessionfeedback WHERE session_id = %s", session) == [(4,)]


@pytest.mark.parametrize("script", [True, False])
def test_enter_in_a_next_step_says_nothing_of_who_was_there(browser, site, free, script):
    """It goes to the button, above which the box is seen; pressed there, it does what it says."""
    session = free.split("/")[-2]
    site.sql("DELETE FROM sessions_app_attendance WHERE session_id = %s", session)
    site.sql("UPDATE sessions_app_session SET status = 'confirmed', is_disputed = false, settled_by_id = NULL, missed_by = '', "
             "closed_at = NULL, starts_at = now() - interval '3 hours', ends_at = now() - interval '2 hours' WHERE id = %s", session)
    page = browser.visit("verger", LEARNER, language="fr", width=390, java_script_enabled=script)
    page.goto(free)
    step, button = page.locator("[name=actions-0-title]"), page.get_by_role("button", name="Enregistrer le bilan")
    step.fill("Relire la lettre")
    step.press("Enter")
    if script:
        expect(button).to_be_focused()
        expect(page.locator("[name=recap-with_word]")).to_be_in_viewport()
    else:
        expect(page.locator("#main")).to_contain_text("Rien n’est encore enregistré.")
    expect(step).to_have_value("Relire la lettre")
    said = "SELECT count(*) FROM sessions_app_attendance WHERE session_id = %s"
    assert site.sql(said, session) == [(0,)]
    page.locator("[name=actions-0-due_on]").fill("2027-03-01")
    button.press("Enter")
    expect(page.locator("#main")).to_contain_text("Le bilan est enregistré.")
    assert site.sql(said, session) == [(2,)]


@pytest.mark.parametrize("key", ["Enter", "Escape"])
def test_what_is_asked_before_it_is_gone_is_done_or_left(browser, address, key):
    page = browser.visit("verger", LEARNER, language="fr", width=390)
    page.goto(address)
    page.locator("[name=note-body]").fill(f"Pas avec {key}")
    page.get_by_role("button", name="Ajouter la note").click()
    note = page.get_by_role("listitem").filter(has_text=f"Pas avec {key}")
    note.get_by_role("link", name="Modifier").click()
    page.get_by_role("button", name="Supprimer la note").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Supprimer cette note ?")
    if key == "Escape":
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(page.get_by_role("button", name="Supprimer la note")).to_be_focused()
    else:
        dialog.get_by_role("button", name="Supprimer la note").press("Enter")
        expect(page.locator("#main")).to_contain_text("La note est supprimée.")
        expect(note).to_have_count(0)


BOXES = """labels => labels.map(label => {
    const box = label.getBoundingClientRect()
    return [box.x, box.y, box.width, box.height].map(Math.round)
})"""
FITS = "labels => labels.every(label => label.scrollWidth <= label.clientWidth)"


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("width", "columns"), [(390, 5), (320, 1), (1280, 5)])
def test_the_cards_of_a_rating_line_up(browser, free, width, columns, language):
    page = browser.visit("verger", LEARNER, language=language, width=width)
    for address, name in ((free, "feedback-rating"), (f"{free}feedback/", "rating")):
        page.goto(address)
        cards = page.locator(f"label:has([name={name}]:not([value='']))")
        boxes = cards.evaluate_all(BOXES)
        assert len(boxes) == 5 and len({(width, height) for _x, _y, width, height in boxes}) == 1, boxes
        assert [len({box[axis] for box in boxes}) for axis in (0, 1)] == [columns, 5 // columns], boxes
        assert cards.evaluate_all(FITS)

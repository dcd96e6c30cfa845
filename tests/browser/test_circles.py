"""A coordinator forms circles by keyboard, on a desk and on a phone, in both languages; the people in one see who is in it."""
import pytest
from playwright.sync_api import expect

from tests.browser.checks import Watch, check_shown
from tests.browser.keys import press, starting, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("circles")]
WORDS = {
    "verger": ("fr", {
        "least": "Nombre minimal", "compute": "Calculer un brouillon", "move": "Déplacer", "choose": "Choisir", "swap": "Échanger",
        "do": "Valider et garder", "publish": "Publier", "back": "Reprendre la publication", "draft": "Brouillon de cercles",
        "done": "Cercles publiés", "again": "Recalculer"}),
    "harbour": ("en", {
        "least": "Fewest", "compute": "Compute a draft", "move": "Move", "choose": "Choose", "swap": "Swap",
        "do": "Do it and keep it", "publish": "Publish", "back": "Take the publication back", "draft": "Draft of circles",
        "done": "Published circles", "again": "Compute again"}),
}


@pytest.fixture
def program(site):
    """program(house) -> slug: the one with most learners who wait; it allows circles, no draft is open, and its mentors have room."""
    def prepared(house):
        (slug, pk), = site.sql("""SELECT p.slug, p.id FROM programs_program p JOIN tenancy_organization o ON o.id = p.organization_id
            JOIN programs_enrolment e ON e.program_id = p.id AND e.role = 'learner' AND e.status = 'approved'
            WHERE o.slug = %s AND p.status = 'running' AND NOT EXISTS (SELECT 1 FROM matching_mentorship m
                WHERE m.learner_id = e.id AND m.status IN ('proposed', 'active'))
            GROUP BY p.slug, p.id ORDER BY count(*) DESC, p.slug LIMIT 1""", house)
        site.sql("UPDATE matching_matchrun SET status = 'discarded' WHERE program_id = %s AND status = 'draft'", pk)
        site.sql("UPDATE matching_matchingsettings SET ways = '{run,pick,circle}' WHERE program_id = %s", pk)
        site.sql("""INSERT INTO matching_matchingsettings (id, organization_id, program_id, ways, open_requests, answer_days, trials,
            decline_fr, decline_en) SELECT gen_random_uuid(), organization_id, id, '{run,pick,circle}', 3, 3, true, '', ''
            FROM programs_program WHERE id = %s ON CONFLICT DO NOTHING""", pk)
        site.sql("UPDATE programs_enrolment SET capacity = 12 WHERE program_id = %s AND role = 'mentor'", pk)
        return slug

    return prepared


def sound(page, status, language, watch):
    wrong = list(check_shown(page, status, language, watch))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("house", "width"), [("verger", 390), ("harbour", 1280)])
def test_from_sizes_to_published_circles_and_back(browser, site, program, house, width):
    language, words = WORDS[house]
    slug = program(house)
    page = browser.visit(house, "coordinator", language=language, width=width)
    watch = Watch(page)
    shown = page.goto(f"/o/{house}/programs/{slug}/matching/circles/")
    sound(page, shown.status, language, watch)
    least = tab_to(page, "spinbutton", starting(words["least"]))
    least.press("Control+a")
    page.keyboard.type("2")
    for box in page.get_by_role("checkbox").all()[:2]:
        name = box.evaluate("e => e.labels[0].textContent.trim().split(' (')[0]")
        tab_to(page, "checkbox", starting(name))
        page.keyboard.press("Space")
    press(page, "button", words["compute"])
    expect(page.locator("h1")).to_contain_text(words["draft"])
    draft = page.url
    sound(page, page.goto(draft).status, language, watch)

    press(page, "link", starting(words["move"]))
    sound(page, page.goto(page.url).status, language, watch)
    possible = page.get_by_role("link", name=starting(words["choose"])).or_(page.get_by_role("link", name=starting(words["swap"])))
    if possible.count():
        press(page, "link", possible.first.inner_text().strip(), within="#main")
        sound(page, page.goto(page.url).status, language, watch)
        press(page, "button", words["do"])
    page.goto(draft)
    press(page, "button", words["again"])  # a circle that the move left too small is filled up, or its people go elsewhere
    press(page, "button", starting(words["publish"]))
    expect(page.locator("h1")).to_contain_text(words["done"])
    sound(page, page.goto(draft).status, language, watch)
    run = draft.rstrip("/").rsplit("/", 1)[1]
    (pair, person), *_ = site.sql("""SELECT m.id, u.name FROM matching_mentorship m JOIN programs_enrolment e ON e.id = m.learner_id
        JOIN accounts_membership a ON a.id = e.membership_id JOIN accounts_user u ON u.id = a.user_id
        WHERE m.run_id = %s AND m.circle_id IS NOT NULL AND m.status = 'proposed' ORDER BY m.id""", run)
    seen_by_its_people(browser, site, house, language, pair, person, width)
    page.goto(draft)
    press(page, "button", words["back"])
    expect(page.locator("h1")).to_contain_text(words["draft"])


def seen_by_its_people(browser, site, house, language, pair, person, width):
    (name,), = site.sql("SELECT c.name FROM matching_circle c JOIN matching_mentorship m ON m.circle_id = c.id WHERE m.id = %s", pair)
    learner = browser.visit(house, person, language=language, width=width)
    watch = Watch(learner)
    for path in (f"/o/{house}/proposals/{pair}/", f"/o/{house}/pairs/{pair}/"):
        sound(learner, learner.goto(path).status, language, watch)
        expect(learner.get_by_role("heading", name=name)).to_be_visible()

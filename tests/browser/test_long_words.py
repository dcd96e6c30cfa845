"""A pasted link, or a name of a hundred letters, widens no page of a phone."""
import pytest

from tests.browser.checks import SIDEWAYS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("keyboard")]
LONG = "Wolfeschlegelsteinhausenbergerdorff" * 3
WORDS = {"accounts_user": "name", "action_plans_action": "title", "assessments_goal": "specific", "sessions_app_session": "recap",
         "sessions_app_sessionnote": "body", "chat_message": "body", "programs_program": "name"}
PAGES = {
    "learner": ["", "calendar/", "calendar/?view=week", "messages/", "goals/", "sessions/", "sessions/?when=past", "pairs/",
                "notifications/", "me/", "availability/", "programs/"],
    "mentor": ["", "calendar/", "messages/", "sessions/", "pairs/", "requests/"],
    "coordinator": ["", "programs/", "pairs/", "people/", "sessions/", "assessments/"]}


@pytest.fixture
def long_words(site):
    for table, column in WORDS.items():
        site.sql(f"CREATE TABLE kept_{table} AS SELECT id, {column} FROM {table}")
        site.sql(f"UPDATE {table} SET {column} = %s || right(id::text, 4)", LONG)
    yield
    for table, column in WORDS.items():
        site.sql(f"UPDATE {table} SET {column} = kept.{column} FROM kept_{table} kept WHERE kept.id = {table}.id")
        site.sql(f"DROP TABLE kept_{table}")


@pytest.mark.parametrize("part", PAGES)
def test_no_page_scrolls_sideways(browser, site, long_words, part):
    page, wrong = browser.visit("verger", part, language="fr", width=390), []
    for tail in PAGES[part]:
        page.goto(f"/o/verger/{tail}")
        wrong += [f"{tail}: {problem}" for problem in page.evaluate(SIDEWAYS)]
    assert not wrong, "\n".join(wrong)

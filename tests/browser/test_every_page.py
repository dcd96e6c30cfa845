"""Every page that a person can reach by links, as each part sees it, in both languages and themes at three widths.

A page is its address without ids: one example of each is checked, once a language, by the first person who reaches it;
homes and pages that differ by part are checked for each.
"""
import re
from urllib.parse import urlsplit

import pytest

from tests.browser.checks import Watch, check_shown

PARTS = ["coordinator", "mentor", "learner", "learner without mentor", "observer", "owner"]
HOUSES = {"fr": "verger", "en": "harbour"}
IDS = re.compile(r"/[0-9a-f]{8}-[0-9a-f-]{27}|/\d+(?=/|$)|(?<=/programs)/(?!new/)[a-z0-9-]+(?=/)")
ELSEWHERE = re.compile(r"/admin/|/platform/|/api/|/logout/|/join/|/static/|/media/|/photo/|/mailbox/|\.(ics|csv|pdf|xlsx|txt)$")
OWN = {"", "pairs", "pairs/*", "sessions", "sessions/*", "programs", "programs/*"}
SEEN: dict[str, dict[str, str]] = {"fr": {}, "en": {}}
TITLES: dict[str, dict[str, str]] = {"fr": {}, "en": {}}


def shape(path: str, prefix: str) -> str:
    name = IDS.sub("/*", path).removeprefix(prefix).strip("/")
    return "people/*" if name == "me" else name  # one's own profile answers at both


def links(page, site) -> list[str]:
    """Addresses of this site that the page links to, without their parameters, in order."""
    found = page.evaluate("() => [...document.querySelectorAll('a[href]:not([download])')].map(a => a.href)")
    paths = [urlsplit(href).path for href in found if href.startswith(site.url)]
    return [path for path in dict.fromkeys(paths) if not ELSEWHERE.search(path)]


def walk(page, site, language: str, part: str, start: str, prefix: str):
    """Yields what is wrong with each page on the way."""
    watch, waiting, met, checked = Watch(page), [start], {shape(start, prefix)}, set()
    while waiting:
        answer = page.goto(waiting.pop(0))
        path = urlsplit(page.url).path
        name = shape(path, prefix)
        if name in checked or (name in SEEN[language] and name not in OWN):
            watch.take()
        else:
            checked.add(name)
            SEEN[language].setdefault(name, part)
            yield from check_shown(page, answer.status, language, watch)
            yield from same_title(page, language, name, path)
        for link in links(page, site):
            if link.startswith((prefix, "/accounts/", "/organizations/", "/settings/")) and shape(link, prefix) not in met:
                met.add(shape(link, prefix))
                waiting.append(link)


def same_title(page, language, name, path):
    title = page.title()
    other = TITLES[language].setdefault(title, name)
    if other != name:
        yield f"{path}: the title “{title}” is also that of {other}"


@pytest.mark.browser
@pytest.mark.parametrize(("language", "part"), [
    pytest.param(language, part, marks=pytest.mark.xdist_group(f"pages-{language}")) for language in HOUSES for part in PARTS])
def test_every_page_is_sound(browser, site, language, part):
    prefix = f"/o/{HOUSES[language]}/"
    page = browser.visit(HOUSES[language], part, language=language)
    wrong = list(walk(page, site, language, part, prefix, prefix))
    assert not wrong, "\n".join(wrong)


@pytest.mark.browser
@pytest.mark.parametrize("language", [pytest.param(name, marks=pytest.mark.xdist_group(f"pages-{name}")) for name in HOUSES])
def test_pages_before_sign_in_are_sound(browser, site, language):
    page = browser.visit(language=language)
    wrong = list(walk(page, site, language, "signed out", "/accounts/login/", "/"))
    assert not wrong, "\n".join(wrong)

"""Every page that a person can reach by links, as each part sees it, in both languages and themes at three widths.

A page is its address without ids: one example of each is checked, once a language, by the first person who reaches it;
homes and pages that differ by part are checked for each.
"""
import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

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


class Links(HTMLParser):
    def __init__(self, text: str):
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "a" and values.get("href") and "download" not in values:
            self.found.append(values["href"])


def links(text: str, address: str, site) -> list[str]:
    """Addresses of this site that the page links to, without their parameters, in order."""
    found = (urljoin(address, href) for href in Links(text).found)
    paths = [urlsplit(href).path for href in found if href.startswith(site.url)]
    return [path for path in dict.fromkeys(paths) if not ELSEWHERE.search(path)]


def walk(page, site, language: str, part: str, start: str, prefix: str):
    """Yields what is wrong with each page on the way."""
    watch, waiting, met, checked = Watch(page), [start], {shape(start, prefix)}, set()

    def is_new(address: str) -> bool:
        name = shape(urlsplit(address).path, prefix)
        return name not in checked and (name not in SEEN[language] or name in OWN)

    while waiting:
        answer = page.context.request.get(waiting.pop(0))  # the page itself is drawn only where it is to be checked
        text, address = answer.text(), answer.url
        if is_new(address):
            shown = page.goto(address)
            path = urlsplit(page.url).path
            name = shape(path, prefix)
            checked.add(name)
            SEEN[language].setdefault(name, part)
            yield from check_shown(page, shown.status, language, watch)
            yield from same_title(page, language, name, path)
        for link in links(text, address, site):
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

"""The first pages that a newcomer reads name people who can sign in, commands that exist and files that are there."""
import re
from pathlib import Path

import pytest
from django.conf import settings

from mentoring.demo.people import OPERATOR, PASSWORD, address_of
from mentoring.demo.world import people_of, texts_of
from mentoring.management.commands.demo_sign_ins import sign_ins

ROOT = Path(settings.BASE_DIR)
READMES = [ROOT / "README.md", ROOT / "README.fr.md"]
PAGES = [*READMES, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)")
PICTURE = re.compile(r"!\[[^]]+\]\(([^)]+)\)")
ROW = re.compile(r"^\| ([^|`]+?) \| `([^`]+)` \| `([^`]+)` \|$", re.MULTILINE)
PARTS = ["learner", "mentor", "coordinator", "owner", "observer"]


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_every_sign_in_is_the_demos(page):
    text = page.read_text()
    told = [(french, english) for _part, french, english in ROW.findall(text)]
    found = [{part: address_of(row["name"]) for part, row in sign_ins(slug)} for slug in texts_of("organizations")]
    assert told == [tuple(people[part] for people in found) for part in PARTS]
    everybody = {OPERATOR} | {address_of(row["name"]) for slug in texts_of("organizations") for row in people_of(slug)}
    assert set(re.findall(r"[\w.+-]+@[\w.-]+", text)) <= everybody
    assert f"`{PASSWORD}`" in text


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_every_command_is_there(page):
    commands = set(re.findall(r"script/\w+", page.read_text()))
    assert {"script/server", "script/test"} <= commands
    assert [command for command in commands if not (ROOT / command).is_file()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    inside = [link.partition("#")[0] for link in LINK.findall(page.read_text()) if "://" not in link and not link.startswith("#")]
    assert [link for link in inside if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_one_picture_on_the_first_page(page):
    assert len(PICTURE.findall(page.read_text())) == 1


def test_every_picture_is_shown_and_light_enough_to_load():
    pictures = set((ROOT / "docs" / "pictures").iterdir())
    assert {(page.parent / link).resolve() for page in PAGES for link in PICTURE.findall(page.read_text())} == pictures
    for picture in pictures:
        assert 10_000 < picture.stat().st_size < 200_000, picture
        assert picture.read_bytes().startswith(b"\x89PNG"), picture

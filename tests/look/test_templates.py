"""What every template keeps to: the frame, the strict policy, the icons and the words of the style sheets."""
import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
MAIL = ROOT / "templates" / "email"
STANDALONE = {"400.html", "500.html", "base.html"}  # 400 and 500 are shown when nothing else may be relied on
TEMPLATES = sorted(p for p in [*ROOT.glob("templates/**/*.html"), *ROOT.glob("*/templates/**/*.html")]
                   if MAIL not in p.parents and ".venv" not in p.parts and p.relative_to(ROOT).parts[:2] != ("templates", "admin"))
INLINE = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=\"|javascript:|hx-on|hx-vals=[\"']js:", re.I)


def names(paths):
    return [str(p.relative_to(ROOT)) for p in paths]


@pytest.mark.parametrize("file", TEMPLATES, ids=names(TEMPLATES))
def test_no_inline_style_or_script(file):
    text = re.sub(r"{%\s*comment.*?endcomment\s*%}", "", file.read_text(), flags=re.S)
    assert INLINE.findall(text) == []


def is_page(file):
    """Partials begin with an underscore, or are included by a field, an element or a fragment of a page."""
    folder = file.parent.name
    return not file.name.startswith("_") and folder not in {"forms", "elements"} and file.name not in STANDALONE


def test_every_page_extends_a_frame():
    pages = [p for p in TEMPLATES if is_page(p)]
    bare = [p for p in pages if "<html" in p.read_text() and "{% extends" not in p.read_text()]
    assert names(bare) == []


def test_icons_exist():
    known = set(re.findall(r'<symbol id="([a-z0-9-]+)"', (ROOT / "static" / "icons.svg").read_text()))
    used = {}
    for file in TEMPLATES:
        for name in re.findall(r'{%\s*icon\s+"([^"]+)"|icon_name="([^"]+)"', file.read_text()):
            used.setdefault(name[0] or name[1], str(file.relative_to(ROOT)))
    assert {name: file for name, file in used.items() if name not in known} == {}


def test_icons_of_the_menu_exist():
    from dashboard import navigation

    known = (ROOT / "static" / "icons.svg").read_text()
    places = [value for value in vars(navigation).values() if isinstance(value, navigation.Place)]
    assert [place.icon for place in places if f'id="{place.icon}"' not in known] == []


def test_style_sheets_are_all_used():
    readers = "".join(p.read_text() for p in [*TEMPLATES, *ROOT.glob("*/*.py")])
    assert [p.name for p in sorted(ROOT.glob("static/css/*.css")) if f"css/{p.name}" not in readers] == []


def test_files_named_by_style_sheets_exist():
    for sheet in ROOT.glob("static/css/*.css"):
        for url in re.findall(r'url\("([^"]+)"\)', sheet.read_text()):
            assert (sheet.parent / url).resolve().exists(), url


def test_a_span_of_time_begins_a_line_of_an_email_with_a_capital():
    """In French the day that it begins with has none."""
    bare = re.compile(r"(^|<p[^>]*>){% span (?:(?! as )[^%])*%}", re.M)
    assert [p.name for p in sorted(MAIL.iterdir()) if bare.search(p.read_text())] == []


def test_what_was_refused_takes_the_focus():
    """Also without a script: the first such element of a page does."""
    needed = 'role="alert" tabindex="-1" data-errors autofocus'
    alerts = [(p.name, alert) for p in TEMPLATES for alert in re.findall(r'role="alert"[^>]*', p.read_text())]
    assert alerts
    assert [each for each in alerts if not each[1].startswith(needed)] == []

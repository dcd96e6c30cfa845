"""Every registered kind has its three templates, in both languages, and the text says what the HTML says."""
import re
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.template import Context, engines
from django.urls import get_resolver
from django.utils import translation

from notifications import texts
from notifications.invitations import KIND as INVITED

KINDS = sorted(texts.registered())
INSTANTS = ("at", "when", "starts", "ends", "start", "end", "old_start", "was", "before")
FOLDER = settings.BASE_DIR / "templates" / "email"


class Anything:
    """Stands for whatever a sender's context holds: has every attribute, prints as its own path."""

    def __init__(self, path="it"):
        self._path = path

    def __getattr__(self, name):
        if name.startswith("__") or name in ("resolve_expression", "alters_data", "do_not_call_in_templates"):
            raise AttributeError(name)
        return anything(f"{self._path}.{name}")

    def __str__(self):
        return self._path

    def __iter__(self):
        return iter([Anything(f"{self._path}.0"), Anything(f"{self._path}.1")])

    def __len__(self):
        return 2


class Everything(dict):
    def __contains__(self, key):
        return True

    def __missing__(self, key):
        return anything(key)


def anything(path):
    """What is named like an instant, a zone or a number is one."""
    name = path.rpartition(".")[2]
    if name in ("n", "count", "number", "minutes"):
        return 3
    if name.endswith("zone"):
        return "America/Toronto"
    return datetime(2027, 3, 4, 9, 30, tzinfo=UTC) if name.endswith(("_at", "_on")) or name in INSTANTS else Anything(path)


def view_names(resolver=None, space=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from view_names(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif pattern.name:
            yield space + pattern.name


NAMES = set(view_names())


@pytest.fixture(autouse=True)
def links_to_known_views(monkeypatch):
    def absolute(organization, to, *args, **kwargs):
        assert ":" not in to or to in NAMES, f"{to} is no view"
        return f"https://tandem.example/o/verger/{to.lstrip('/')}"

    monkeypatch.setattr("notifications.templatetags.mail.absolute", absolute)


def parts(kind, language):
    organization = SimpleNamespace(name="Le Verger", prefix="/o/verger", language=language)
    known = {"organization": organization, "first_name": "Léa", "language": language, "subject": "Subject",
             "recipient": Anything("recipient")}
    with translation.override(language):
        found = {}
        for end, plain in (("subject.txt", True), ("txt", True), ("html", False)):
            context = Context(autoescape=not plain)
            context.dicts.append(Everything(known | {"plain": plain, "True": True, "False": False, "None": None}))
            found[end] = engines["django"].get_template(f"email/{kind}.{end}").template.render(context)
            found[f"button of {end}"] = getattr(context, "button_to", "").removeprefix("https://tandem.example/o/verger/")
        return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_kind_reads_well_in_both_formats(kind, language):
    found = parts(kind, language)
    subject = " ".join(found["subject.txt"].split())
    assert 0 < len(subject) <= 160
    assert "&#x27;" not in subject + found["txt"], "the text is escaped as if it were HTML"
    assert "<p" not in found["txt"]
    assert f'lang="{language}"' in found["html"]
    assert "<style" not in found["html"]
    links = set(re.findall(r'href="([^"]+)"', found["html"]))
    assert [link for link in links if link.startswith("/")] == [], "links in an email say https://"
    assert {link for link in links if link not in found["txt"]} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_translated(kind):
    french, english = parts(kind, "fr"), parts(kind, "en")
    for end in ("subject.txt", "txt", "html"):
        assert french[end] != english[end], f"{kind}.{end} is the same in both languages"
    assert "Bonjour Léa" in french["txt"]
    assert "Hello Léa" in english["html"]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != INVITED])
def test_a_kind_leads_to_a_page_that_asks_who_comes(kind):
    """Its notice does, wherever it is read: no link that acts or lets in without signing in."""
    found = parts(kind, "en")
    leads_to = found["button of txt"]
    assert leads_to == found["button of html"] != ""
    assert leads_to not in ("notifications:act", "accounts:accept-invitation")


def test_every_template_belongs_to_a_kind():
    wanted = {f"{kind}.{end}" for kind in KINDS for end in ("subject.txt", "txt", "html")} | {"base.txt", "base.html"}
    assert {file.name for file in FOLDER.iterdir()} == wanted


def test_the_base_is_whole():
    with translation.override("fr"):
        for plain, name in ((True, "email/base.txt"), (False, "email/base.html")):
            values = {"organization": SimpleNamespace(name="Le Verger", prefix="/o/verger"), "plain": plain, "language": "fr",
                      "recipient": None, "first_name": ""}
            text = engines["django"].get_template(name).template.render(Context(values))
            assert "Bonjour," in text
            assert "Le Verger" in text

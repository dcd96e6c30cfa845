"""French is whole: every text has it, the catalog is what the code says today, and it keeps to the rules of its typography."""
import os
import re
import shutil
import string
from pathlib import Path

import polib
from django.conf import settings

from script.support.messages import DOMAINS, NOT_OURS, catalog, gather, unfinished

ROOT = Path(settings.BASE_DIR)
CATALOGS = [domain for domain in DOMAINS if catalog(ROOT, domain).exists()]
ENTRIES = [entry for domain in CATALOGS for entry in polib.pofile(str(catalog(ROOT, domain)))]
NAMED = re.compile(r"%\(\w+\)[sd]|%[sd]|</?\w+[^>]*>")
UNSPOKEN = re.compile(r"https?://\S+|<code>.*?</code>|" + NAMED.pattern)


def said(entry) -> list[str]:
    return [text for text in (entry.msgstr, *entry.msgstr_plural.values()) if text]


def wrong(rule) -> list[str]:
    return [text for entry in ENTRIES for text in said(entry) if rule(entry, UNSPOKEN.sub("", text))]


def test_nothing_is_untranslated_or_guessed():
    assert ENTRIES
    assert unfinished(ROOT) == []


def keys(file: Path) -> set:
    return {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in polib.pofile(str(file))}


def test_the_catalog_is_what_the_code_says_today(tmp_path):
    """Gathered anew in a copy: run script/messages where this fails."""
    ignored = shutil.ignore_patterns(*NOT_OURS, ".git", "__pycache__", "*.mo", "fonts")
    copy = Path(shutil.copytree(ROOT, tmp_path / "copy", ignore=ignored))
    gather(copy, path=os.environ["PATH"])
    for domain in CATALOGS:
        assert keys(catalog(copy, domain)) == keys(catalog(ROOT, domain))


def misnamed(entry) -> bool:
    """A plural's singular may say "one" in words; no form may name what the text does not."""
    named = set(NAMED.findall(entry.msgid + entry.msgid_plural))
    spoken = {name for text in said(entry) for name in NAMED.findall(text)}
    return spoken != named


def test_a_translation_names_what_its_text_names():
    assert [entry.msgid for entry in ENTRIES if misnamed(entry)] == []


def test_hard_spaces_stand_before_high_signs_and_inside_quotes():
    assert wrong(lambda entry, text: re.search(r"[^\s\d] [:;!?»]|« |\w[;!?»](?:\s|$)|«\w", text)) == []


def test_apostrophes_are_typographic():
    assert wrong(lambda entry, text: re.search(r"\w'\w", text)) == []


def elides(text: str) -> bool:
    """What stands for a name may begin with a vowel, of which "de" and "que" know nothing; numbers and dates do not."""
    return bool(set(re.findall(r"\b(?:de|que) %\((\w+)\)s", text, re.IGNORECASE)) - {"fewest", "least", "minutes", "n", "smallest", "unit"})


def test_nothing_before_a_name_would_have_to_be_elided():
    assert [text for entry in ENTRIES for text in said(entry) if elides(text)] == []


def test_nobody_is_shouted_at():
    assert wrong(lambda entry, text: "!" in text or re.search(r"\b(Oups|Oops)\b", text)) == []


def test_letters_are_french():
    """No text that was left in another alphabet, or with characters that the fonts lack (narrow spaces, arrows)."""
    allowed = set(string.printable) | set("àâäçéèêëîïôöùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛÜŒÆ«»’“”…–—·×≥≤ñãõáíóúø°²€±•‘✓") | {"\N{NO-BREAK SPACE}"}
    assert wrong(lambda entry, text: set(text) - allowed) == []

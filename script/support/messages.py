"""Gathers the texts of a checkout into its French catalog."""
import subprocess
import sys
from pathlib import Path

import polib

DOMAINS = {"django": ["-e", "html,txt,py"], "djangojs": ["-e", "js"]}
NOT_OURS = (".venv", ".local", "tests", "benchmarks", "script", "static/vendor")


def catalog(root: Path, domain: str) -> Path:
    return root / "locale" / "fr" / "LC_MESSAGES" / f"{domain}.po"


def gather(root: Path, *, path: str) -> None:
    """Brings the catalogs under `root` up to date with its texts, sorted and without line numbers. `path` is where gettext is found."""
    ignored = [word for place in NOT_OURS for word in ("--ignore", place)]
    for domain, extensions in DOMAINS.items():
        subprocess.run([sys.executable, "manage.py", "makemessages", "-l", "fr", "-d", domain, *extensions, "--no-location",
                        "--no-obsolete", "--no-wrap", *ignored], cwd=root, check=True, stdout=subprocess.DEVNULL,
                       env={"SECRET_KEY": "x", "PATH": path, "LC_ALL": "C.UTF-8"})
        file = catalog(root, domain)
        if file.exists():
            _tidy(file)


def unfinished(root: Path) -> list[str]:
    """'domain: fuzzy|untranslated: text' for each text that has no French, or only a guess."""
    found = []
    for domain in DOMAINS:
        if catalog(root, domain).exists():
            entries = polib.pofile(str(catalog(root, domain)))
            found += [f"{domain}: untranslated: {entry.msgid!r}" for entry in entries.untranslated_entries()]
            found += [f"{domain}: fuzzy: {entry.msgid!r}" for entry in entries.fuzzy_entries()]
    return found


def _tidy(file: Path) -> None:
    entries = polib.pofile(str(file), wrapwidth=0)
    entries.sort(key=lambda entry: (entry.msgid, entry.msgctxt or ""))
    entries.metadata.pop("POT-Creation-Date", None)
    entries.save()

"""docs/map.md names every folder there is, and none that is not."""
import re
import subprocess
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)


def test_the_map_names_every_top_level_folder_and_nothing_else():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    folders = {line.split("/")[0] for line in tracked if "/" in line and not line.startswith(".")}
    text = (ROOT / "docs" / "map.md").read_text()
    named = set(re.findall(r"`([a-z_]+)/`", text))
    assert folders - named == set()
    assert {name for name in named if not list(ROOT.glob(name)) and not list(ROOT.glob(f"*/{name}"))} == set()

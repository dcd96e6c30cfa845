"""The linter's rules (pyproject.toml) are kept everywhere."""
import subprocess
import sys

from django.conf import settings


def test_ruff_has_nothing_to_say():
    done = subprocess.run([sys.executable, "-m", "ruff", "check", "--no-cache", "."], cwd=settings.BASE_DIR, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout

"""The engine stands alone: a worker, a notebook or a web process can import it at no cost of Django or of a compiler."""
import subprocess
import sys
from pathlib import Path

import pytest

ENGINE = Path(__file__).resolve().parents[3] / "matching" / "engine"
MODULES = sorted(f"matching.engine.{path.stem}" for path in ENGINE.glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("module", ["django", "numba", "ortools", "scipy"])
def test_importing_the_engine_does_not_import(module):
    code = f"import sys; import {', '.join(MODULES)}; print({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ENGINE.parents[1], capture_output=True, text=True).stdout == "False\n"

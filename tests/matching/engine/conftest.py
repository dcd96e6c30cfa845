import pytest

from matching.engine import solve, speed


@pytest.fixture(params=["paths", "flow", "compiled"])
def way(request, monkeypatch):
    """Each of the solver's ways; `compiled` where numba is installed, else as a process without it goes."""
    if request.param == "compiled":
        speed.use_numba()
    else:
        monkeypatch.setattr(solve, "SMALL", 10**9 if request.param == "paths" else -1)
    yield request.param
    speed.use_plain()


@pytest.fixture
def few_listed(monkeypatch):
    """So few pairs at hand that the others have to be found by their price."""
    monkeypatch.setattr(solve, "SOLVED", 1)
    monkeypatch.setattr(solve, "LISTED", 2)

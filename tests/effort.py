"""What code costs, counted in calls of functions: the same on every machine."""
import sys
from collections.abc import Callable
from typing import TypeVar

import pytest

Found = TypeVar("Found")


def within(most: int, work: Callable[[], Found]) -> Found:
    """What `work` returns. The test fails at once when it has called `most` functions of Python and of C."""
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in ("call", "c_call")
        if calls > most:
            sys.setprofile(None)
            pytest.fail(f"more than {most:,} calls of functions")

    sys.setprofile(count)
    try:
        return work()
    finally:
        sys.setprofile(None)

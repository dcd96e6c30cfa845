"""The counts of a fault run can fail: what is handed over twice, told twice, lost or told by nobody is seen."""
import pytest

from .counting import Counts, counted, lost

MATTERS = {"1": ("session", "hour", "mentor", 7), "2": ("session", "hour", "learner", 7), "3": ("session", "hour", "mentor", 7)}


@pytest.mark.parametrize(("handed", "counts"), [
    ([], Counts(0, 0, 0, 0)),
    (["1", "2"], Counts(2, 0, 0, 0)),
    (["1", "2", "1", "1"], Counts(2, 2, 0, 0)),
    (["1", "2", "3"], Counts(3, 0, 1, 0)),
    (["1", "3", "3"], Counts(2, 1, 1, 0)),
    (["1", "4"], Counts(2, 0, 0, 1))])
def test_counts_each_letter(handed, counts):
    assert counted(handed, MATTERS) == counts


@pytest.mark.parametrize(("there", "missing"), [({"1", "2"}, 0), ({"3", "2"}, 0), ({"1", "3"}, 1), ({"4"}, 2)])
def test_counts_what_no_letter_tells(there, missing):
    assert lost(MATTERS.values(), there, MATTERS) == missing

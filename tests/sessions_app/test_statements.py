"""A booking is a hot path: it sends as few statements as it did before kinds of sessions, whatever its program says (decision 7)."""
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sessions_app.selectors import free_starts
from sessions_app.services import book_session

from .test_kinds import save

STATEMENTS = 2


def sent(house, start, **more) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        book_session(actor=house.learner, mentorship=house.pair, starts_at=start, booking_key=uuid4(), **more)
    return [each["sql"] for each in asked.captured_queries]


@pytest.mark.parametrize("own", [False, True])
@pytest.mark.parametrize("kind", ["", "flipped"])
def test_a_booking_takes_no_more_statements(house, own, kind):
    """The first of a pair and a later one, with questions to write or without, with kinds of the program's own or without."""
    starts = free_starts(house.pair)
    if own:
        save(house, "working", use="usual")
        save(house, "meet", use="first")
    for start in (starts[0], starts[40]):
        found = sent(house, start, kind=kind)
        assert len(found) == STATEMENTS, [each[:60] for each in found]

"""A booking is a hot path: it sends as few statements as it did before kinds of sessions, whatever its program says (decision 7)."""
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from sessions_app.selectors import free_starts
from sessions_app.services import book_session

STATEMENTS = 4


def sent(house, start) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        book_session(actor=house.learner, mentorship=house.pair, starts_at=start, booking_key=uuid4())
    return [each["sql"] for each in asked.captured_queries]


def test_a_booking_takes_no_more_statements(house):
    starts = free_starts(house.pair)
    sent(house, starts[0])  # what is prepared once for the connection
    found = sent(house, starts[40])
    assert len(found) == STATEMENTS, [each[:60] for each in found]

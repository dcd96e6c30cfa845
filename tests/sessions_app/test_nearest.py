"""The other times that somebody is told are the nearest of all, however far they lie."""
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from sessions_app import policy
from sessions_app.known import Known
from sessions_app.models import BookingRules
from sessions_app.slots import Hours, Person
from sessions_app.times import AROUND, Choice

from .strategies import days, people, zones


@st.composite
def choices(draw):
    """(Choice, an instant in it): two random people, on whose days clocks may change, and one grid."""
    zone = draw(zones())
    around = draw(days(zone))
    rules = BookingRules(step=draw(st.sampled_from([15, 20, 30])), from_midnight=draw(st.booleans()))
    mentor, learner = (Known(draw(people(z, around, m)), rules) for z, m in ((zone, True), (draw(zones()), False)))
    begin = datetime.combine(around, datetime.min.time(), ZoneInfo(zone)).astimezone(UTC)
    since, wanted = (begin + timedelta(minutes=15 * draw(st.integers(-96 * 5, 96 * 5))) for _ in range(2))
    return Choice(mentor, learner, draw(st.sampled_from([15, 45, 60])), since, since + timedelta(days=draw(st.integers(1, 40)))), wanted


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_they_are_the_nearest_of_all(data):
    (choice, wanted), count = data.draw(choices()), data.draw(st.integers(1, 5))
    everything = sorted(set(choice.starts(choice.since, choice.until)) - {wanted}, key=lambda start: (abs(start - wanted), start))
    reachable = [start for start in everything if abs(start - wanted) < policy.HORIZON]
    assert choice.nearest(wanted, count) == sorted(reachable[:count])


def test_far_ones_are_read_only_where_there_are_none_close_by():
    monday = datetime(2026, 11, 23, 9, tzinfo=UTC)
    mornings = Known(Person("UTC", tuple(Hours(day, 540, 720, "UTC") for day in range(7))), BookingRules(step=30))
    mondays = Known(Person("UTC", (Hours(0, 540, 570, "UTC"),)), BookingRules(step=30))
    asked = []

    def choice(mentor):
        known = Choice(mentor, Known(Person("UTC"), BookingRules()), 30, monday, monday + timedelta(days=60))
        return Choice(mentor, known.learner, 30, known.since, monday + AROUND, wider=lambda: asked.append(mentor) or known)

    assert choice(mornings).nearest(monday) == [monday + timedelta(minutes=n) for n in (30, 60, 90)]
    assert not asked
    assert choice(mondays).nearest(monday) == [monday + timedelta(days=n) for n in (7, 14, 21)]
    assert asked == [mondays]

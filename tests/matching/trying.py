"""Trial meetings and sessions that take place."""
from datetime import timedelta
from uuid import uuid4

import pytest

from common import clock
from common.errors import Refused
from matching import facts, services
from sessions_app.selectors import free_starts
from sessions_app.services import book_session, record_attendance


def starts(house, mentor="other_mentor", learner="other_learner"):
    return facts.common_starts(house.people[learner], [house.people[mentor]], 20, house.program.pk)[house.people[mentor].pk]


def plan(house, mentor=None, starts_at=None):
    learner, mentor = house.enrolments["other_learner"], mentor or house.enrolments["other_mentor"]
    return services.plan_trial(actor=house.other_learner, learner=learner, mentor=mentor, starts_at=starts_at or starts(house)[4])


def refused(code, work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    assert caught.value.code == code


def held(house, learner_says="present"):
    """A session of the pair takes place."""
    with clock.at(clock.now() - timedelta(days=2)):
        session = book_session(actor=house.learner, mentorship=house.pair, starts_at=free_starts(house.pair)[0], booking_key=uuid4())
    with clock.at(session.ends_at + timedelta(minutes=5)):
        return record_attendance(actor=house.learner, session=session, mine=learner_says, theirs="present")

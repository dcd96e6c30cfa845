"""Run inside the stack of script/bench faults: sessions whose last reminders fall due one after the other, in two organizations and
two languages. Prints when, as JSON.
"""
import json
import sys
from datetime import timedelta

import django

django.setup()

from accounts.models import Membership, User  # noqa: E402
from common import clock  # noqa: E402
from matching.models import Mentorship  # noqa: E402
from notifications.models import Delivery  # noqa: E402
from notifications.services import set_preferences  # noqa: E402
from programs.models import Enrolment  # noqa: E402
from sessions_app.models import Session  # noqa: E402
from sessions_app.services.reminders import owe_reminders  # noqa: E402
from tests.cast import House, make_cast  # noqa: E402

HOUR, PAIRS = timedelta(hours=1), 8


def seed(reminders: int, ahead: float, spread: float) -> dict:
    """Two reminders a session, over `spread` seconds, from both organizations in turn."""
    cast, first, step = make_cast(), clock.now() + timedelta(seconds=ahead) + HOUR, timedelta(seconds=spread) / (reminders // 2)
    starts, due = [first + n * step for n in range(reminders // 2)], {}
    for turn, house in enumerate((cast.verger, cast.harbour)):
        with house.bound():
            due |= _owed(house, starts[turn::2])
    return {"due": due}


def _owed(house: House, starts: list) -> dict[str, float]:
    pairs = [_pair(house, n) for n in range(PAIRS)]
    sessions = Session.objects.bulk_create([
        Session(mentorship=pairs[n % PAIRS], starts_at=start, ends_at=start + HOUR, time_zone="UTC",
                booked_by=pairs[n % PAIRS].learner.membership, created_at=clock.now()) for n, start in enumerate(starts)])
    for session in sessions:
        owe_reminders(session)
    due = Delivery.objects.filter(kind="sessions_app.reminder_hour").values_list("pk", "due_at")
    return {str(pk): due_at.timestamp() for pk, due_at in due}


def _pair(house: House, n: int) -> Mentorship:
    now = clock.now()
    pair = Mentorship.objects.create(
        program=house.program, mentor=_enrolled(house, n, "mentor"), learner=_enrolled(house, n, "learner"), mentor_seat=1,
        status="active", proposed_at=now, learner_accepted_at=now, mentor_accepted_at=now, started_at=now)
    pair.refresh_from_db()  # what the database gives
    return pair


def _enrolled(house: House, n: int, role: str) -> Enrolment:
    """Somebody who has no quiet hours, whatever the hour is here."""
    language, now = house.organization.language, clock.now()
    user = User.objects.create(email=f"{role}{n}@{house.organization.slug}.example", name=f"{role.title()} {n}", language=language)
    person = Membership.objects.create(user=user, roles=[role], joined_at=now, languages=[language])
    set_preferences(actor=person, has_quiet_hours=False, quiet_from=0, quiet_until=0, kinds_off=[])
    return Enrolment.objects.create(program=house.program, membership=person, role=role, status="approved", capacity=1,
                                    applied_at=now, decided_at=now)


if __name__ == "__main__":
    print(json.dumps(seed(int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3]))))

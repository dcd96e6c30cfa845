"""Run inside the stack of script/bench faults: sessions whose last reminders fall due one after the other. Prints their keys as JSON."""
import json
import sys
from datetime import timedelta

import django

django.setup()

from common import clock  # noqa: E402
from notifications.models import Delivery  # noqa: E402
from notifications.services import set_preferences  # noqa: E402
from sessions_app.models import Session  # noqa: E402
from sessions_app.services.reminders import owe_reminders  # noqa: E402
from tests.cast import make_cast  # noqa: E402

HOUR = timedelta(hours=1)


def seed(reminders: int, ahead: float, spread: float) -> dict:
    """Two reminders a session, over `spread` seconds; whatever the hour is here, nobody has quiet hours."""
    house = make_cast().verger
    with house.bound():
        for person in (house.mentor, house.learner):
            set_preferences(actor=person, has_quiet_hours=False, quiet_from=0, quiet_until=0, kinds_off=[])
        house.pair.refresh_from_db()
        first, step = clock.now() + timedelta(seconds=ahead) + HOUR, timedelta(seconds=spread) / (reminders // 2)
        sessions = Session.objects.bulk_create([
            Session(mentorship=house.pair, starts_at=first + n * step, ends_at=first + n * step + HOUR, time_zone="UTC",
                    booked_by=house.learner, created_at=clock.now()) for n in range(reminders // 2)])
        for session in sessions:
            owe_reminders(session)
        due = Delivery.objects.filter(kind="sessions_app.reminder_hour")
        return {"due": {str(row.pk): [row.key, row.due_at.timestamp()] for row in due}}


if __name__ == "__main__":
    print(json.dumps(seed(int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3]))))

"""Run inside the stack: organizations, weekly hours, messages owed, a signed-in learner. Prints what the test needs as JSON."""
import json
import sys
from datetime import timedelta

import django

django.setup()

from django.test import Client  # noqa: E402

from common import clock  # noqa: E402
from notifications.services import owe, set_preferences  # noqa: E402
from sessions_app.selectors import free_starts  # noqa: E402
from sessions_app.services import set_availability  # noqa: E402
from sessions_app.slots import Hours  # noqa: E402
from tests.cast import make_cast  # noqa: E402

FIRST, SPREAD = timedelta(seconds=6), timedelta(milliseconds=80)


def main(reminders: int, slots: int) -> None:
    house = make_cast().verger
    client = Client()
    client.force_login(house.learner.user)
    with house.bound():
        set_availability(actor=house.mentor, hours=[Hours(day, 8 * 60, 20 * 60, "Europe/Paris") for day in range(7)], days_off=[])
        for person in (house.mentor, house.learner):  # or what can wait would, at night
            set_preferences(actor=person, has_quiet_hours=False, quiet_from=22, quiet_until=7, kinds_off=[])
        for n in range(reminders):
            enrolment = house.enrolments["mentor" if n % 2 else "learner"]
            owe("programs.enrolled", enrolment.membership, key=str(n), payload={"enrolment": str(enrolment.pk)},
                due_at=clock.now() + FIRST + n * SPREAD)
        chosen = []
        for start in free_starts(house.pair):
            if len(chosen) < slots and (not chosen or start >= chosen[-1] + timedelta(hours=2)):
                chosen.append(start)
    print(json.dumps({"cookie": client.cookies["sessionid"].value, "path": house.url(f"/pairs/{house.pair.pk}/book/"),
                      "starts": [start.isoformat() for start in chosen]}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))

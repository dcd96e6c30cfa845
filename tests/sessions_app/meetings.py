"""Adding a meeting that took place; the pair has been one for a month."""
from datetime import timedelta
from uuid import uuid4

from common import clock
from matching.models import Mentorship
from notifications.messages import message_for
from notifications.models import Delivery
from sessions_app.services import log_meeting


def for_a_month(house):
    """The cast's pair has just started: nobody could have met before."""
    Mentorship.objects.update(started_at=clock.now() - timedelta(days=30))
    return house


def log(house, who="learner", hours=30, **more):
    wanted = {"starts_at": clock.now() - timedelta(hours=hours), "minutes": 40, "place": "phone", "mine": "present", "theirs": "present",
              "mentorship": house.pair, "booking_key": uuid4()} | more
    return log_meeting(actor=house.people[who], **wanted)


def told(kind):
    """[(recipient, message)] of what would leave now."""
    rows = Delivery.objects.filter(kind=f"sessions_app.{kind}", state="due").select_related("recipient__user", "organization")
    return [(row.recipient, message) for row in rows if (message := message_for(row))]

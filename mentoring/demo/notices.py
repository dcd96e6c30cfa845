"""What people of the named pairs and the coordination were told lately, in the words of the product's own messages."""
from datetime import datetime, timedelta

from accounts.models import Membership
from notifications.messages import reading_as, rendered
from notifications.models import Delivery
from notifications.services import KEPT
from notifications.texts import text_for
from programs.models import Enrolment
from sessions_app.models import Session

from .pairs import Pair
from .world import World

UNREAD = timedelta(days=6)  # what was told since then


def make_notices(world: World) -> None:
    for pair in world.pairs:
        if pair.row["mentor"] and pair.state in ("active", "new"):
            _of_the_pair(world, pair)
    for enrolment in world.rows.of(Enrolment):
        if enrolment.status == Enrolment.Status.APPLIED:
            _tell(world, world.coordinator, "programs.application_received", enrolment.applied_at, {"enrolment": str(enrolment.pk)})


def _of_the_pair(world: World, pair: Pair) -> None:
    booked = [each for each in world.rows.of(Session) if each.mentorship is pair.mentorship and each.series is None
              and each.status == Session.Status.CONFIRMED and each.starts_at > world.now]
    for person in (pair.learner, pair.mentor):
        _tell(world, person, "matching.started", pair.started, {"mentorship": str(pair.mentorship.pk)})
        for session in booked:
            _tell(world, person, "sessions_app.booked", session.created_at, {"session": str(session.pk), "sequence": session.sequence})


def _tell(world: World, person: Membership, kind: str, at: datetime, payload: dict) -> None:
    """As the relay leaves it, unless it would be old or is no longer true."""
    at += timedelta(seconds=5)
    told = Delivery(organization=world.organization, recipient=person, kind=kind, payload=payload)
    with reading_as(told):
        variables = text_for(kind).context(payload, person) if at > world.now - KEPT else None
        if variables is None:
            return
        parts = rendered(told, variables)
    key = ":".join([kind, *map(str, payload.values()), str(person.pk)])
    world.make(Delivery, at, recipient=person, kind=kind, payload=payload, key=key,
               state=Delivery.State.SENT, due_at=at, created_at=at, sent_at=at, attempts=1, subject=parts.subject, path=parts.path,
               told_at=at, seen_at=at + timedelta(hours=1) if at < world.now - UNREAD else None)

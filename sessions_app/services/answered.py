"""What became of a calendar's answer: what is kept, and who is told, whoever answered or whoever somebody else answered for."""
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from accounts.models import Membership
from common import clock
from matching.models import TrialMeeting
from notifications.services import owe

from ..invitations import trial_sequence
from ..models import CalendarReply, Session, SessionSeries
from ..replies import Reply, Unclear

About = Session | SessionSeries | TrialMeeting
GRAVEST = ("unknown", "forged", "left", "unclear", "refused", "over", "stale", "done", "noted", "repeated")


@dataclass(frozen=True)
class Outcome:
    """`code`: done, noted, repeated, stale, over, refused, unclear, left, forged, unknown or unreadable. `text` says it in a sentence.

    Where the answer was not followed, `about` is what whoever answered is shown with it.
    """

    code: str
    text: str
    about: About | None = None


def gravest(outcomes: Sequence[Outcome]) -> Outcome:
    """The one to look at first."""
    return min(outcomes, key=lambda outcome: GRAVEST.index(outcome.code))


def repeated() -> Outcome:
    return Outcome("repeated", _("This answer, or a later one, is known already."))


def keep(person: Membership, reply: Reply, sequence: int, **meeting: Session | TrialMeeting) -> None:
    """As the person's latest answer. `meeting`: session or trial, with the sequence that it has."""
    CalendarReply.objects.update_or_create(membership=person, **meeting, defaults={
        "sequence": sequence, "answer": reply.answer, "stamp": reply.stamp, "comment": reply.comment, "received_at": clock.now()})


def tell_answerer(person: Membership, answers: Sequence[Reply | Unclear], outcomes: Sequence[Outcome]) -> None:
    """One email about all of a message that was not followed. Said again of what has not changed since, it is told no second time."""
    owed = [(answer, outcome) for answer, outcome in zip(answers, outcomes, strict=True) if outcome.about is not None]
    if not owed:
        return
    about = gravest([outcome for _reply, outcome in owed]).about
    said = sha256(" ".join(sorted(f"{outcome.code} {answer.said}" for answer, outcome in owed)).encode()).hexdigest()[:20]
    why = " ".join(dict.fromkeys(outcome.text for _reply, outcome in owed))
    owe(_kind("reply_refused", about), person, key=f"{about.pk}:{_sequence(about)}:{said}", payload=_payload(about) | {"why": why})


def tell_named(person: Membership, about: About) -> None:
    """Once a day of theirs, however many answers come in their name."""
    today = clock.now().astimezone(ZoneInfo(person.user.time_zone)).date()
    owe(_kind("reply_forged", about), person, key=f"{about.pk}:{today}", payload=_payload(about))


def _kind(name, about):
    return f"sessions_app.trial_{name}" if isinstance(about, TrialMeeting) else f"sessions_app.{name}"


def _payload(about):
    names = {Session: "session", SessionSeries: "series", TrialMeeting: "trial"}
    return {names[type(about)]: str(about.pk)}


def _sequence(about):
    return trial_sequence(about) if isinstance(about, TrialMeeting) else about.sequence

"""What became of a calendar's answer, and who is told: whoever answered, and whoever somebody else answered for."""
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from zoneinfo import ZoneInfo

from accounts.models import Membership
from common import clock
from notifications.services import owe

from ..models import Session, SessionSeries
from ..replies import Reply, Unclear

About = Session | SessionSeries
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


def tell_answerer(person: Membership, answers: Sequence[Reply | Unclear], outcomes: Sequence[Outcome]) -> None:
    """One email about all of a message that was not followed. Said again of what has not changed since, it is told no second time."""
    owed = [(answer, outcome) for answer, outcome in zip(answers, outcomes, strict=True) if outcome.about is not None]
    if not owed:
        return
    about = gravest([outcome for _answer, outcome in owed]).about
    said = sha256(" ".join(sorted(f"{outcome.code} {answer.said}" for answer, outcome in owed)).encode()).hexdigest()[:20]
    why = " ".join(dict.fromkeys(outcome.text for _answer, outcome in owed))
    owe("sessions_app.reply_refused", person, key=f"{about.pk}:{about.sequence}:{said}", payload=_payload(about) | {"why": why})


def tell_named(person: Membership, about: About) -> None:
    """Once a day of theirs, however many answers come in their name."""
    today = clock.now().astimezone(ZoneInfo(person.user.time_zone)).date()
    owe("sessions_app.reply_forged", person, key=f"{about.pk}:{today}", payload=_payload(about))


def _payload(about):
    return {"series" if isinstance(about, SessionSeries) else "session": str(about.pk)}

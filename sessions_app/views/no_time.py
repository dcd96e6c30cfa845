"""What a page says where two people have no time left in common."""
from django.utils import timezone

from accounts.models import Membership
from matching.models import Mentorship

from .. import times
from ..models import Session


def none_common(actor: Membership, mentorship: Mentorship, minutes: int, moving: Session | None = None) -> dict:
    """`since` and `until`: what could be booked, on the reader's clock; `until` is None where that is nothing. `mentor_is_free`: then it is
    the learner's time that leaves none.
    """
    found = times.choice(mentorship, minutes=minutes, moving=moving, actor=actor)
    return {"mentor_is_free": found.mentor_is_free, "since": timezone.localtime(found.since),
            "until": timezone.localtime(found.until) if found.since < found.until else None}

"""What emails about conversations say: who wrote and how many messages wait, never what was written."""
from accounts.models import Membership

from .models import Message, Participant
from .selectors import pair_of


def unread(payload: dict, recipient: Membership) -> dict | None:
    """Variables of chat.unread, or None once the message it began with has been read."""
    place = (Participant.objects.select_related("conversation")
             .filter(conversation=payload["conversation"], membership=recipient, read_seq__lt=payload["first"]).first())
    if place is None:
        return None
    waiting = Message.objects.filter(conversation=place.conversation, seq__gt=place.read_seq).exclude(sender=recipient)
    pair = pair_of(place.conversation)
    partner = pair.mentor if pair.learner.membership_id == recipient.pk else pair.learner
    return {"partner": partner.membership, "count": waiting.count(), "conversation": place.conversation}

"""Who may read and write in a conversation: the two people of the pair, and nobody else."""
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.models import Membership

from .models import Conversation


def own_conversation(actor: Membership, conversation_id: UUID) -> Conversation:
    """A conversation that the actor takes part in. Coordination gets 403, everybody else Http404."""
    conversations = Conversation.objects.select_related("mentorship")
    found = conversations.filter(pk=conversation_id, participants__membership=actor).first()
    if found is not None:
        return found
    if actor.manages and conversations.filter(pk=conversation_id).exists():
        raise PermissionDenied
    raise Http404

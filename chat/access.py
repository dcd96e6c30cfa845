"""Who may read and write in a conversation: the two people of the pair, and nobody else."""
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.models import Membership
from tenancy.prepared import prepared

from .models import Conversation


def own_conversation(actor: Membership, conversation_id: UUID) -> Conversation:
    """A conversation that the actor takes part in. Coordination gets 403, everybody else Http404."""
    found = _own.first(actor, conversation_id)
    if found is not None:
        return found
    if actor.manages and Conversation.objects.filter(pk=conversation_id).exists():
        raise PermissionDenied
    raise Http404


@prepared
def _own(actor, conversation_id):
    return Conversation.objects.filter(pk=conversation_id, participants__membership=actor).select_related("mentorship")

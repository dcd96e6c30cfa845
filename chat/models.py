from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from common.prose import ProseField
from matching.models import Mentorship
from tenancy.orm import TenantForeignKey, TenantModel, TenantOneToOneField


class Conversation(TenantModel):
    """What a pair says to each other. `last_seq` numbers its messages without gaps."""

    mentorship = TenantOneToOneField(Mentorship, models.CASCADE, related_name="conversation")
    last_seq = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()


class Message(TenantModel):
    conversation = TenantForeignKey(Conversation, models.CASCADE, related_name="messages")
    seq = models.PositiveIntegerField()
    client_id = models.UUIDField()
    sender = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    body = ProseField(_("message"), max_length=4000)
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["seq"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "conversation", "seq"], name="chat_message_seq_once"),
            models.UniqueConstraint(fields=["organization", "conversation", "sender", "client_id"],
                                    name="chat_message_sent_once"),
            models.CheckConstraint(condition=models.Q(seq__gt=0), name="chat_message_seq_counts_from_one"),
        ]


class Participant(TenantModel):
    """A reader of a conversation, and how far they have read."""

    conversation = TenantForeignKey(Conversation, models.CASCADE, related_name="participants")
    membership = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    read_seq = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "conversation", "membership"],
                                               name="chat_participant_once")]

"""What a pair says to each other."""
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.api import PersonOut
from accounts.endpoints import MemberView
from common.api import Instant, Model, operation
from matching.access import own_mentorship, partner_of

from . import services
from .access import own_conversation
from .frames import HIGHEST
from .models import Message, Participant
from .selectors import messages_of, participations


class ConversationOut(Model):
    """A conversation as one of the two has it."""

    id = serializers.UUIDField(source="conversation_id", read_only=True)
    mentorship = serializers.UUIDField(source="conversation.mentorship_id", read_only=True)
    partner = serializers.SerializerMethodField()
    last_seq = serializers.IntegerField(source="conversation.last_seq", read_only=True)
    last_at = Instant(source="conversation.last_at", read_only=True, allow_null=True)
    last_body = serializers.CharField(read_only=True, allow_null=True)
    unread = serializers.IntegerField(read_only=True)

    class Meta:
        model = Participant
        fields = ["id", "mentorship", "partner", "last_seq", "last_at", "last_body", "read_seq", "unread"]

    @extend_schema_field(PersonOut)
    def get_partner(self, place):
        return PersonOut(partner_of(self.context["actor"], place.conversation.mentorship)).data


class MessageOut(Model):
    sender = PersonOut(read_only=True)

    class Meta:
        model = Message
        fields = ["seq", "client_id", "sender", "body", "sent_at"]


class MessageIn(serializers.Serializer):
    client_id = serializers.UUIDField(help_text="Yours to make. The same id is the same message, however often it is sent.")
    body = serializers.CharField(max_length=services.MOST)


class ReadIn(serializers.Serializer):
    seq = serializers.IntegerField(min_value=0, max_value=HIGHEST, help_text="Up to which message you have read.")


class MessageQuery(serializers.Serializer):
    after = serializers.IntegerField(min_value=0, max_value=HIGHEST, required=False, help_text="Messages after this seq, oldest first.")


class ConversationView(MemberView):
    def conversation(self, conversation_id):
        return self.answer(participations(self.actor).get(conversation=conversation_id), ConversationOut)


class Conversations(MemberView):
    @operation(answer=ConversationOut, many=True)
    def get(self, request):
        """Your conversations, latest talk first, with how much you have not read."""
        return self.page(participations(self.actor), ConversationOut, ordering=("-talked_at", "-conversation_id"))


class OneConversation(ConversationView):
    @operation(answer=ConversationOut)
    def get(self, request, conversation_id):
        """One of your conversations."""
        return self.conversation(own_conversation(self.actor, conversation_id).pk)


class OpenConversation(ConversationView):
    tag = "conversations"

    @operation(answer=ConversationOut)
    def post(self, request, mentorship_id):
        """The conversation of your pair, opened by the first of the two who comes."""
        return self.conversation(services.open_conversation(own_mentorship(self.actor, mentorship_id)).pk)


class Messages(MemberView):
    @operation(answer=MessageOut, many=True, query=MessageQuery)
    def get(self, request, conversation_id):
        """The messages of a conversation, the newest first; after a seq, the oldest first."""
        conversation = own_conversation(self.actor, conversation_id)
        after = self.asked(MessageQuery).get("after")
        return self.page(messages_of(conversation, after), MessageOut, ordering=("-seq",) if after is None else ("seq",))

    @operation(answer=MessageOut, body=MessageIn, status=201, problems=(429,))
    def post(self, request, conversation_id):
        """Send a message."""
        conversation = own_conversation(self.actor, conversation_id)
        sent = services.send_message(actor=self.actor, conversation=conversation, **self.body(MessageIn))
        return self.answer(sent, MessageOut, status=201)


class ReadConversation(ConversationView):
    @operation(answer=ConversationOut, body=ReadIn)
    def post(self, request, conversation_id):
        """Say how far you have read. It never goes back."""
        conversation = own_conversation(self.actor, conversation_id)
        services.mark_read(actor=self.actor, conversation=conversation, **self.body(ReadIn))
        return self.conversation(conversation.pk)

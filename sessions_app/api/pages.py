"""What the two write on a session's page."""
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import serializers

from accounts.endpoints import MemberView
from action_plans.models import Owner
from common.api import operation
from common.days import SENSIBLE

from .. import access, services
from ..models import AgendaItem, Session
from ..services.pages import AgendaChange, Answer, NewAction
from .sessions import AgendaItemOut, OneSessionOut

VERSION = {"min_value": 0, "max_value": 2_000_000_000, "help_text": "The text's version as you saw it."}


class AgendaItemIn(serializers.Serializer):
    topic = serializers.CharField(max_length=300, allow_blank=True, required=False)
    seen_topic = serializers.CharField(max_length=300, allow_blank=True, required=False, help_text="As you saw it: needed to change it.")
    is_done = serializers.BooleanField(required=False)

    def validate(self, sent):
        if "topic" in sent and "seen_topic" not in sent:
            raise serializers.ValidationError({"seen_topic": [_("Say which topic you saw, so that nobody's words are lost.")]})
        return sent


class TextIn(serializers.Serializer):
    text = serializers.CharField(max_length=3000, allow_blank=True)
    version = serializers.IntegerField(**VERSION)


class AnswerIn(TextIn):
    position = serializers.IntegerField(min_value=1, max_value=32767, help_text="Of the question.")


class PreparationIn(TextIn):
    answers = AnswerIn(many=True, max_length=50, default=[])


class NextActionIn(serializers.Serializer):
    title = serializers.CharField(max_length=200)
    owner = serializers.ChoiceField(Owner.choices, default=Owner.LEARNER)
    due_on = serializers.DateField(validators=SENSIBLE)


class RecapIn(TextIn):
    actions = NextActionIn(many=True, max_length=5, default=[], help_text="Added to the pair's plan.")


class AgendaPart(MemberView):
    tag = "sessions"

    @operation(answer=AgendaItemOut, body=AgendaItemIn)
    def patch(self, request, session_id, position):
        """Change a part of the agenda: its topic, or whether it is done."""
        session = access.own_session(self.actor, session_id)
        item, sent = _part(session, position), self.body(AgendaItemIn)
        changes = [AgendaChange(item, field, sent.get(f"seen_{field}", item.is_done), sent[field])
                   for field in ("topic", "is_done") if field in sent]
        services.change_agenda(session=session, changes=changes)
        return self.answer(_part(session, position), AgendaItemOut)


def _part(session: Session, position: int) -> AgendaItem:
    found = session.agenda.filter(position=position).first()
    if found is None:
        raise Http404
    return found


class Preparation(MemberView):
    tag = "sessions"

    @operation(answer=OneSessionOut, body=PreparationIn)
    def put(self, request, session_id):
        """Write the preparation, which both share: a text, and answers to the questions of the session's kind.

        When the other saved something since the version you saw, all of it is refused with what stands now.
        """
        session, sent = access.own_session(self.actor, session_id), self.body(PreparationIn)
        services.save_preparation(session=session, answers=[Answer(**each) for each in sent.pop("answers")], **sent)
        return self.answer(access.own_session(self.actor, session_id), OneSessionOut)


class Recap(MemberView):
    tag = "sessions"

    @operation(answer=OneSessionOut, body=RecapIn)
    def put(self, request, session_id):
        """Write what was done, and what comes next.

        Sent twice, the actions are made once.
        """
        session, sent = access.own_session(self.actor, session_id), self.body(RecapIn)
        actions = [NewAction(**each) for each in sent.pop("actions")]
        services.save_recap(actor=self.actor, session=session, actions=actions, **sent)
        return self.answer(access.own_session(self.actor, session_id), OneSessionOut)

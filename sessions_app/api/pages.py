"""What the two write on a session's page."""
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.endpoints import MemberView
from action_plans.models import Owner
from common.api import Instant, operation, problem
from common.days import SENSIBLE

from .. import access, next_times, services
from ..models import AgendaItem, Session
from ..services.pages import AgendaChange, Answer, NewAction
from .sessions import AgendaItemOut, OneSessionOut, SessionOut

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


class NextIn(serializers.Serializer):
    starts_at = Instant(help_text="A free start of the pair, for example one of the session's next-starts.")
    booking_key = serializers.UUIDField(help_text="Yours to make. The same key books the same session, however often it is sent.")


class RecapIn(TextIn):
    next = NextIn(required=False, help_text="The pair's next session, booked with the recap.")
    actions = NextActionIn(many=True, max_length=5, default=[], help_text="Added to the pair's plan.")


class RecapOut(OneSessionOut):
    next_session = serializers.SerializerMethodField()

    class Meta(OneSessionOut.Meta):
        fields = [*OneSessionOut.Meta.fields, "next_session"]

    @extend_schema_field(SessionOut(allow_null=True, help_text="What was booked with the recap."))
    def get_next_session(self, session):
        booked = self.context["booked"]
        return SessionOut(booked, context=self.context).data if booked else None


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

    @operation(answer=RecapOut, body=RecapIn)
    def put(self, request, session_id):
        """Write what was done, and what comes next, the next session too.

        Sent twice, the actions are made once, and the session is booked once. A next start that cannot be booked keeps nobody from saving
        the recap: the problem then says so in `saved`, and where the start was just taken it brings the nearest free ones as alternatives.
        Send the same again with one of them.
        """
        session, sent = access.own_session(self.actor, session_id), self.body(RecapIn)
        actions, wanted = [NewAction(**each) for each in sent.pop("actions")], sent.pop("next", {})
        booked, missed = services.write_up(actor=self.actor, session=session, actions=actions, next_start=wanted.get("starts_at"),
                                           next_key=wanted.get("booking_key"), **sent)
        if missed is not None:  # answered and not raised, which would take the recap back
            return problem(409, missed.message, _("The recap is saved."), code=missed.code, saved=["recap"], **missed.extra)
        return self.answer(access.own_session(self.actor, session_id), RecapOut, booked=booked)


class NextStartsOut(serializers.Serializer):
    starts = serializers.ListField(child=Instant(), help_text="In the order of time.")


class NextStarts(MemberView):
    tag = "sessions"

    @operation(answer=NextStartsOut)
    def get(self, request, session_id):
        """When the pair could meet next after a session that has started: three free starts at most, on days around the program's rhythm.

        None where a session is planned already.
        """
        _planned, starts = next_times.after(access.own_session(self.actor, session_id), self.actor)
        return self.answer({"starts": starts}, NextStartsOut)

"""Who was there, and how a session went."""
from rest_framework import serializers

from accounts.api import PersonOut
from accounts.endpoints import MemberView
from common.api import Model, operation

from .. import access, services
from ..models import Attendance, Session
from .sessions import OneSessionOut


class WordOut(Model):
    member = PersonOut(source="membership", read_only=True)
    recorded_by = PersonOut(read_only=True)

    class Meta:
        model = Attendance
        fields = ["member", "outcome", "recorded_by", "recorded_at"]


class WordIn(serializers.Serializer):
    mine = serializers.ChoiceField(Attendance.Outcome.choices)
    theirs = serializers.ChoiceField(Attendance.Outcome.choices)


class SettleIn(serializers.Serializer):
    status = serializers.ChoiceField([Session.Status.HELD, Session.Status.MISSED, Session.Status.TECHNICAL])
    missed_by = serializers.ChoiceField(Session.MissedBy.choices, required=False, help_text="Who was absent: with missed, and only then.")


class AttendanceOf(MemberView):
    tag = "sessions"

    @operation(answer=WordOut, many=True)
    def get(self, request, session_id):
        """Each one's word on how the two were there."""
        session = access.session_for(self.actor, session_id)
        return self.page(session.attendances.select_related("membership__user", "recorded_by__user"), WordOut)

    @operation(answer=OneSessionOut, body=WordIn)
    def put(self, request, session_id):
        """Say how you and the other person were there. Saying it again changes your own word."""
        session = access.own_session(self.actor, session_id)
        return self.answer(services.record_attendance(actor=self.actor, session=session, **self.body(WordIn)), OneSessionOut)


class SettleSession(MemberView):
    @operation(answer=OneSessionOut, body=SettleIn)
    def post(self, request, session_id):
        """Settle how a session went: the coordination's last word."""
        session = access.managed_session(self.actor, session_id)
        return self.answer(services.settle_session(actor=self.actor, session=session, **self.body(SettleIn)), OneSessionOut)

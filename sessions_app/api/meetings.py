"""Meetings that took place without being booked."""
from rest_framework import serializers

from accounts.endpoints import MemberView
from common.api import Instant, operation
from matching.access import own_mentorship

from .. import access, policy, services
from ..forms.meetings import CAME
from ..models import Session
from .sessions import OneSessionOut


class MeetingIn(serializers.Serializer):
    starts_at = Instant()
    minutes = serializers.IntegerField(min_value=policy.SHORTEST, max_value=policy.LONGEST)
    place = serializers.ChoiceField(Session.Place.choices)
    recap = serializers.CharField(max_length=3000, required=False, allow_blank=True, help_text="What you did; the two of you read it.")
    mine = serializers.ChoiceField(CAME)
    theirs = serializers.ChoiceField(CAME)
    booking_key = serializers.UUIDField(help_text="Yours to make. The same key adds the same meeting, however often it is sent.")


class LogMeeting(MemberView):
    tag = "sessions"

    @operation(answer=OneSessionOut, body=MeetingIn, status=201)
    def post(self, request, mentorship_id):
        """Add a meeting that took place without being booked. The other person is told, and can disagree."""
        pair = own_mentorship(self.actor, mentorship_id)
        made = services.log_meeting(actor=self.actor, mentorship=pair, **self.body(MeetingIn))
        return self.answer(access.session_for(self.actor, made.pk), OneSessionOut, status=201)


class StrikeMeeting(MemberView):
    @operation(answer=OneSessionOut)
    def post(self, request, session_id):
        """Take back a meeting that was added and did not take place: your own, or as the coordination."""
        session = access.session_for(self.actor, session_id)
        return self.answer(services.strike_meeting(actor=self.actor, session=session), OneSessionOut)

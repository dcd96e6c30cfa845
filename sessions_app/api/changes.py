"""What the two answer each other: a session accepted, other times proposed and chosen, a change taken back."""
from rest_framework import serializers

from accounts.api import PersonOut
from accounts.endpoints import MemberView
from common.api import Instant, Model, operation
from matching.access import own_mentorship

from .. import access, services
from ..models import CounterProposal
from ..policy import OFFERS
from .sessions import MINUTES, SEQUENCE, OneSessionOut


class SeenIn(serializers.Serializer):
    sequence = serializers.IntegerField(**SEQUENCE)


class TimesOut(Model):
    proposed_by = PersonOut(read_only=True)
    starts = serializers.ListField(child=Instant())

    class Meta:
        model = CounterProposal
        fields = ["id", "session", "proposed_by", "starts", "reason", "status", "created_at", "answer_by"]


class TimesIn(SeenIn):
    starts = serializers.ListField(child=Instant(), min_length=1, max_length=OFFERS, help_text="Free ones, as the pair's starts tell them.")
    reason = serializers.CharField(max_length=300, default="", allow_blank=True)


class ChosenTimeIn(serializers.Serializer):
    starts_at = Instant(help_text="One of the times.")


class HoldIn(serializers.Serializer):
    starts_at = Instant()
    minutes = serializers.IntegerField(**MINUTES)


class HoldOut(serializers.Serializer):
    starts_at = Instant()
    ends_at = Instant()
    expires_at = Instant(help_text="From then on anybody can book the time.")


class HoldTime(MemberView):
    tag = "sessions"

    @operation(answer=HoldOut, body=HoldIn)
    def post(self, request, mentorship_id):
        """Keep a free start for the pair for ten minutes, while a form is filled. It replaces what you kept for them before."""
        pair = own_mentorship(self.actor, mentorship_id)
        return self.answer(services.hold_slot(actor=self.actor, mentorship=pair, **self.body(HoldIn)), HoldOut)


class AcceptSession(MemberView):
    @operation(answer=OneSessionOut, body=SeenIn)
    def post(self, request, session_id):
        """Accept a session that the other proposed."""
        session = access.own_session(self.actor, session_id)
        return self.answer(services.accept_session(actor=self.actor, session=session, **self.body(SeenIn)), OneSessionOut)


class UndoSession(MemberView):
    @operation(answer=OneSessionOut)
    def post(self, request, session_id):
        """Take your move or cancellation of this session back, for a minute; nobody has been told of it yet."""
        session = access.session_for(self.actor, session_id)
        return self.answer(services.undo_change(actor=self.actor, session=session), OneSessionOut)


class Times(MemberView):
    tag = "sessions"

    @operation(answer=TimesOut, many=True)
    def get(self, request, session_id):
        """Other times that one of the pair proposed for a session, the newest first; the open ones wait for the other's answer."""
        session = access.own_session(self.actor, session_id)
        return self.page(session.counter_proposals.select_related("proposed_by__user"), TimesOut)

    @operation(answer=TimesOut, body=TimesIn, status=201)
    def post(self, request, session_id):
        """Propose up to three other times. The session stays as it is until the other chooses one; earlier ones are over."""
        session = access.own_session(self.actor, session_id)
        return self.answer(services.propose_times(actor=self.actor, session=session, **self.body(TimesIn)), TimesOut, status=201)


class AcceptTimes(MemberView):
    tag = "sessions"

    @operation(answer=OneSessionOut, body=ChosenTimeIn)
    def post(self, request, session_id, times_id):
        """Choose one of the times that the other proposed: the session is then."""
        proposal = _proposal(self.actor, session_id, times_id)
        return self.answer(services.accept_times(actor=self.actor, proposal=proposal, **self.body(ChosenTimeIn)), OneSessionOut)


class DeclineTimes(MemberView):
    tag = "sessions"

    @operation(answer=OneSessionOut)
    def post(self, request, session_id, times_id):
        """Choose none of the times that the other proposed: the session stays as it is."""
        proposal = _proposal(self.actor, session_id, times_id)
        return self.answer(services.decline_times(actor=self.actor, proposal=proposal), OneSessionOut)


def _proposal(actor, session_id, times_id) -> CounterProposal:
    return access.own_counter_proposal(actor, access.own_session(actor, session_id), times_id)

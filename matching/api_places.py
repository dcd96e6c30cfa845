"""The places of a run: who is proposed to whom, and what a coordinator changes."""
from rest_framework import serializers

from common.api import Model, operation

from . import services
from .access import place_for, run_for
from .api_scores import EnrolledOut, Scored, ScoredView
from .models import Proposal
from .rule_words import RULE
from .selectors import candidates_for, places_in


class PlaceOut(Scored):
    learner = EnrolledOut(read_only=True)
    mentor = EnrolledOut(read_only=True, allow_null=True)

    class Meta:
        model = Proposal
        fields = ["id", "run", "learner", "mentor", "score", "parts", "reasons", "reason", "is_locked"]


class HeldOut(Model):
    learner = EnrolledOut(read_only=True)

    class Meta:
        model = Proposal
        fields = ["id", "learner"]


class CandidateOut(Scored):
    mentor = EnrolledOut(read_only=True)
    refusal = serializers.ChoiceField(list(RULE.items()), allow_null=True, read_only=True, help_text="What forbids the pair.")
    free = serializers.IntegerField(read_only=True, help_text="Places left in this run.")
    within_reach = serializers.BooleanField(read_only=True)
    held = HeldOut(many=True, read_only=True, help_text="Places of this run that have this mentor, to swap with.")

    class Meta:
        model = Proposal
        fields = ["mentor", "score", "parts", "reasons", "refusal", "free", "within_reach", "held"]


class PlaceQuery(serializers.Serializer):
    show = serializers.ChoiceField(["matched", "unmatched", "kept"], required=False)


class ChoiceIn(serializers.Serializer):
    mentor = serializers.UUIDField(help_text="The mentor's enrolment.")
    swap_with = serializers.UUIDField(required=False, help_text="A place that holds this mentor, and gets this place's mentor instead.")


class Places(ScoredView):
    tag = "places"

    @operation(answer=PlaceOut, many=True, query=PlaceQuery)
    def get(self, request, run_id):
        """The places of a run, best scores first: each learner with a mentor, or without one and why."""
        run = run_for(self.actor, run_id)
        return self.page_of(places_in(run, self.asked(PlaceQuery).get("show", "")), PlaceOut, prepare=self.skills)


class OnePlace(ScoredView):
    @operation(answer=PlaceOut)
    def get(self, request, proposal_id):
        """One place of a run."""
        return self.scored(place_for(self.actor, proposal_id), PlaceOut)


class Candidates(ScoredView):
    @operation(answer=CandidateOut, many=True)
    def get(self, request, proposal_id):
        """Every mentor of the program for this learner: those within reach first, by score."""
        return self.page_of(candidates_for(place_for(self.actor, proposal_id)), CandidateOut, prepare=self.skills)


class ChooseMentor(ScoredView):
    @operation(answer=PlaceOut, body=ChoiceIn)
    def post(self, request, proposal_id):
        """Give the learner another mentor, and keep that choice."""
        place = place_for(self.actor, proposal_id)
        sent = self.body(ChoiceIn)
        services.choose_mentor(actor=self.actor, proposal=place, mentor_id=sent["mentor"], swap_with=sent.get("swap_with"))
        return self.scored(place_for(self.actor, proposal_id), PlaceOut)


class _PlaceStep(ScoredView):
    def step(self, service, proposal_id):
        service(actor=self.actor, proposal=place_for(self.actor, proposal_id))
        return self.scored(place_for(self.actor, proposal_id), PlaceOut)


class LockPlace(_PlaceStep):
    @operation(answer=PlaceOut)
    def post(self, request, proposal_id):
        """Keep the mentor when the run is computed anew."""
        return self.step(services.lock_place, proposal_id)


class UnlockPlace(_PlaceStep):
    @operation(answer=PlaceOut)
    def post(self, request, proposal_id):
        """Let computing anew change this place."""
        return self.step(services.unlock_place, proposal_id)


class RemoveMentor(_PlaceStep):
    @operation(answer=PlaceOut)
    def post(self, request, proposal_id):
        """Leave the learner out of this run, until the place is unlocked."""
        return self.step(services.remove_mentor, proposal_id)

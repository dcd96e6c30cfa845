"""Mentorships, from the proposal to the end."""
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.access import manages
from common.api import operation
from programs.access import managed_enrolment, managed_program

from . import services
from .access import mentorship_for, own_mentorship, part_in
from .api_scores import EnrolledOut, Scored, ScoredView
from .models import Mentorship, Preference
from .selectors import mentorships_of, mentorships_of_program


class MentorshipOut(Scored):
    learner = EnrolledOut(read_only=True)
    mentor = EnrolledOut(read_only=True)
    learner_accepted_at = serializers.SerializerMethodField()
    mentor_accepted_at = serializers.SerializerMethodField()
    end_reason = serializers.SerializerMethodField()

    class Meta:
        model = Mentorship
        fields = ["id", "program", "learner", "mentor", "circle", "status", "score", "parts", "reasons", "proposed_at",
                  "learner_accepted_at", "mentor_accepted_at", "started_at", "ended_at", "end_reason"]

    @extend_schema_field(serializers.DateTimeField(allow_null=True, help_text="Until both have accepted, each sees their own answer."))
    def get_learner_accepted_at(self, pair):
        return self._accepted(pair, "learner")

    @extend_schema_field(serializers.DateTimeField(allow_null=True))
    def get_mentor_accepted_at(self, pair):
        return self._accepted(pair, "mentor")

    @extend_schema_field(serializers.CharField(help_text="Read by who wrote it and by those who manage."))
    def get_end_reason(self, pair):
        actor = self.context["actor"]
        return pair.end_reason if part_in(actor, pair) is None or pair.ended_by_id == actor.pk else ""

    def _accepted(self, pair, part):
        shown = pair.started_at or part_in(self.context["actor"], pair) in (part, None)
        return getattr(pair, f"{part}_accepted_at") if shown else None


class PairIn(serializers.Serializer):
    learner = serializers.UUIDField(help_text="The learner's enrolment.")
    mentor = serializers.UUIDField(help_text="The mentor's enrolment, in the same program.")


class WhyIn(serializers.Serializer):
    reason = serializers.CharField(max_length=1000, help_text="Read by the coordination.")


class EndIn(WhyIn):
    cause = serializers.ChoiceField(Mentorship.Cause.said())
    wish = serializers.ChoiceField(Preference.Wish.choices, default=Preference.Wish.NEUTRAL,
                                   help_text="Of one of the two, about being paired again; read by matching only.")


class MentorshipQuery(serializers.Serializer):
    program = serializers.UUIDField(required=False, help_text="All of a program's, for those who manage it.")
    status = serializers.ChoiceField(Mentorship.Status.choices, required=False)


class Mentorships(ScoredView):
    @operation(answer=MentorshipOut, many=True, query=MentorshipQuery)
    def get(self, request):
        """Your own mentorships; with a program, all of it for those who manage."""
        asked = self.asked(MentorshipQuery)
        own, program = mentorships_of(self.actor), asked.pop("program", None)
        found = mentorships_of_program(managed_program(self.actor, program)) if program else own
        return self.page(found.filter(**asked), MentorshipOut, prepare=self.skills)

    @operation(answer=MentorshipOut, body=PairIn, status=201)
    def post(self, request):
        """Propose one pair by hand, outside any run."""
        self.require(manages)
        sent = self.body(PairIn)
        learner, mentor = managed_enrolment(self.actor, sent["learner"]), managed_enrolment(self.actor, sent["mentor"])
        made = services.pair_by_hand(actor=self.actor, program=learner.program, learner=learner, mentor=mentor)
        return self.scored(mentorship_for(self.actor, made.pk), MentorshipOut, status=201)


class OneMentorship(ScoredView):
    @operation(answer=MentorshipOut)
    def get(self, request, mentorship_id):
        """One mentorship, and why these two."""
        return self.scored(mentorship_for(self.actor, mentorship_id), MentorshipOut)


class AcceptProposal(ScoredView):
    @operation(answer=MentorshipOut)
    def post(self, request, mentorship_id):
        """Say yes to a proposal. With both answers the mentorship starts."""
        pair = own_mentorship(self.actor, mentorship_id)
        return self.scored(services.accept_proposal(actor=self.actor, mentorship=pair), MentorshipOut)


class DeclineProposal(ScoredView):
    @operation(answer=MentorshipOut, body=WhyIn)
    def post(self, request, mentorship_id):
        """Say no to a proposal. The other person is not told why."""
        pair = own_mentorship(self.actor, mentorship_id)
        done = services.decline_proposal(actor=self.actor, mentorship=pair, **self.body(WhyIn))
        return self.scored(done, MentorshipOut)


class EndMentorship(ScoredView):
    @operation(answer=MentorshipOut, body=EndIn)
    def post(self, request, mentorship_id):
        """End a mentorship, or withdraw a proposal."""
        pair = mentorship_for(self.actor, mentorship_id)
        return self.scored(services.end_mentorship(actor=self.actor, mentorship=pair, **self.body(EndIn)), MentorshipOut)

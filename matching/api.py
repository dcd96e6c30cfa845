"""Runs that compute pairs, their places, and the mentorships that come of them."""
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.access import manages
from accounts.api import PersonOut
from accounts.endpoints import MemberView
from common.api import Model, cleaned, operation
from programs.access import managed_enrolment, managed_program
from programs.models import Enrolment

from . import services
from .access import mentorship_for, own_mentorship, part_in, place_for, run_for
from .engine.criteria import CRITERIA, LEAST, Level
from .forms import CriteriaForm
from .models import MatchRun, Mentorship, Preference, Proposal
from .rule_words import RULE
from .selectors import candidates_for, mentorships_of, mentorships_of_program, places_in, runs_of, skills_in, summary_of
from .selectors.criteria import criteria_of, saved_criteria
from .words import CRITERION, reasons


class EnrolledOut(Model):
    """Somebody's part in the program, by its id."""

    member = PersonOut(source="membership", read_only=True)

    class Meta:
        model = Enrolment
        fields = ["id", "member"]


class ScorePartOut(serializers.Serializer):
    criterion = serializers.CharField()
    points = serializers.IntegerField(help_text="In thousandths of a point; the parts add up to the score.")
    of = serializers.IntegerField()


class Scored(Model):
    """What has a score: its parts, and in words what speaks for the pair."""

    parts = ScorePartOut(many=True, read_only=True)
    reasons = serializers.SerializerMethodField()

    def get_reasons(self, scored) -> list[str]:
        return reasons(scored.parts, self.context["skills"])


class ScoredView(MemberView):
    def scored(self, found, writer, **how):
        return self.answer(found, writer, skills=skills_in(found.parts), **how)

    @staticmethod
    def skills(page) -> dict:
        return {"skills": skills_in(*(scored.parts for scored in page))}


# ── runs ─────────────────────────────────────────────────────────────────────────────────────────
class RunOut(Model):
    criteria = serializers.IntegerField(source="criteria.number", allow_null=True, read_only=True, default=None,
                                        help_text="The version of the program's criteria.")
    created_by = PersonOut(read_only=True)

    class Meta:
        model = MatchRun
        fields = ["id", "program", "status", "progress", "criteria", "objective", "learners", "mentors", "covered", "total", "created_by",
                  "created_at", "published_at"]


class ReasonOut(serializers.Serializer):
    words = serializers.CharField()
    places = serializers.IntegerField()


class SummaryOut(serializers.Serializer):
    places = serializers.IntegerField()
    matched = serializers.IntegerField()
    unmatched = serializers.IntegerField()
    kept = serializers.IntegerField()
    reasons = ReasonOut(many=True)


class OneRunOut(RunOut):
    summary = serializers.SerializerMethodField()

    class Meta(RunOut.Meta):
        fields = [*RunOut.Meta.fields, "summary"]

    @extend_schema_field(SummaryOut)
    def get_summary(self, run):
        found = summary_of(run)
        return found | {"reasons": [{"words": words, "places": n} for words, n in found["reasons"]]}


class PublishedOut(RunOut):
    proposed = serializers.SerializerMethodField()
    skipped = serializers.SerializerMethodField()

    class Meta(RunOut.Meta):
        fields = [*RunOut.Meta.fields, "proposed", "skipped"]

    @extend_schema_field(serializers.IntegerField(help_text="Pairs that are asked now."))
    def get_proposed(self, run):
        return self.context["proposed"]

    @extend_schema_field(serializers.IntegerField(help_text="Places that could not be any more; each has its reason."))
    def get_skipped(self, run):
        return self.context["skipped"]


class AimIn(serializers.Serializer):
    objective = serializers.ChoiceField(MatchRun.Objective.choices, required=False)


class NewRunIn(AimIn):
    program = serializers.UUIDField()


class RunQuery(serializers.Serializer):
    program = serializers.UUIDField()


class Runs(MemberView):
    @operation(answer=RunOut, many=True, query=RunQuery)
    def get(self, request):
        """The matching runs of a program, for those who manage."""
        self.require(manages)
        return self.page(runs_of(managed_program(self.actor, self.asked(RunQuery)["program"])), RunOut)

    @operation(answer=OneRunOut, body=NewRunIn, status=201)
    def post(self, request):
        """Start a run: a draft of pairs for the learners who wait.

        A small one is computed at once; a large one has the status computing until it is done.
        """
        self.require(manages)
        sent = self.body(NewRunIn)
        program = managed_program(self.actor, sent.pop("program"))
        return self.answer(services.start_run(actor=self.actor, program=program, **sent), OneRunOut, status=201)


class OneRun(MemberView):
    @operation(answer=OneRunOut)
    def get(self, request, run_id):
        """One matching run with what it found."""
        return self.answer(run_for(self.actor, run_id), OneRunOut)


class RecomputeRun(MemberView):
    @operation(answer=OneRunOut, body=AimIn)
    def post(self, request, run_id):
        """Compute a draft anew around its kept places, by the present criteria, with another objective if given."""
        run = run_for(self.actor, run_id)
        return self.answer(services.rerun(actor=self.actor, run=run, **self.body(AimIn)), OneRunOut)


class CancelRun(MemberView):
    @operation(answer=OneRunOut)
    def post(self, request, run_id):
        """Stop the computing of a run; a draft that was there before stands again."""
        return self.answer(services.cancel_run(actor=self.actor, run=run_for(self.actor, run_id)), OneRunOut)


class PublishRun(MemberView):
    @operation(answer=PublishedOut)
    def post(self, request, run_id):
        """Propose the pairs of a draft to their people."""
        run = run_for(self.actor, run_id)
        done = services.publish_run(actor=self.actor, run=run)
        return self.answer(run_for(self.actor, run_id), PublishedOut, proposed=len(done.mentorships), skipped=len(done.skipped))


class TakeBackRun(MemberView):
    @operation(answer=OneRunOut)
    def post(self, request, run_id):
        """Take a published run back within the hour: proposals that nobody has accepted are withdrawn."""
        run = run_for(self.actor, run_id)
        services.take_back_run(actor=self.actor, run=run)
        return self.answer(run_for(self.actor, run_id), OneRunOut)


class DiscardRun(MemberView):
    @operation(answer=RunOut)
    def post(self, request, run_id):
        """Discard a draft without telling anybody."""
        return self.answer(services.discard_run(actor=self.actor, run=run_for(self.actor, run_id)), RunOut)


# ── criteria ─────────────────────────────────────────────────────────────────────────────────────
class LevelsIn(serializers.Serializer):
    """A level for each criterion; those left out stay as they are. Some can be mandatory: then they forbid pairs."""

    def get_fields(self):
        return {criterion: serializers.ChoiceField([str(level) for level in Level if level != Level.MANDATORY or criterion in LEAST],
                                                   required=False, help_text=CRITERION[criterion]) for criterion in CRITERIA}


class CriteriaIn(serializers.Serializer):
    levels = LevelsIn(required=False)
    other_team = serializers.BooleanField(required=False, help_text="Not the same team.")
    reporting_line = serializers.BooleanField(required=False, help_text="Nobody with their own manager.")
    zone_gap_hours = serializers.IntegerField(min_value=0, max_value=12, required=False, allow_null=True,
                                              help_text="Hours that time zones are apart at most; null for no limit.")


class CriteriaOut(serializers.Serializer):
    version = serializers.IntegerField(allow_null=True, help_text="null while the program has saved none and keeps to the defaults.")
    levels = serializers.DictField(child=serializers.CharField())
    other_team = serializers.BooleanField()
    reporting_line = serializers.BooleanField()
    zone_gap_hours = serializers.IntegerField(allow_null=True)


class ProgramCriteria(MemberView):
    tag = "criteria"

    @operation(answer=CriteriaOut)
    def get(self, request, program_id):
        """How a program matches, for those who manage."""
        program = managed_program(self.actor, program_id)
        return self._said(program, saved_criteria(program))

    @operation(answer=CriteriaOut, body=CriteriaIn)
    def patch(self, request, program_id):
        """Save the next version of a program's criteria. Runs that exist keep theirs."""
        program, sent = managed_program(self.actor, program_id), self.body(CriteriaIn, partial=True)
        stands = criteria_of(saved_criteria(program), program)
        form = CriteriaForm({name: getattr(stands, name) for name in ("other_team", "reporting_line", "zone_gap_hours")}
                            | {c: str(level) for c, level in (stands.levels | sent.pop("levels", {})).items()} | sent, criteria=stands)
        cleaned(form)
        return self._said(program, services.save_criteria(actor=self.actor, program=program, criteria=form.criteria))

    def _said(self, program, version):
        criteria = criteria_of(version, program)
        return self.answer({"version": version.number if version else None, "levels": {c: str(v) for c, v in criteria.levels.items()},
                            "other_team": criteria.other_team, "reporting_line": criteria.reporting_line,
                            "zone_gap_hours": criteria.zone_gap_hours}, CriteriaOut)


# ── places of a run ──────────────────────────────────────────────────────────────────────────────
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


# ── mentorships ──────────────────────────────────────────────────────────────────────────────────
class MentorshipOut(Scored):
    learner = EnrolledOut(read_only=True)
    mentor = EnrolledOut(read_only=True)
    learner_accepted_at = serializers.SerializerMethodField()
    mentor_accepted_at = serializers.SerializerMethodField()
    end_reason = serializers.SerializerMethodField()

    class Meta:
        model = Mentorship
        fields = ["id", "program", "learner", "mentor", "status", "score", "parts", "reasons", "proposed_at", "learner_accepted_at",
                  "mentor_accepted_at", "started_at", "ended_at", "end_reason"]

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
    cause = serializers.ChoiceField(Mentorship.Cause.choices)
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

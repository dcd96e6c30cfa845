"""Runs that compute pairs, and the criteria they go by."""
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.access import manages
from accounts.api import PersonOut
from accounts.endpoints import MemberView
from common.api import Model, cleaned, operation
from programs.access import managed_program

from . import services
from .access import run_for
from .engine.criteria import CRITERIA, LEAST, Level
from .forms import CriteriaForm
from .models import MatchRun
from .selectors import runs_of, summary_of
from .selectors.criteria import criteria_of, saved_criteria
from .words import CRITERION


# ── runs ─────────────────────────────────────────────────────────────────────────────────────────
class RunOut(Model):
    criteria = serializers.IntegerField(source="criteria.number", allow_null=True, read_only=True, default=None,
                                        help_text="The version of the program's criteria.")
    created_by = PersonOut(read_only=True)

    class Meta:
        model = MatchRun
        fields = ["id", "program", "status", "progress", "criteria", "objective", "in_circles", "learners", "mentors", "covered", "total",
                  "created_by", "created_at", "published_at"]


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


class FitIn(MemberView):
    @operation(answer=OneRunOut)
    def post(self, request, run_id):
        """Make a draft fit those who came and went since; hardly anybody else gets another mentor."""
        return self.answer(services.fit_in(actor=self.actor, run=run_for(self.actor, run_id)), OneRunOut)


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

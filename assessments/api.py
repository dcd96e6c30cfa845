"""What people need and offer, and the goals they set."""
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.response import Response

from accounts.endpoints import MemberView
from audit.services import record
from common.api import Model, cleaned, operation
from programs.access import own_enrolment
from programs.models import Enrolment

from . import services
from .access import needs_read_by, own_goal, skill_of_list
from .forms import AspirationsForm, GoalForm, StrengthsForm
from .models import Goal, Level, NeedsAssessment, Skill, SkillClaim, SkillFamily
from .selectors import claims_of, goals_of, goals_visible_to, needs_of, skills_found

STEP_FORMS = {"strengths": StrengthsForm, "aspirations": AspirationsForm}
ANSWERS = {step: form.Meta.fields for step, form in STEP_FORMS.items()}
GOAL = GoalForm.Meta.fields


# ── skills ───────────────────────────────────────────────────────────────────────────────────────
class FamilyOut(Model):
    class Meta:
        model = SkillFamily
        fields = ["code", "name_fr", "name_en"]


class SkillOut(Model):
    family = FamilyOut(read_only=True)

    class Meta:
        model = Skill
        fields = ["id", "code", "name_fr", "name_en", "family"]


class SkillQuery(serializers.Serializer):
    search = serializers.CharField(max_length=80, required=False, help_text="Words of the name, in either language, whatever the accents.")
    family = serializers.SlugField(max_length=40, required=False, help_text="A family's code.")


class Skills(MemberView):
    @operation(answer=SkillOut, many=True, query=SkillQuery)
    def get(self, request):
        """The skills that the organization offers, by name."""
        asked = self.asked(SkillQuery)
        found = skills_found(words=asked.get("search", ""), family=asked.get("family", ""), active=True)
        return self.page_of(found, SkillOut)


class ClaimOut(Model):
    skill = SkillOut(read_only=True)

    class Meta:
        model = SkillClaim
        fields = ["skill", "kind", "level"]


class ClaimIn(serializers.Serializer):
    level = serializers.ChoiceField(Level.choices, help_text="What the person can do, or aims at: 1 discovers it, 2 manages with help, "
                                    "3 alone, 4 helps others, 5 is asked for advice.")


class Claims(MemberView):
    tag = "needs"

    @operation(answer=ClaimOut, many=True)
    def get(self, request, enrolment_id):
        """The skills that a learner wants or a mentor offers."""
        enrolment = needs_read_by(self.actor, enrolment_id)
        return self.page_of(claims_of(enrolment), ClaimOut)


class OneClaim(MemberView):
    tag = "needs"

    @operation(answer=ClaimOut, body=ClaimIn)
    def put(self, request, enrolment_id, skill_id):
        """Give one of your skills its level.

        A skill that you do not have yet is added; twelve at most.
        """
        enrolment, skill = own_enrolment(self.actor, enrolment_id), skill_of_list(skill_id)
        return self.answer(services.set_skill(actor=self.actor, enrolment=enrolment, skill=skill, **self.body(ClaimIn)), ClaimOut)

    @operation(status=204)
    def delete(self, request, enrolment_id, skill_id):
        """Take one of your skills away."""
        enrolment, skill = own_enrolment(self.actor, enrolment_id), skill_of_list(skill_id)
        services.remove_skill(actor=self.actor, enrolment=enrolment, skill_id=skill.pk)
        return Response(status=204)


# ── needs ────────────────────────────────────────────────────────────────────────────────────────
class NeedsOut(Model):
    steps = serializers.ListField(child=serializers.CharField(), read_only=True, help_text="Those of the questionnaire, in order.")
    finished = serializers.SerializerMethodField()

    class Meta:
        model = NeedsAssessment
        fields = ["enrolment", *ANSWERS["strengths"], *ANSWERS["aspirations"], "steps", "finished", "completed_at"]

    def get_finished(self, needs) -> list[str]:
        return list(needs.steps[:needs.step])


class NeedsIn(Model):
    class Meta:
        model = NeedsAssessment
        fields = [*ANSWERS["strengths"], *ANSWERS["aspirations"]]


class StepIn(serializers.Serializer):
    step = serializers.ChoiceField(NeedsAssessment.STEPS)


class Needs(MemberView):
    tag = "needs"

    @operation(answer=NeedsOut)
    def get(self, request, enrolment_id):
        """What somebody answered about strengths and aspirations.

        Read by the person, their partner and those who manage; reading another person's is noted in the audit trail.
        """
        enrolment = needs_read_by(self.actor, enrolment_id)
        if enrolment.membership_id != self.actor.pk:
            record("assessments.needs.read", actor=self.actor, target=enrolment)
        return self.answer(_needs(enrolment), NeedsOut)

    @operation(answer=NeedsOut, body=NeedsIn)
    def patch(self, request, enrolment_id):
        """Save a part of your answers, as a draft."""
        enrolment = own_enrolment(self.actor, enrolment_id)
        sent = self.body(NeedsIn, partial=True)
        for step, form in STEP_FORMS.items():
            told = {name: sent[name] for name in ANSWERS[step] if name in sent}
            if told:
                values = cleaned(form(_stands(enrolment, step) | told, role=enrolment.role, draft=True))
                services.save_step(actor=self.actor, enrolment=enrolment, step=step, values=values, finished=False)
        return self.answer(_needs(enrolment), NeedsOut)


class FinishStep(MemberView):
    tag = "needs"

    @operation(answer=NeedsOut, body=StepIn)
    def post(self, request, enrolment_id):
        """Say that a step of the questionnaire is finished; the last one completes it."""
        enrolment = own_enrolment(self.actor, enrolment_id)
        step = self.body(StepIn)["step"]
        if step not in _needs(enrolment).steps:
            raise serializers.ValidationError({"step": [_("The questionnaire of a mentor has no such step.")]})
        values = cleaned(STEP_FORMS[step](_stands(enrolment, step), role=enrolment.role)) if step in STEP_FORMS else {}
        done = services.save_step(actor=self.actor, enrolment=enrolment, step=step, values=values, finished=True)
        return self.answer(done, NeedsOut)


def _needs(enrolment: Enrolment) -> NeedsAssessment:
    return needs_of(enrolment) or NeedsAssessment(enrolment=enrolment)


def _stands(enrolment: Enrolment, step: str) -> dict:
    needs = _needs(enrolment)
    return {name: getattr(needs, name) for name in ANSWERS[step]}


# ── goals ────────────────────────────────────────────────────────────────────────────────────────
class GoalOut(Model):
    class Meta:
        model = Goal
        fields = ["id", "enrolment", *GOAL, "progress", "status", "created_at", "closed_at"]


class GoalIn(Model):
    class Meta:
        model = Goal
        fields = GOAL


class NewGoalIn(GoalIn):
    enrolment = serializers.UUIDField(help_text="Your part as a learner in a program.")

    class Meta(GoalIn.Meta):
        fields = ["enrolment", *GOAL]


class ProgressIn(serializers.Serializer):
    progress = serializers.IntegerField(min_value=0, max_value=100, help_text="Per cent.")


class GoalQuery(serializers.Serializer):
    enrolment = serializers.UUIDField(required=False)
    status = serializers.ChoiceField(Goal.Status.choices, required=False)


class Goals(MemberView):
    @operation(answer=GoalOut, many=True, query=GoalQuery)
    def get(self, request):
        """Your own goals, in every program."""
        return self.page(goals_of(self.actor).filter(**self.asked(GoalQuery)), GoalOut)

    @operation(answer=GoalOut, body=NewGoalIn, status=201)
    def post(self, request):
        """Set a SMART goal: specific, measurable, achievable, relevant, time-bound."""
        sent = self.body(NewGoalIn)
        enrolment = own_enrolment(self.actor, sent.pop("enrolment"))
        values = cleaned(GoalForm({"audience": Goal.Audience.PAIR} | sent, today=timezone.localdate()))
        return self.answer(services.create_goal(actor=self.actor, enrolment=enrolment, **values), GoalOut, status=201)


class SharedGoals(MemberView):
    tag = "goals"

    @operation(answer=GoalOut, many=True)
    def get(self, request, enrolment_id):
        """The goals of somebody's part in a program, as far as they are shared with you."""
        return self.page(goals_visible_to(self.actor, needs_read_by(self.actor, enrolment_id)), GoalOut)


class OneGoal(MemberView):
    @operation(answer=GoalOut)
    def get(self, request, goal_id):
        """One of your goals."""
        return self.answer(own_goal(self.actor, goal_id), GoalOut)

    @operation(answer=GoalOut, body=GoalIn)
    def patch(self, request, goal_id):
        """Change one of your goals in progress."""
        goal = own_goal(self.actor, goal_id)
        sent = self.body(GoalIn, partial=True)
        values = cleaned(GoalForm({name: getattr(goal, name) for name in GOAL} | sent, instance=goal, today=timezone.localdate()))
        changes = {name: values[name] for name in sent}
        return self.answer(services.edit_goal(actor=self.actor, goal=goal, **changes), GoalOut)


class GoalProgress(MemberView):
    @operation(answer=GoalOut, body=ProgressIn)
    def post(self, request, goal_id):
        """Note how far a goal has come. A hundred is not yet reached: you say that yourself."""
        goal = own_goal(self.actor, goal_id)
        return self.answer(services.update_progress(actor=self.actor, goal=goal, **self.body(ProgressIn)), GoalOut)


class ReachGoal(MemberView):
    @operation(answer=GoalOut)
    def post(self, request, goal_id):
        """Say that a goal is reached."""
        goal = own_goal(self.actor, goal_id)
        return self.answer(services.close_goal(actor=self.actor, goal=goal, reached=True), GoalOut)


class DropGoal(MemberView):
    @operation(answer=GoalOut)
    def post(self, request, goal_id):
        """Set a goal aside."""
        goal = own_goal(self.actor, goal_id)
        return self.answer(services.close_goal(actor=self.actor, goal=goal, reached=False), GoalOut)


class ReopenGoal(MemberView):
    @operation(answer=GoalOut)
    def post(self, request, goal_id):
        """Take up a closed goal again: the undo of reaching and of setting aside."""
        return self.answer(services.reopen_goal(actor=self.actor, goal=own_goal(self.actor, goal_id)), GoalOut)

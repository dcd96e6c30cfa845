"""What a pair agrees on and what it does: charter, plan, and the plan that pairs start from."""
from rest_framework import serializers

from accounts.api import PersonOut
from accounts.endpoints import MemberView
from common.api import Model, cleaned, operation
from common.names import validate_name
from matching.access import mentorship_for, own_mentorship
from programs.access import managed_program

from . import defaults, services
from .access import action_for, own_action, own_agreement
from .forms import ActionForm, AgreementForm
from .models import Action, Agreement, TemplateAction
from .selectors import TERMS, actions_of, agreement_of, default_terms, progress_of, template_of, template_rows, versions_of

WRITTEN = ActionForm.Meta.fields
ROW = ("milestone", "title", "owner", "due_after_days")
MOST_ROWS = 100


# ── charter ──────────────────────────────────────────────────────────────────────────────────────
class AgreementOut(Model):
    id = serializers.UUIDField(read_only=True, allow_null=True, help_text="Null for terms that are only proposed to start from.")
    drafted_by = PersonOut(read_only=True, allow_null=True)
    created_at = serializers.DateTimeField(read_only=True, allow_null=True)

    class Meta:
        model = Agreement
        fields = ["id", "mentorship", "version", *TERMS, "drafted_by", "created_at", "learner_signed_at", "mentor_signed_at",
                  "replaced_at"]


class AgreementIn(Model):
    seen_version = serializers.IntegerField(min_value=0, max_value=30000, help_text="The version that these terms change; 0 for the first.")

    class Meta:
        model = Agreement
        fields = [*TERMS, "seen_version"]


class PairAgreement(MemberView):
    tag = "agreements"

    @operation(answer=AgreementOut)
    def get(self, request, mentorship_id):
        """The charter of a pair in its present version.

        Version 0 is none yet: its terms are those to start from.
        """
        pair = mentorship_for(self.actor, mentorship_id)
        return self.answer(agreement_of(pair) or _proposed(pair), AgreementOut)

    @operation(answer=AgreementOut, body=AgreementIn)
    def put(self, request, mentorship_id):
        """Write a new version of the charter, which both sign. The same terms make no new version."""
        pair = own_mentorship(self.actor, mentorship_id)
        terms = cleaned(AgreementForm(self.body(AgreementIn)))
        made = services.draft_agreement(actor=self.actor, mentorship=pair, terms=terms, seen_version=terms["seen_version"])
        return self.answer(made, AgreementOut)


class PairAgreements(MemberView):
    tag = "agreements"

    @operation(answer=AgreementOut, many=True)
    def get(self, request, mentorship_id):
        """Every version of a pair's charter, the newest first."""
        return self.page(versions_of(mentorship_for(self.actor, mentorship_id)), AgreementOut, ordering=("-version",))


class SignAgreement(MemberView):
    @operation(answer=AgreementOut)
    def post(self, request, agreement_id):
        """Sign the present version. It is in force once both have."""
        agreement = own_agreement(self.actor, agreement_id)
        return self.answer(services.sign_agreement(actor=self.actor, agreement=agreement), AgreementOut)


def _proposed(pair) -> Agreement:
    return Agreement(id=None, mentorship=pair, version=0, **default_terms(pair))


# ── plan ─────────────────────────────────────────────────────────────────────────────────────────
class ActionOut(Model):
    class Meta:
        model = Action
        fields = ["id", "mentorship", *WRITTEN, "status", "progress", "created_at", "done_at"]


class ActionIn(Model):
    class Meta:
        model = Action
        fields = WRITTEN


class PlanOut(serializers.Serializer):
    total = serializers.IntegerField(help_text="Actions that count: those set aside do not.")
    done = serializers.IntegerField()
    overdue = serializers.IntegerField()
    percent = serializers.IntegerField()


class PercentIn(serializers.Serializer):
    percent = serializers.IntegerField(min_value=0, max_value=100)


class DaysIn(serializers.Serializer):
    days = serializers.IntegerField(min_value=1, max_value=365, default=7)


class ActionQuery(serializers.Serializer):
    status = serializers.ChoiceField(Action.Status.choices, required=False)


class Plan(MemberView):
    tag = "actions"

    @operation(answer=PlanOut)
    def get(self, request, mentorship_id):
        """How far a pair's plan has come."""
        return self.answer(progress_of(mentorship_for(self.actor, mentorship_id)), PlanOut)


class PairActions(MemberView):
    tag = "actions"

    @operation(answer=ActionOut, many=True, query=ActionQuery)
    def get(self, request, mentorship_id):
        """The actions of a pair's plan, soonest first."""
        pair = mentorship_for(self.actor, mentorship_id)
        found = actions_of(pair).filter(**self.asked(ActionQuery))
        return self.page(found, ActionOut, ordering=("due_on", "position", "id"))

    @operation(answer=ActionOut, body=ActionIn, status=201)
    def post(self, request, mentorship_id):
        """Add an action to the plan."""
        pair = own_mentorship(self.actor, mentorship_id)
        fields = cleaned(ActionForm({"owner": Action._meta.get_field("owner").default} | self.body(ActionIn)))
        return self.answer(services.add_action(actor=self.actor, mentorship=pair, fields=fields), ActionOut, status=201)


class OneAction(MemberView):
    @operation(answer=ActionOut)
    def get(self, request, action_id):
        """One action of a plan."""
        return self.answer(action_for(self.actor, action_id), ActionOut)

    @operation(answer=ActionOut, body=ActionIn)
    def patch(self, request, action_id):
        """Change an action."""
        action = own_action(self.actor, action_id)
        sent = self.body(ActionIn, partial=True)
        values = cleaned(ActionForm({name: getattr(action, name) for name in WRITTEN} | sent))
        fields = {name: values[name] for name in sent}
        return self.answer(services.edit_action(actor=self.actor, action=action, fields=fields), ActionOut)


class _ActionStep(MemberView):
    def step(self, service, action_id, reader=None):
        action = own_action(self.actor, action_id)
        return self.answer(service(actor=self.actor, action=action, **(self.body(reader) if reader else {})), ActionOut)


class FinishAction(_ActionStep):
    @operation(answer=ActionOut)
    def post(self, request, action_id):
        """Say that an action is done."""
        return self.step(services.finish_action, action_id)


class ReopenAction(_ActionStep):
    @operation(answer=ActionOut)
    def post(self, request, action_id):
        """Take up an action again: the undo of finishing and of setting aside."""
        return self.step(services.reopen_action, action_id)


class DropAction(_ActionStep):
    @operation(answer=ActionOut)
    def post(self, request, action_id):
        """Set an action aside. It stays in the plan and counts no more."""
        return self.step(services.drop_action, action_id)


class PutOffAction(_ActionStep):
    @operation(answer=ActionOut, body=DaysIn)
    def post(self, request, action_id):
        """Put an action off, counted from today when it is overdue."""
        return self.step(services.move_action, action_id, DaysIn)


class ActionProgress(_ActionStep):
    @operation(answer=ActionOut, body=PercentIn)
    def post(self, request, action_id):
        """Note how far an action has come. A hundred is done."""
        return self.step(services.set_progress, action_id, PercentIn)


# ── the plan that pairs start from ───────────────────────────────────────────────────────────────
class RowOut(Model):
    class Meta:
        model = TemplateAction
        fields = ROW


class TemplateOut(serializers.Serializer):
    name = serializers.CharField()
    actions = RowOut(many=True)


class RowIn(Model):
    due_after_days = serializers.IntegerField(min_value=0, max_value=730, help_text="Days after the pair's start.")

    class Meta:
        model = TemplateAction
        fields = ROW


class TemplateIn(serializers.Serializer):
    name = serializers.CharField(max_length=120, validators=[validate_name])
    actions = RowIn(many=True, max_length=MOST_ROWS)


class Template(MemberView):
    tag = "plan-templates"

    @operation(answer=TemplateOut)
    def get(self, request, program_id):
        """The plan that a program's new pairs start from; the shipped one until it has its own."""
        return self.answer(_template(managed_program(self.actor, program_id)), TemplateOut)

    @operation(answer=TemplateOut, body=TemplateIn)
    def put(self, request, program_id):
        """Replace a program's plan. Pairs that start from now on follow it."""
        program = managed_program(self.actor, program_id)
        sent = self.body(TemplateIn)
        rows = [services.Row(**({"owner": TemplateAction._meta.get_field("owner").default} | row)) for row in sent["actions"]]
        services.save_template(actor=self.actor, program=program, name=sent["name"], rows=rows)
        return self.answer(_template(program), TemplateOut)


def _template(program) -> dict:
    found = template_of(program)
    if found is None:
        return {"name": defaults.in_language(defaults.TEMPLATE_NAME, program.language), "actions": services.default_rows(program)}
    return {"name": found.name, "actions": template_rows(found)}

"""Programs and people's parts in them."""
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.access import manages
from accounts.api import PersonOut
from accounts.endpoints import MemberView
from common.api import Model, cleaned, operation

from . import closing, services
from .access import enrolment_for, managed_enrolment, managed_program, own_enrolment, seen_program
from .forms import ApplicationForm, ProgramForm
from .models import Enrolment, Program
from .selectors import enrolments_seen_by, programs_seen_by

WRITTEN = ProgramForm.Meta.fields


class ProgramOut(Model):
    class Meta:
        model = Program
        fields = ["id", *WRITTEN, "status", "created_at"]


class ProgramIn(Model):
    slug = serializers.SlugField(max_length=60, required=False, help_text="Made of the name when left out.")

    class Meta:
        model = Program
        fields = WRITTEN


class ProgramQuery(serializers.Serializer):
    status = serializers.ChoiceField(Program.Status.choices, required=False)


class Programs(MemberView):
    @operation(answer=ProgramOut, many=True, query=ProgramQuery)
    def get(self, request):
        """Programs you can see.

        Staff see all; members the open and running ones and those they have a part in.
        """
        return self.page(programs_seen_by(self.actor).filter(**self.asked(ProgramQuery)), ProgramOut)

    @operation(answer=ProgramOut, body=ProgramIn, status=201)
    def post(self, request):
        """Make a program, as a draft."""
        self.require(manages)
        stands = {name: Program._meta.get_field(name).get_default() for name in WRITTEN}
        form = ProgramForm(stands | self.body(ProgramIn))
        return self.answer(services.create_program(actor=self.actor, **cleaned(form)), ProgramOut, status=201)


class OneProgram(MemberView):
    @operation(answer=ProgramOut)
    def get(self, request, program_id):
        """One program."""
        return self.answer(seen_program(self.actor, program_id), ProgramOut)

    @operation(answer=ProgramOut, body=ProgramIn)
    def patch(self, request, program_id):
        """Change a program that is not closed."""
        program = managed_program(self.actor, program_id)
        sent = self.body(ProgramIn, partial=True)
        values = cleaned(ProgramForm({name: getattr(program, name) for name in WRITTEN} | sent, instance=program))
        changes = {name: values[name] for name in sent}
        return self.answer(services.edit_program(actor=self.actor, program=program, **changes), ProgramOut)


class _ProgramStep(MemberView):
    def step(self, service, program_id):
        return self.answer(service(actor=self.actor, program=managed_program(self.actor, program_id)), ProgramOut)


class OpenProgram(_ProgramStep):
    @operation(answer=ProgramOut)
    def post(self, request, program_id):
        """Open a draft for applications."""
        return self.step(services.open_program, program_id)


class HideProgram(_ProgramStep):
    @operation(answer=ProgramOut)
    def post(self, request, program_id):
        """Make an open program a draft again, while nobody has applied."""
        return self.step(services.hide_program, program_id)


class StartProgram(_ProgramStep):
    @operation(answer=ProgramOut)
    def post(self, request, program_id):
        """Start an open program: applications end, matching and sessions begin."""
        return self.step(services.start_program, program_id)


class TouchedOut(serializers.Serializer):
    what = serializers.CharField(help_text="active_pairs, open_proposals, trial_meetings or planned_sessions; more may come.")
    n = serializers.IntegerField()
    text = serializers.CharField(help_text="A sentence that says so, in your language.")


class ClosingOut(serializers.Serializer):
    touched = TouchedOut(many=True, help_text="Only what there is any of.")


class ClosingIn(serializers.Serializer):
    ends_pairs = serializers.BooleanField(default=False, help_text="End the pairs and call off what is planned. Without it, that goes on "
                                                                   "until it is over, and nothing new can be booked.")


class CloseProgram(MemberView):
    @operation(answer=ClosingOut)
    def get(self, request, program_id):
        """What closing a program would touch."""
        return self.answer({"touched": closing.touched(managed_program(self.actor, program_id))}, ClosingOut)

    @operation(answer=ProgramOut, body=ClosingIn)
    def post(self, request, program_id):
        """Close a program: the enrolled have completed it."""
        program = managed_program(self.actor, program_id)
        return self.answer(services.close_program(actor=self.actor, program=program, **self.body(ClosingIn)), ProgramOut)


class ReopenProgram(_ProgramStep):
    @operation(answer=ProgramOut)
    def post(self, request, program_id):
        """Take up a closed program again: the undo of closing."""
        return self.step(services.reopen_program, program_id)


class EnrolmentOut(Model):
    member = PersonOut(source="membership", read_only=True)
    motivation = serializers.SerializerMethodField()

    class Meta:
        model = Enrolment
        fields = ["id", "program", "member", "role", "status", "capacity", "motivation", "applied_at", "decided_at", "decision_note"]

    @extend_schema_field(serializers.CharField(help_text="Read by the person and by those who manage."))
    def get_motivation(self, enrolment):
        actor = self.context["actor"]
        return enrolment.motivation if actor.manages or enrolment.membership_id == actor.pk else ""


class ApplicationIn(serializers.Serializer):
    program = serializers.UUIDField()
    role = serializers.ChoiceField(Enrolment.Role.choices)
    motivation = serializers.CharField(max_length=2000)
    capacity = serializers.IntegerField(min_value=1, max_value=20, default=1, help_text="Learners at once, of a mentor.")


class DecisionIn(serializers.Serializer):
    note = serializers.CharField(max_length=1000, default="", allow_blank=True, help_text="Told to the person.")


class EnrolmentQuery(serializers.Serializer):
    program = serializers.UUIDField(required=False)
    role = serializers.ChoiceField(Enrolment.Role.choices, required=False)
    status = serializers.ChoiceField(Enrolment.Status.choices, required=False)


class Enrolments(MemberView):
    @operation(answer=EnrolmentOut, many=True, query=EnrolmentQuery)
    def get(self, request):
        """Your parts in programs; everybody's for those who manage."""
        return self.page(enrolments_seen_by(self.actor).filter(**self.asked(EnrolmentQuery)), EnrolmentOut)

    @operation(answer=EnrolmentOut, body=ApplicationIn, status=201)
    def post(self, request):
        """Apply to a program."""
        sent = self.body(ApplicationIn)
        program, role = seen_program(self.actor, sent["program"]), sent["role"]
        values = cleaned(ApplicationForm(sent, role=role))
        made = services.apply_to_program(membership=self.actor, program=program, role=role, **values)
        return self.answer(made, EnrolmentOut, status=201)


class OneEnrolment(MemberView):
    @operation(answer=EnrolmentOut)
    def get(self, request, enrolment_id):
        """One part in a program."""
        return self.answer(enrolment_for(self.actor, enrolment_id), EnrolmentOut)


class ApproveEnrolment(MemberView):
    @operation(answer=EnrolmentOut, body=DecisionIn)
    def post(self, request, enrolment_id):
        """Say yes to an application."""
        enrolment = managed_enrolment(self.actor, enrolment_id)
        done = services.approve_enrolment(actor=self.actor, enrolment=enrolment, **self.body(DecisionIn))
        return self.answer(done, EnrolmentOut)


class DeclineEnrolment(MemberView):
    @operation(answer=EnrolmentOut, body=DecisionIn)
    def post(self, request, enrolment_id):
        """Say no to an application."""
        enrolment = managed_enrolment(self.actor, enrolment_id)
        done = services.decline_enrolment(actor=self.actor, enrolment=enrolment, **self.body(DecisionIn))
        return self.answer(done, EnrolmentOut)


class WithdrawEnrolment(MemberView):
    @operation(answer=EnrolmentOut)
    def post(self, request, enrolment_id):
        """Withdraw your own application, or leave a program."""
        enrolment = own_enrolment(self.actor, enrolment_id)
        return self.answer(services.withdraw_enrolment(actor=self.actor, enrolment=enrolment), EnrolmentOut)

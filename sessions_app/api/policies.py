"""A program's scheduling policy."""
from django.forms import model_to_dict
from rest_framework import serializers

from accounts.endpoints import MemberView
from common.api import Model, cleaned, operation
from programs.access import managed_program

from .. import selectors, services
from ..forms import PolicyForm
from ..forms.lengths import LONGEST, MOST, SHORTEST
from ..models import SchedulingPolicy


class PolicyIn(Model):
    lengths = serializers.ListField(
        child=serializers.IntegerField(min_value=SHORTEST, max_value=LONGEST), max_length=MOST, required=False,
        help_text="Minutes to choose from, beside the program's own length.")

    class Meta:
        model = SchedulingPolicy
        fields = list(PolicyForm.base_fields)


class PolicyOut(PolicyIn):
    is_own = serializers.SerializerMethodField(help_text="false: the usual rules, nothing is said of this program.")

    class Meta(PolicyIn.Meta):
        fields = [*PolicyIn.Meta.fields, "is_own"]

    def get_is_own(self, policy) -> bool:
        return not policy._state.adding


class Policy(MemberView):
    tag = "scheduling-policies"

    @operation(answer=PolicyOut)
    def get(self, request, program_id):
        """The rules for a program's sessions."""
        return self.answer(selectors.policy_in(managed_program(self.actor, program_id)), PolicyOut)

    @operation(answer=PolicyOut, body=PolicyIn)
    def patch(self, request, program_id):
        """Change the rules for a program's sessions.

        Lengths and acceptance count for what is booked from now on; the others for sessions planned already, too.
        """
        program = managed_program(self.actor, program_id)
        holding = selectors.policy_in(program)
        told = model_to_dict(holding, fields=PolicyIn.Meta.fields)
        rules = cleaned(PolicyForm(told | self.body(PolicyIn, partial=True), instance=holding))
        return self.answer(services.set_policy(actor=self.actor, program=program, seen=told, **rules), PolicyOut)

    @operation(answer=PolicyOut)
    def delete(self, request, program_id):
        """Forget a program's own rules: the usual ones hold again, and are answered."""
        program = managed_program(self.actor, program_id)
        services.remove_policy(actor=self.actor, program=program)
        return self.answer(selectors.policy_in(program), PolicyOut)

"""The rules by which people are reminded: a program's, and the organization's that hold where a program has none."""
from dataclasses import asdict
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import serializers

from accounts.access import manages
from accounts.endpoints import MemberView
from common.api import operation
from programs.access import managed_program
from programs.models import Program

from .. import services
from ..forms.reminders import UNITS
from ..reminder_rules import Kind, Rule, Whom, above, own_kinds, rules_in

MINUTES = "Before the start, after the end, or since the last session; of nothing_booked null is the program's own rhythm."


class ReminderOut(serializers.Serializer):
    kind = serializers.ChoiceField(Kind.choices)
    is_on = serializers.BooleanField()
    minutes = serializers.IntegerField(allow_null=True, help_text=MINUTES)
    whom = serializers.ChoiceField(Whom.choices)
    is_own = serializers.BooleanField(help_text="false: it follows the organization, or the defaults.")


class ReminderIn(serializers.Serializer):
    is_on = serializers.BooleanField()
    minutes = serializers.IntegerField(allow_null=True, help_text=MINUTES + " Whole hours or days where the page counts in them.")
    whom = serializers.ChoiceField(Whom.choices)

    def validate(self, sent):
        problem = _wrong_time(self.context["kind"], sent["minutes"])
        if problem:
            raise serializers.ValidationError({"minutes": [problem]})
        return sent


def _wrong_time(kind: str, minutes: int | None) -> str | None:
    """The page's bounds."""
    unit, least, most, _label = UNITS[kind]
    if minutes is None:
        return None if kind == Kind.NOTHING_BOOKED else _("This kind needs a time.")
    if minutes % unit or not least <= minutes // unit <= most:
        return _("A multiple of %(unit)s from %(least)s to %(most)s.") % {"unit": unit, "least": least * unit, "most": most * unit}
    return None


class Reminders(MemberView):
    tag = "reminders"

    @operation(answer=ReminderOut, many=True)
    def get(self, request, program_id=None):
        """What people of a program are reminded of, or of every program that says nothing else: one rule a kind."""
        return self.page_of(_rules(_place(self, program_id)), ReminderOut)


class OneReminder(MemberView):
    tag = "reminders"

    @operation(answer=ReminderOut)
    def get(self, request, kind, program_id=None):
        """The rule of one kind that holds in a program, or in every one that says nothing else."""
        return self._one(_place(self, program_id))

    @operation(answer=ReminderOut, body=ReminderIn)
    def put(self, request, kind, program_id=None):
        """Make or change a rule. What is planned by it moves.

        A program's rule that says the same as the organization's is none of its own: it follows when that changes.
        """
        program = _place(self, program_id)
        return self._set(program, Rule(**self.body(ReminderIn)))

    @operation(answer=ReminderOut)
    def delete(self, request, kind, program_id=None):
        """Remove a rule. What is answered holds again: the organization's, or the default."""
        program = _place(self, program_id)
        return self._set(program, above(program)[kind])

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        if kwargs["kind"] not in Kind.values:
            raise Http404

    def context(self):
        return super().context() | {"kind": self.kwargs["kind"]}

    def _set(self, program, rule):
        services.set_reminders(actor=self.actor, program=program, rules={self.kwargs["kind"]: rule})
        return self._one(program)

    def _one(self, program):
        return self.answer(next(rule for rule in _rules(program) if rule["kind"] == self.kwargs["kind"]), ReminderOut)


def _place(view: MemberView, program_id: UUID | None) -> Program | None:
    """Whose rules they are: a program's, or None for the organization's."""
    if program_id is not None:
        return managed_program(view.actor, program_id)
    view.require(manages)
    return None


def _rules(program: Program | None) -> list[dict]:
    key, own = program and program.pk, own_kinds(program)
    holding = rules_in(*filter(None, [key]))[key]
    return [asdict(holding[kind]) | {"kind": kind, "is_own": kind in own} for kind in Kind]

"""The rules of reminders, a small form for each kind."""
from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from ..reminder_rules import DAY, HOUR, Kind, Rule, Whom

# kind: (minutes in its unit, least, most, what the number counts)
UNITS = {
    Kind.PREPARATION: (HOUR, 2, 336, _("Hours before the start")), Kind.FIRST: (HOUR, 2, 168, _("Hours before the start")),
    Kind.LAST: (1, 5, 720, _("Minutes before the start")), Kind.RECAP: (1, 1, 1440, _("Minutes after the end")),
    Kind.RECAP_MISSING: (HOUR, 1, 336, _("Hours after the end")), Kind.NOTHING_BOOKED: (DAY, 1, 90, _("Days since the last session"))}
SAYS = {
    Kind.PREPARATION: _("Asks what to talk about, while nothing is prepared."),
    Kind.FIRST: _("With the time, the agenda and links to move or cancel."),
    Kind.LAST: _("With the link to the meeting."),
    Kind.RECAP: _("Asks who was there and what comes next."),
    Kind.RECAP_MISSING: _("To whoever has not said how it went."),
    Kind.NOTHING_BOOKED: _("Once, when a pair has no session planned.")}


class RuleForm(forms.Form):
    is_on = forms.BooleanField(label=_("Send it"), required=False)
    amount = forms.IntegerField()
    whom = forms.ChoiceField(label=_("To whom"), choices=Whom.choices)

    def __init__(self, data, *, kind: str, rule: Rule, is_own: bool):
        self.kind, self.is_own, self.says = Kind(kind), is_own, SAYS[kind]
        self.unit, least, most, label = UNITS[kind]
        super().__init__(data, prefix=kind, initial={
            "is_on": rule.is_on, "whom": rule.whom, "amount": None if rule.minutes is None else rule.minutes // self.unit})
        may_be_empty = kind == Kind.NOTHING_BOOKED
        self.fields["amount"] = forms.IntegerField(
            label=label, min_value=least, max_value=most, required=not may_be_empty,
            help_text=_("Empty: the days between sessions of the program.") if may_be_empty else "")

    @property
    def where(self) -> str:
        return self.kind.label

    @property
    def rule(self) -> Rule:
        amount = self.cleaned_data["amount"]
        return Rule(self.cleaned_data["is_on"], None if amount is None else amount * self.unit, self.cleaned_data["whom"])


class RemindersForm:
    """All kinds together; `own` are those of which the program says something of its own."""

    def __init__(self, data=None, *, rules: Mapping[str, Rule], own: set[str]):
        self.parts = [RuleForm(data, kind=kind, rule=rules[kind], is_own=kind in own) for kind in Kind]

    def is_valid(self) -> bool:
        return all([part.is_valid() for part in self.parts])

    @property
    def chosen(self) -> dict[str, Rule]:
        return {part.kind: part.rule for part in self.parts}

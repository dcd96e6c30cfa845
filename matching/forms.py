from django import forms
from django.utils.translation import gettext_lazy as _

from .engine.criteria import CRITERIA, LEAST, Criteria, Level, Unfit
from .models import MatchRun
from .rule_words import LEVEL, MEANING
from .selectors import free_mentors, unmatched_learners
from .selectors.people import everybody
from .words import CRITERION

SWITCHES = ("other_team", "reporting_line")
UNFIT = {"all_off": _("Give some weight to at least one criterion."),
         "never_mandatory": _("This criterion can count, but not decide alone.")}
FURTHEST = 12  # hours


class CriteriaForm(forms.Form):
    """One level for each criterion, and the rules that no pair may break."""

    other_team = forms.BooleanField(required=False, label=_("Not the same team"), help_text=_(
        "People who wrote the same team, department or class are not paired."))
    reporting_line = forms.BooleanField(required=False, label=_("Nobody with their own manager"), help_text=_(
        "Neither with the person they report to, nor with somebody who reports to them."))
    zone_gap_hours = forms.IntegerField(required=False, min_value=0, max_value=FURTHEST, help_text=_("Leave empty for no limit."),
                                        label=_("Time zones at most this many hours apart"))

    def __init__(self, *args, criteria: Criteria, **kwargs):
        super().__init__(*args, **kwargs)
        self.base = criteria
        for name in (*SWITCHES, "zone_gap_hours"):
            self.initial.setdefault(name, getattr(criteria, name))
        for criterion in CRITERIA:
            levels = [level for level in Level if level is not Level.MANDATORY or criterion in LEAST]
            self.fields[criterion] = forms.ChoiceField(
                label=CRITERION[criterion], help_text=MEANING[criterion], choices=[(str(level), LEVEL[level]) for level in levels],
                initial=str(criteria.levels[criterion]))

    @property
    def levels(self) -> list:
        return [self[criterion] for criterion in CRITERIA]

    @property
    def rules(self) -> list:
        return [self[name] for name in (*SWITCHES, "zone_gap_hours")]

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            try:
                self.criteria = self.base.changed(
                    levels={c: cleaned[c] for c in CRITERIA}, zone_gap_hours=cleaned["zone_gap_hours"],
                    **{name: cleaned[name] for name in SWITCHES})
            except Unfit as unfit:
                raise forms.ValidationError(UNFIT.get(unfit.code, _("These values do not go together.")), code=unfit.code)
        return cleaned


class ObjectiveForm(forms.Form):
    """What a run aims at."""

    objective = forms.ChoiceField(choices=MatchRun.Objective.choices, initial=MatchRun.Objective.COVERAGE, label=_("What counts first"),
                                  widget=forms.RadioSelect())


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, enrolment):
        free = getattr(enrolment, "free", None)
        if free is None:
            return enrolment.membership.name
        return _("%(name)s (free places: %(n)d)") % {"name": enrolment.membership.name, "n": free}


class PairForm(forms.Form):
    """One pair by hand, among those who are free."""

    learner = PersonField(queryset=None, label=_("Learner"), empty_label=_("Choose a learner"))
    mentor = PersonField(queryset=None, label=_("Mentor"), empty_label=_("Choose a mentor"))

    def __init__(self, *args, program, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["learner"].queryset = unmatched_learners(program)
        self.fields["mentor"].queryset = free_mentors(program).filter(free__gt=0)


class DeclineForm(forms.Form):
    reason = forms.CharField(label=_("Your reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}), help_text=_(
        "Only the coordination can read this. It helps to find somebody better; the other person is not told why."))


class EndForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}), help_text=_(
        "Only you and the coordination can read this."))


class ChooseForm(forms.Form):
    """A mentor for a place, and the place to swap with when that mentor has no free one."""

    mentor = forms.UUIDField()
    swap_with = forms.UUIDField(required=False)


class ApartForm(forms.Form):
    """Two people of the program to keep apart, and why."""

    learner = PersonField(queryset=None, label=_("Learner"), empty_label=_("Choose a learner"))
    mentor = PersonField(queryset=None, label=_("Mentor"), empty_label=_("Choose a mentor"))
    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}), help_text=_(
        "Only coordinators can read this. The two are not told."))

    def __init__(self, *args, program, **kwargs):
        super().__init__(*args, **kwargs)
        for role in ("learner", "mentor"):
            self.fields[role].queryset = everybody(program, role)

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .engine.score import CRITERIA, DEFAULT_WEIGHTS
from .selectors import free_mentors, unmatched_learners
from .words import CRITERION

LEVELS = (
    (0, pgettext_lazy("weight", "Does not count")), (1, pgettext_lazy("weight", "Counts a little")),
    (2, pgettext_lazy("weight", "Counts")), (3, pgettext_lazy("weight", "Counts most")),
)
MEANING = {
    "skills": _("The mentor offers the skills that the learner looks for, at the level aimed at."),
    "availability": _("Their weekly availabilities overlap; four hours in common are as good as more."),
    "industry": _("They work, or want to work, in the same field."),
    "experience": _("The mentor is some years ahead; three to fifteen years are best."),
    "hours": _("The mentor can give as many hours a month as the learner wishes."),
}


class WeightsForm(forms.Form):
    """One level for each criterion. A language in common is required of every pair, so it has no weight."""

    def __init__(self, *args, weights: dict | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        for criterion in CRITERIA:
            self.fields[criterion] = forms.TypedChoiceField(
                label=CRITERION[criterion], help_text=MEANING[criterion], choices=LEVELS, coerce=int,
                initial=(weights or DEFAULT_WEIGHTS).get(criterion, 0))

    def clean(self):
        found = super().clean()
        if not self.errors and not any(found.values()):
            raise forms.ValidationError(_("Give some weight to at least one criterion."))
        return found


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

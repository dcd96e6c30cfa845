from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .engine.score import CRITERIA, DEFAULT_WEIGHTS
from .models import FitCheck, Format, MatchingSettings, Mentorship, Preference, TrialMeeting, Way
from .selectors import free_mentors, unmatched_learners
from .selectors.suggestions import Search
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
    """Why a mentorship ends, in a choice and in words."""

    cause = forms.ChoiceField(label=_("Why does it end?"), choices=Mentorship.Cause, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}), help_text=_(
        "Only you and the coordination can read this."))


class WithdrawForm(forms.Form):
    """Why a proposal is withdrawn before it is answered."""

    reason = EndForm.base_fields["reason"]


class EndOwnForm(EndForm):
    """The same from one of the two, who may also say a word about another time."""

    wish = forms.TypedChoiceField(
        label=_("Another time with the same person?"), coerce=int, initial=Preference.Wish.NEUTRAL.value, widget=forms.RadioSelect,
        choices=[(w.value, w.label) for w in (Preference.Wish.AGAIN, Preference.Wish.NEUTRAL, Preference.Wish.NEVER)],
        help_text=_("Only the coordination and matching know your answer. “Never again” is kept to in every program."))


class SettingsForm(forms.ModelForm):
    ways = forms.MultipleChoiceField(label=_("Ways to a mentor"), choices=Way, widget=forms.CheckboxSelectMultiple, error_messages={
        "required": _("Choose at least one way.")})

    class Meta:
        model = MatchingSettings
        fields = ["ways", "open_requests", "answer_days", "trials", "decline_fr", "decline_en"]
        widgets = {f"decline_{code}": forms.Textarea(attrs={"rows": 4, "lang": code}) for code in ("fr", "en")}
        help_texts = {
            "open_requests": _("How many mentors a learner can ask at once. Further ones become next choices, sent in their order."),
            "answer_days": _("Then the request runs out, and the learner's next choice is asked."),
            "trials": _("Up to three short meetings a learner, rated in private by both; matching reads the ratings."),
            "decline_fr": _("Proposed to whoever declines, who can change it. Empty: our own words."),
            "decline_en": _("Proposed to whoever declines, who can change it. Empty: our own words."),
        }


class RequestForm(forms.Form):
    """A learner's request to a mentor."""

    message = forms.CharField(
        label=_("Your message"), max_length=2000, widget=forms.Textarea(attrs={"rows": 6, "data-draft": "mentoring-request"}),
        help_text=_("What you want to move forward on, and why this person. Only the two of you and the coordination can read it."),
        error_messages={"required": _("Write a few sentences, so that the person knows what you hope for.")})
    format = forms.ChoiceField(label=_("What do you ask for?"), choices=Format, widget=forms.RadioSelect)

    def __init__(self, *args, formats, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["format"].choices = [(f.value, f.label) for f in formats]
        self.initial.setdefault("format", formats[0].value)
        if len(formats) == 1:
            self.fields["format"].widget = forms.HiddenInput()


class OfferForm(forms.Form):
    """A mentor's offer to a learner."""

    message = forms.CharField(
        label=_("Your message"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5, "data-draft": "mentoring-offer"}),
        help_text=_("Why you think of this person. Only the two of you and the coordination can read it."),
        error_messages={"required": _("Write a few sentences, so that the person knows why you ask.")})


class DeclineRequestForm(forms.Form):
    words = forms.CharField(label=_("Your words"), max_length=1000, widget=forms.Textarea(attrs={"rows": 5}),
                            help_text=_("The person who asked reads this."))


class AskForm(forms.Form):
    body = forms.CharField(label=_("Your question or reply"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
                           help_text=_("Only the two of you can read this."))


class FitForm(forms.Form):
    answer = forms.ChoiceField(label=_("Your answer"), choices=FitCheck.Answer, widget=forms.RadioSelect)
    words = forms.CharField(label=_("In your words"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
                            help_text=_("Only the coordination can read this."))


class TrialForm(forms.Form):
    """One of the common times offered."""

    starts_at = forms.DateTimeField(error_messages={"required": _("Choose a time."), "invalid": _("Choose one of the times offered.")})


class LearnerRatingForm(forms.Form):
    rating = forms.TypedChoiceField(label=_("Would this person be a good mentor for you?"), coerce=int, widget=forms.RadioSelect, choices=[
        (5, _("Yes, very much")), (4, _("Yes, rather")), (3, _("I do not know")), (2, _("Rather not")), (1, _("No"))])
    words = forms.CharField(label=_("Why"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
                            help_text=_("Only the coordination can read this; the other person never does."))


class MentorOpinionForm(forms.Form):
    opinion = forms.ChoiceField(label=_("Could you mentor this person?"), choices=TrialMeeting.Opinion, widget=forms.RadioSelect)
    words = LearnerRatingForm.base_fields["words"]


class SearchForm(forms.Form):
    """Three human questions first; the rest are filters."""

    skill = forms.ChoiceField(label=_("What do you want to move forward on?"), required=False)
    days = forms.ChoiceField(label=_("When could you meet?"), required=False, choices=[
        ("", _("Any day")), ("week", _("Monday to Friday")), ("weekend", _("At the weekend"))])
    part_of_day = forms.ChoiceField(label=_("At what time?"), required=False, choices=[
        ("", _("Any time")), ("morning", _("In the morning")), ("noon", _("Around noon")), ("afternoon", _("In the afternoon")),
        ("evening", _("In the evening"))])
    language = forms.ChoiceField(label=_("In which language?"), required=False)
    industry = forms.CharField(label=_("Field of work"), required=False, max_length=80)
    name = forms.CharField(label=_("Name"), required=False, max_length=80)

    def __init__(self, *args, skills, languages, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.fields["skill"].choices = [("", _("Anything")), *skills]
        self.fields["language"].choices = [("", _("Any language")), *languages]

    def chosen(self) -> Search:
        """What makes sense of what was asked; a made-up value asks for nothing."""
        self.is_valid()
        return Search(**{name: value for name, value in self.cleaned_data.items() if value})


class ChooseForm(forms.Form):
    """A mentor for a place, and the place to swap with when that mentor has no free one."""

    mentor = forms.UUIDField()
    swap_with = forms.UUIDField(required=False)

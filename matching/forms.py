from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import LongSelect
from common.names import validate_name

from .engine.criteria import CRITERIA, LEAST, Criteria, Level, Unfit
from .models import Circle, FitCheck, Format, MatchingSettings, MatchRun, Mentorship, Preference, TrialMeeting, Way
from .models.circles import LARGEST, SMALLEST
from .rule_words import LEVEL, MEANING
from .selectors import free_mentors, unmatched_learners
from .selectors.circles import possible_leaders
from .selectors.people import everybody
from .selectors.suggestions import Search
from .words import CRITERION

SWITCHES = ("other_team", "reporting_line")
UNFIT = {"all_off": _("Give some weight to at least one criterion."),
         "never_mandatory": _("This criterion can count, but not decide alone.")}
FURTHEST = 12  # hours
MOST_RELUCTANCE = 50  # points


class CriteriaForm(forms.Form):
    """One level for each criterion, and the rules that no pair may break."""

    other_team = forms.BooleanField(required=False, label=_("Not the same team"), help_text=_(
        "People who wrote the same team, department or class are not paired."))
    reporting_line = forms.BooleanField(required=False, label=_("Nobody with their own manager"), help_text=_(
        "Neither with the person they report to, nor with somebody who reports to them."))
    zone_gap_hours = forms.IntegerField(required=False, min_value=0, max_value=FURTHEST, help_text=_("Leave empty for no limit."),
                                        label=_("Time zones at most this many hours apart"))

    reluctance = forms.IntegerField(
        required=False, min_value=0, max_value=MOST_RELUCTANCE, label=_("Points off where one of the two would rather not"), help_text=_(
            "Said in private after a trial meeting. It forbids no pair, and nobody reads who said it."))

    def __init__(self, *args, criteria: Criteria, **kwargs):
        super().__init__(*args, **kwargs)
        self.base = criteria
        self.initial.setdefault("reluctance", -criteria.reluctance // 1000)
        for name in (*SWITCHES, "zone_gap_hours"):
            self.initial.setdefault(name, getattr(criteria, name))
        for criterion in CRITERIA:
            levels = [level for level in Level if level is not Level.MANDATORY or criterion in LEAST]
            self.fields[criterion] = forms.ChoiceField(
                label=CRITERION[criterion], help_text=MEANING[criterion], choices=[(str(level), LEVEL[level]) for level in levels],
                initial=str(criteria.levels[criterion]))

    @property
    def levels(self) -> list:
        return [self[name] for name in (*CRITERIA, "reluctance")]

    @property
    def rules(self) -> list:
        return [self[name] for name in (*SWITCHES, "zone_gap_hours")]

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            try:
                self.criteria = self.base.changed(
                    levels={c: cleaned[c] for c in CRITERIA}, zone_gap_hours=cleaned["zone_gap_hours"],
                    **{name: cleaned[name] for name in SWITCHES}, **self._reluctance(cleaned["reluctance"]))
            except Unfit as unfit:
                raise forms.ValidationError(UNFIT.get(unfit.code, _("These values do not go together.")), code=unfit.code)
        return cleaned

    @staticmethod
    def _reluctance(points: int | None) -> dict:
        return {} if points is None else {"reluctance": -1000 * points}


class ObjectiveForm(forms.Form):
    """What a run aims at."""

    objective = forms.ChoiceField(choices=MatchRun.Objective.choices, initial=MatchRun.Objective.COVERAGE, label=_("What counts first"),
                                  widget=forms.RadioSelect())


class _ByName:
    def label_from_instance(self, enrolment):
        free = getattr(enrolment, "free", None)
        if free is None:
            return enrolment.membership.name
        return _("%(name)s (free places: %(n)d)") % {"name": enrolment.membership.name, "n": free}


class PersonField(_ByName, forms.ModelChoiceField):
    """One person of those enrolled."""


class LeadersField(_ByName, forms.ModelMultipleChoiceField):
    """Several of them."""


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

    cause = forms.ChoiceField(label=_("Why does it end?"), choices=Mentorship.Cause.said, widget=forms.RadioSelect)
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
        label=_("Your message"), max_length=2000, widget=forms.Textarea(attrs={"rows": 6}),
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
        label=_("Your message"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
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


class CallOffForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
                             help_text=_("The other person reads it in the email. The coordination can read it too."))


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

    skill = forms.ChoiceField(label=_("What do you want to move forward on?"), required=False, widget=LongSelect)
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


class CirclesForm(forms.Form):
    """How large circles are, and who leads one."""

    least = forms.IntegerField(label=_("Fewest people in a circle"), min_value=SMALLEST, max_value=LARGEST, initial=3, help_text=_(
        "Beside the mentor. A circle with fewer does not take place."))
    most = forms.IntegerField(label=_("Most people in a circle"), min_value=SMALLEST, max_value=LARGEST, initial=6, help_text=_(
        "A mentor with fewer free places has a smaller circle."))
    mentors = LeadersField(queryset=None, label=_("Who leads a circle"), widget=forms.CheckboxSelectMultiple, help_text=_(
        "Ask them beforehand: when you publish, only the learners are asked. Each learner takes one of the mentor’s free places."),
        error_messages={"required": _("Choose at least one mentor who leads a circle.")})

    def __init__(self, *args, program, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mentors"].queryset = possible_leaders(program)

    @property
    def has_leaders(self) -> bool:
        return bool(self.fields["mentors"].choices)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and cleaned["most"] < cleaned["least"]:
            self.add_error("most", _("This is fewer than the fewest."))
        return cleaned

    def chosen(self) -> dict:
        return self.cleaned_data | {"mentors": [mentor.pk for mentor in self.cleaned_data["mentors"]]}


class CircleNameForm(forms.Form):
    """What a circle is called; a page has one for each of several circles."""

    name = forms.CharField(label=_("Name of the circle"), max_length=80, validators=[validate_name],
                           error_messages={"required": _("Give the circle a name.")})

    def __init__(self, *args, circle: Circle, **kwargs):
        super().__init__(*args, auto_id=f"%s-{circle.pk}", initial={"name": circle.name}, **kwargs)
        self.circle = circle


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

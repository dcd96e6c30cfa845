from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from common import clock
from programs.forms import DayInput
from programs.models import Enrolment

from .models import Goal, NeedsAssessment
from .skill_rows import decoded

BIGGEST = 1024 * 1024


def area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class StepForm(forms.ModelForm):
    """A step of the questionnaire. As a draft nothing is required."""

    needed: tuple[str, ...] = ()
    mentor_texts: dict[str, tuple] = {}

    def __init__(self, *args, role: str, draft: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        for name, (label, hint) in (self.mentor_texts if role == Enrolment.Role.MENTOR else {}).items():
            self.fields[name].label, self.fields[name].help_text = label, hint
        for name in self.needed:
            self.fields[name].required = not draft
            self.fields[name].error_messages["required"] = _("A few words are enough.")


class StrengthsForm(StepForm):
    needed = ("strengths",)
    mentor_texts = {
        "strengths": (_("What people come to you for"),
                      _("What you know well, and what you have been through that can help others.")),
        "weaknesses": (_("What you would rather leave to others"), _("So that nobody is matched with you for it.")),
    }

    class Meta:
        model = NeedsAssessment
        fields = ["strengths", "weaknesses", "industry", "experience_years"]
        labels = {"strengths": _("Your strengths"), "weaknesses": _("What you want to improve"),
                  "industry": _("Your field of work or study"), "experience_years": _("Years of experience")}
        help_texts = {"strengths": _("What you do well, what others thank you for. Three examples are plenty."),
                      "weaknesses": _("What holds you back at the moment, or what you keep putting off."),
                      "industry": _("For example retail, nursing, law studies."),
                      "experience_years": _("Studies and volunteering count. 0 is fine.")}
        widgets = {"strengths": area(), "weaknesses": area()}


class AspirationsForm(StepForm):
    needed = ("aspirations",)
    mentor_texts = {
        "aspirations": (_("Why you want to mentor"), _("What you would like to pass on, and what you hope to gain yourself.")),
        "expectations": (_("What you expect of the person you mentor"),
                         _("For example to prepare each session, or to say when something does not suit.")),
    }

    class Meta:
        model = NeedsAssessment
        fields = ["aspirations", "expectations", "hours_per_month"]
        labels = {"aspirations": _("Where you want to be in a few years"), "expectations": _("What you expect of your mentor"),
                  "hours_per_month": _("Hours you can give each month")}
        help_texts = {"aspirations": _("A job, a way of life, a project: whatever matters to you."),
                      "expectations": _("For example honest feedback, contacts, help to get organised."),
                      "hours_per_month": _("Sessions and the work between them. Three hours is usual.")}
        widgets = {"aspirations": area(), "expectations": area()}


class GoalForm(forms.ModelForm):
    """The five fields of SMART and who can read them."""

    class Meta:
        model = Goal
        fields = ["specific", "measurable", "achievable", "relevant", "due_on", "audience"]
        labels = {"specific": _("Specific: what exactly"), "measurable": _("Measurable: how you will know"),
                  "achievable": _("Achievable: what makes it possible"), "relevant": _("Relevant: why it matters to you"),
                  "due_on": _("Time-bound: by when"), "audience": _("Who can read this goal")}
        help_texts = {"specific": _("For example: develop a simple web application with ReactJS."),
                      "measurable": _("For example: it is online and three people have used it."),
                      "achievable": _("For example: I know JavaScript and can work on it four hours a week."),
                      "relevant": _("For example: the jobs I apply for ask for it."),
                      "due_on": _("For example: three months from now.")}
        widgets = {"specific": area(2), "measurable": area(2), "achievable": area(2), "relevant": area(2), "due_on": DayInput(),
                   "audience": forms.RadioSelect()}
        error_messages = {
            "specific": {"required": _("Say what exactly you will be able to do or will have done.")},
            "measurable": {"required": _("Say what will show that you are there.")},
            "achievable": {"required": _("Say what makes it possible: time, means, people.")},
            "relevant": {"required": _("Say why it matters to you now.")},
            "due_on": {"required": _("Choose a date."), "invalid": _("Enter a date, for example %(example)s.")},
        }

    def __init__(self, *args, draft: bool = False, today: date | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today or clock.today()
        self.before = self.instance.due_on
        self.fields["due_on"].error_messages["invalid"] = _("Enter a date, for example 2027-03-31.")
        self.fields["audience"].choices = Goal.Audience.choices
        for form_field in self.fields.values():
            form_field.required = form_field.required and not draft

    def clean_due_on(self):
        due_on = self.cleaned_data["due_on"]
        if due_on and due_on != self.before and due_on <= self.today:
            raise forms.ValidationError(_("Choose a date in the future."), code="past")
        if due_on and due_on.year > self.today.year + 10:
            raise forms.ValidationError(_("Choose a date within ten years."), code="far")
        return due_on


class GoalInProgramForm(GoalForm):
    """A new goal of somebody who takes part in several programs."""

    enrolment = forms.ModelChoiceField(Enrolment.objects.none(), label=_("Program"), empty_label=None)
    field_order = ["enrolment"]

    def __init__(self, *args, enrolments, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["enrolment"].queryset = enrolments
        self.fields["enrolment"].label_from_instance = lambda enrolment: enrolment.program.name


class ProgressForm(forms.Form):
    progress = forms.IntegerField(label=_("Progress (%)"), min_value=0, max_value=100)


class SkillsFilter(forms.Form):
    q = forms.CharField(label=_("Search"), required=False, max_length=80, widget=forms.TextInput(attrs={"type": "search"}))
    family = forms.ChoiceField(label=_("Family"), required=False)

    def __init__(self, *args, families, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["family"].choices = [("", _("All families")), *((family.code, family.name) for family in families)]

    def chosen(self) -> tuple[str, str]:
        """(words, family code); what makes no sense filters nothing."""
        self.is_valid()
        return self.cleaned_data.get("q", ""), self.cleaned_data.get("family", "")


class OfferedFilter(SkillsFilter):
    state = forms.ChoiceField(label=_("State"), required=False,
                              choices=[("", _("All states")), ("on", _("Offered")), ("off", _("Not offered"))])

    def active(self) -> bool | None:
        return {"on": True, "off": False}.get(self.cleaned_data.get("state", ""))


class ImportForm(forms.Form):
    """A list of skills as a file or as text: the text is what the preview gives back to correct."""

    file = forms.FileField(label=_("CSV file"), required=False, help_text=_("Commas, semicolons or tabs; 1 MB at most."),
                           widget=forms.FileInput(attrs={"accept": ".csv,text/csv,text/plain"}))
    text = forms.CharField(label=_("Or paste the lines here"), required=False, max_length=BIGGEST, strip=False,
                           widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}))

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > BIGGEST:
            raise forms.ValidationError(_("This file is larger than 1 MB."), code="size")
        return file

    def clean(self):
        cleaned = super().clean()
        file = cleaned.get("file")
        cleaned["source"] = decoded(file.read()) if file else cleaned.get("text", "")
        if not self.errors and not cleaned["source"].strip():
            self.add_error("file", _("Choose a file or paste some lines."))
        return cleaned

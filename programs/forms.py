from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Enrolment, Program
from .selectors import slug_taken
from .services.programs import RESERVED

LONGEST_YEARS = 5


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class ProgramForm(forms.ModelForm):
    class Meta:
        model = Program
        fields = ["name", "slug", "summary", "description", "language", "starts_on", "ends_on", "session_minutes",
                  "session_every_days", "capacity", "admission", "meeting_url"]
        widgets = {"starts_on": DayInput(), "ends_on": DayInput(), "description": forms.Textarea(attrs={"rows": 10}),
                   "admission": forms.RadioSelect()}
        help_texts = {
            "slug": _("The last part of the program's page address. Leave empty to make it from the name."),
            "summary": _("One sentence, shown in lists."),
            "description": _("For whom, what happens, what is expected. Everybody who can see the program reads this. "
                             "Markdown works."),
            "capacity": _("How many learners can be enrolled at once. More can apply: they wait."),
            "session_every_days": _("The rhythm proposed to each pair, for example 14 for every other week."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        self.fields["admission"].choices = Program.Admission.choices

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        if slug and (slug in RESERVED or slug_taken(slug, but=self.instance)):
            raise forms.ValidationError(_("Another program already has this address."), code="slug_taken")
        return slug or self.initial.get("slug", "")

    def clean_meeting_url(self):
        url = self.cleaned_data["meeting_url"].strip()
        if url and not _is_web(url):
            raise forms.ValidationError(_("Enter a web address, for example https://meet.example.org/{room}"), code="url")
        return url

    def clean(self):
        cleaned = super().clean()
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and not 2000 <= starts_on.year <= 2100:
            self.add_error("starts_on", _("Enter a date between 2000 and 2100."))
        elif starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", _("A program ends after it starts."))
        elif starts_on and ends_on and ends_on.year - starts_on.year > LONGEST_YEARS:
            self.add_error("ends_on", _("A program lasts five years at most."))
        return cleaned

    def _get_validation_exclusions(self):
        """The date order is said at its field, by clean()."""
        return super()._get_validation_exclusions() | {"ends_on"}


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url.replace("{room}", "room"))
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not any(c.isspace() for c in url)


class ApplicationForm(forms.Form):
    """What a person says when applying; mentors also say how many learners they take at once."""

    motivation = forms.CharField(
        label=_("Your motivation"), max_length=2000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("A few sentences: what brings you here, what you hope for. You and the coordinators can read this."),
        error_messages={"required": _("Write a few sentences about what brings you here.")})
    capacity = forms.IntegerField(label=_("How many learners at once"), min_value=1, max_value=20, initial=1,
                                  help_text=_("One is a good start. You can change it later with the coordinators."))

    def __init__(self, *args, role: str, **kwargs):
        super().__init__(*args, **kwargs)
        if role != Enrolment.Role.MENTOR:
            del self.fields["capacity"]


class DecisionForm(forms.Form):
    """One answer to one or several applications of a program."""

    enrolment = forms.ModelMultipleChoiceField(
        Enrolment.objects.none(), error_messages={
            "required": _("Select at least one application."),
            "invalid_choice": _("An application in your selection has been withdrawn or answered. Look again."),
            "invalid_pk_value": _("An application in your selection has been withdrawn or answered. Look again.")})
    answer = forms.ChoiceField(choices=[("approve", _("Approve")), ("decline", _("Decline"))])
    note = forms.CharField(
        label=_("Message to the person"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Goes into the email, the same for everybody you selected. They and the coordinators can read it."))

    def __init__(self, *args, waiting=None, **kwargs):
        super().__init__(*args, **kwargs)
        if waiting is not None:
            self.fields["enrolment"].queryset = waiting


class ClosingForm(forms.Form):
    """What becomes of that which a closed program's pairs have planned."""

    planned = forms.ChoiceField(
        label=_("What is planned"), widget=forms.RadioSelect, initial="keep",
        choices=[("keep", _("Goes on until it is over: sessions are held and reminded of as agreed, and nothing new can be booked.")),
                 ("end", _("Is called off: the pairs end now, and both people of each get an email."))])

    @property
    def ends_pairs(self) -> bool:
        return self.cleaned_data["planned"] == "end"


class PeopleFilter(forms.Form):
    name = forms.CharField(label=_("Name"), required=False, max_length=80)
    role = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("All roles")), *Enrolment.Role.choices])
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("All statuses")), *Enrolment.Status.choices])

    def chosen(self) -> dict[str, str]:
        """The filters that make sense; a made-up value filters nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

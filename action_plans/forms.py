from django import forms
from django.utils.translation import gettext_lazy as _

from common import clock
from common.days import NOT_TOO_LATE, SENSIBLE
from common.names import validate_name

from .models import Action, Agreement, Owner

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class AgreementForm(forms.ModelForm):
    """The terms, and the version that the person had before their eyes."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    class Meta:
        model = Agreement
        fields = ["focus", "rhythm", "channel", "confidentiality", "ends_on"]
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in ("focus", "rhythm", "channel")} | {
            "confidentiality": forms.Textarea(attrs={"rows": 3}), "ends_on": DATE}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].validators.append(NOT_TOO_LATE)

    def clean_ends_on(self):
        ends_on = self.cleaned_data["ends_on"]
        if ends_on < clock.today():
            raise forms.ValidationError(_("Choose a date that is still to come."))
        return ends_on


class ActionForm(forms.ModelForm):
    class Meta:
        model = Action
        fields = ["title", "owner", "due_on", "milestone", "detail"]
        widgets = {"due_on": DATE, "detail": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"title": _("One step that can be seen to be done, such as “Send my CV to two people”."),
                      "milestone": _("The stage of the plan that it belongs to.")}

    def __init__(self, *args, suggestions="", **kwargs):
        """`suggestions` is the id of the page's datalist of milestones, if it has one."""
        super().__init__(*args, **kwargs)
        self.fields["due_on"].validators.extend(SENSIBLE)
        if suggestions:
            self.fields["milestone"].widget.attrs["list"] = suggestions


class ProgressForm(forms.Form):
    percent = forms.TypedChoiceField(label=_("Progress"), coerce=int, choices=[(n, f"{n} %") for n in (0, 25, 50, 75, 100)])


class TemplateForm(forms.Form):
    name = forms.CharField(label=_("Name of the plan"), max_length=120, validators=[validate_name])


class RowForm(forms.Form):
    """One row of a plan template; an empty one is ignored."""

    milestone = forms.CharField(label=_("Milestone"), max_length=120, required=False)
    title = forms.CharField(label=_("Action"), max_length=200, required=False)
    owner = forms.ChoiceField(label=_("Who"), choices=Owner.choices, required=False)
    due_after_days = forms.IntegerField(label=_("Days after the start"), min_value=0, max_value=730, required=False)

    def clean(self):
        found = super().clean()
        if not self.is_blank and not self.errors:
            for name in ("milestone", "title", "due_after_days"):
                if found.get(name) in (None, ""):
                    self.add_error(name, _("Fill this in, or empty the whole row to remove it."))
        return found

    @property
    def is_blank(self) -> bool:
        return not any(self.cleaned_data.get(name) not in (None, "") for name in ("milestone", "title", "due_after_days"))


RowFormSet = forms.formset_factory(RowForm, extra=1, max_num=101, absolute_max=120)

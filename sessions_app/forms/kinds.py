"""A kind of session as one form: its names, when it is meant, the parts of its agenda and what is asked before it."""
from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..kinds import MOST_PARTS, MOST_QUESTIONS, MOST_SHARES, Kind
from ..models import AgendaItem, SessionKind
from .fields import number_of


class FactsForm(forms.ModelForm):
    class Meta:
        model = SessionKind
        fields = ["name_fr", "name_en", "use", "is_offered", "reading"]
        widgets = {"reading": forms.Textarea(attrs={"rows": 3}), "use": forms.RadioSelect}
        help_texts = {"reading": _("Links are shown as links. In the language of the program.")}

    def _post_clean(self):
        """Rows are the service's to make."""


class PartForm(forms.Form):
    code = forms.ChoiceField(label=_("Part"), choices=[("", _("none")), *AgendaItem.Kind.choices], required=False)
    share = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=MOST_SHARES, required=False)
    fr = forms.CharField(label=_("Another name, in French"), max_length=80, required=False)
    en = forms.CharField(label=_("Another name, in English"), max_length=80, required=False)

    @property
    def where(self) -> str:
        return gettext("Part %(number)s") % {"number": number_of(self)}

    def clean(self):
        data = super().clean()
        if data.get("code") and not data.get("share") and "share" not in self.errors:
            self.add_error("share", _("Say for how long."))
        elif not data.get("code") and (data.get("share") or data.get("fr") or data.get("en")):
            self.add_error("code", _("Say which part it is."))
        return data


class QuestionForm(forms.Form):
    fr = forms.CharField(label=_("Question in French"), max_length=200, required=False)
    en = forms.CharField(label=_("Question in English"), max_length=200, required=False)

    @property
    def where(self) -> str:
        return gettext("Question %(number)s") % {"number": number_of(self)}


def _rows(form, data, prefix: str, most: int, given: Sequence[dict]) -> forms.BaseFormSet:
    """One row for each that there is, and two more."""
    made = forms.formset_factory(form, extra=2, max_num=most, absolute_max=most)
    return made(data, prefix=prefix, initial=given)


class KindForm:
    def __init__(self, data=None, *, kind: Kind | None = None):
        self.facts = FactsForm(data, initial=_facts(kind) if kind else {"is_offered": True})
        parts = [{"code": part.code, "share": part.share, "fr": part.name.fr, "en": part.name.en} for part in kind.parts] if kind else []
        questions = [{"fr": each.fr, "en": each.en} for each in kind.questions] if kind else []
        self.parts = _rows(PartForm, data, "parts", MOST_PARTS, parts)
        self.questions = _rows(QuestionForm, data, "questions", MOST_QUESTIONS, questions)
        self.has_no_part = False

    def is_valid(self) -> bool:
        is_valid = all([part.is_valid() for part in (self.facts, self.parts, self.questions)])
        self.has_no_part = is_valid and not self.chosen["parts"]
        return is_valid and not self.has_no_part

    @property
    def chosen(self) -> dict:
        """What save_kind takes beside the code."""
        return self.facts.cleaned_data | {
            "parts": [row.cleaned_data for row in self.parts if row.cleaned_data.get("code")],
            "questions": [row.cleaned_data for row in self.questions if any(row.cleaned_data.values())]}


def _facts(kind):
    return {"name_fr": kind.name.fr, "name_en": kind.name.en, "use": kind.use, "is_offered": kind.is_offered, "reading": kind.reading}


def kind_chooser(kinds: Sequence[Kind], now: str) -> type[forms.Form]:
    """A form that asks for one of these; `now`: the code of the one that it is."""
    choices = [(kind.code, str(kind.name)) for kind in kinds]
    return type("KindChooser", (forms.Form,), {"kind": forms.ChoiceField(
        label=_("Kind of session"), choices=choices, initial=now, widget=forms.RadioSelect(attrs={"class": "radio-cards"}))})

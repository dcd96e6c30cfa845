from django import forms
from django.utils.translation import gettext_lazy as _

SCALE = [(1, _("1, not at all")), (2, "2"), (3, "3"), (4, "4"), (5, _("5, very much"))]


class RatingForm(forms.Form):
    """A rating from 1 to 5 and, if one likes, words."""

    rating = forms.TypedChoiceField(
        label=_("How useful was this session?"), choices=SCALE, coerce=int, widget=forms.RadioSelect(attrs={"class": "scale"}),
        error_messages={"required": _("Choose a number from 1 to 5.")})
    comment = forms.CharField(
        label=_("What should we know?"), required=False, max_length=2000,
        help_text=_("The coordinators of your organization read this. The other person of your pair does not."),
        widget=forms.Textarea(attrs={"rows": 4}))


class InlineRatingForm(RatingForm):
    """The same among other fields: it may be left empty."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rating"].required = False
        self.fields["rating"].choices = [*SCALE, ("", _("No rating"))]
        self.fields["comment"].widget.attrs = {"rows": 2}

    def clean(self):
        data = super().clean()
        if data.get("comment") and not data.get("rating") and "rating" not in self.errors:
            self.add_error("rating", _("Choose a number from 1 to 5."))
        return data

    def is_answered(self) -> bool:
        return bool(self.cleaned_data.get("rating"))


class PulseForm(RatingForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rating"].label = _("How is your mentorship going?")
        self.fields["rating"].choices = [(1, _("1, not well")), *SCALE[1:4], (5, _("5, very well"))]


class ScopeForm(forms.Form):
    """Which program a page of figures is about; empty means all."""

    program = forms.ModelChoiceField(label=_("Program"), queryset=None, required=False, to_field_name="slug",
                                     empty_label=_("All programs"))

    def __init__(self, *args, programs, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["program"].queryset = programs

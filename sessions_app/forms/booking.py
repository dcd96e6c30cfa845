from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from common import instants
from common.days import is_sensible

from ..policy import OFFERS
from ..weeks import by_day, unfolded

READ = _("The other person reads it in the email and on the session's page. The coordination can read it too.")
GONE = _("That time is not free any more. Choose another one.")


class Instant(forms.Field):
    """An ISO instant with its offset, as the slot picker sends it."""

    def to_python(self, value):
        if value in self.empty_values:
            return None
        try:
            found = parse_datetime(str(value))
        except ValueError:
            found = None
        if found is None or found.tzinfo is None or not is_sensible(found):
            raise forms.ValidationError(_("Choose one of the times."))
        return found


class BookForm(forms.Form):
    starts_at = Instant(label=_("Time"), error_messages={"required": _("Choose one of the times.")})
    booking_key = forms.UUIDField(widget=forms.HiddenInput)
    minutes = forms.IntegerField(min_value=15, max_value=240, required=False, widget=forms.HiddenInput)
    kind = forms.CharField(max_length=32, required=False)


class HoldForm(forms.Form):
    starts_at = Instant(error_messages={"required": _("Choose one of the times.")})
    minutes = forms.IntegerField(min_value=15, max_value=240, required=False)


class AcceptForm(forms.Form):
    sequence = forms.IntegerField(min_value=0, max_value=30000, widget=forms.HiddenInput)


def move_reason() -> forms.Field:
    return forms.CharField(label=_("Reason"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}),
                           help_text=READ)


class MoveForm(forms.Form):
    starts_at = Instant(label=_("Time"), error_messages={"required": _("Choose one of the times.")})
    reason = move_reason()
    sequence = forms.IntegerField(min_value=0, max_value=30000, widget=forms.HiddenInput)


class ForPair(forms.Form):
    """Of those who manage."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
                             help_text=_("Both of them read it, with your name."))


class MoveForPairForm(ForPair, MoveForm):
    pass


class Instants(Instant):
    """Several of them, as checkboxes of one name send them."""

    widget = forms.MultipleHiddenInput
    is_drawn = True  # by the page

    def to_python(self, value):
        return [super(Instants, self).to_python(each) for each in value or []]


class Days(forms.CheckboxSelectMultiple):
    """Times under their days, of which the later ones are folded."""

    template_name = "forms/days.html"

    def optgroups(self, name, value, attrs=None):
        """[(day, its options, whether they are in sight)]"""
        groups = super().optgroups(name, value, attrs)
        in_sight = unfolded((len(options), any(option["selected"] for option in options)) for _day, options, _index in groups)
        return [(day, options, is_open) for (day, options, _index), is_open in zip(groups, in_sight, strict=True)]


class ProposeForm(forms.Form):
    starts = Instants(label=_("Times"), error_messages={"required": _("Choose one, two or three times.")})
    reason = forms.CharField(label=_("Reason"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}),
                             help_text=_("The other person reads it with the times."))
    sequence = forms.IntegerField(min_value=0, max_value=30000, widget=forms.HiddenInput)

    def clean_starts(self):
        starts = self.cleaned_data["starts"]
        if len(starts) > OFFERS:
            extra = len(starts) - OFFERS
            raise forms.ValidationError(ngettext(
                "You chose %(n)s times, and three are the most: untick one of them.",
                "You chose %(n)s times, and three are the most: untick %(extra)s of them.", extra) % {"n": len(starts), "extra": extra})
        return starts


def chooser(starts, zone, **more) -> type[forms.Form]:
    """A form that asks for one of these instants, in the reader's words and the other's `zone`. `more`: its other fields."""
    choices = [(start.isoformat(), capfirst(instants.offer(start, zone))) for start in starts]
    field = forms.TypedChoiceField(label=_("Time"), choices=choices, coerce=parse_datetime,
                                   widget=forms.RadioSelect(attrs={"autocomplete": "off"}), error_messages={
                                       "required": _("Choose one of the times."), "invalid_choice": GONE})
    return type("Chooser", (forms.Form,), {"starts_at": field, **more})


def proposer(starts, zone) -> type[forms.Form]:
    """The same for up to three of them, day by day, with what ProposeForm asks beside."""
    field = forms.TypedMultipleChoiceField(
        label=_("Times, three at most"), choices=_by_day(starts, zone), coerce=parse_datetime, widget=Days,
        error_messages={"required": _("Choose one, two or three times."), "invalid_choice": GONE})
    return type("Proposer", (ProposeForm,), {"starts": field, "field_order": ["reason", "starts"]})


def _by_day(starts, zone):
    return [(capfirst(instants.day(of_day[0])), [(start.isoformat(), instants.offer(start, zone, with_day=False)) for start in of_day])
            for of_day in by_day(starts).values()]


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=READ)
    sequence = forms.IntegerField(min_value=0, max_value=30000, widget=forms.HiddenInput)


class DeclineForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
                             help_text=_("The other person reads it in the email."))


class CancelForPairForm(ForPair, CancelForm):
    pass

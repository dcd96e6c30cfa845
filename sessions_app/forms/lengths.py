"""Lengths of sessions, in minutes: those that a program has, and those that a mentor offers."""
import re
from collections.abc import Collection, Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

SHORTEST, LONGEST, MOST, MOST_OFFERED = 15, 240, 6, 24


class LengthsField(forms.CharField):
    """Minutes as a person writes them: “30, 45, 60”."""

    most, too_many = MOST, _("Offer six lengths at most.")

    def prepare_value(self, value):
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value) -> list[int]:
        parts = value if isinstance(value, list) else re.split(r"[\s,;]+", super().to_python(value).strip(" ,;"))
        texts = [str(part) for part in parts if part != ""]
        if not all(text.isascii() and text.isdigit() and len(text) < 5 for text in texts):
            raise ValidationError(_("Write minutes, separated by commas: 30, 45, 60."))
        return sorted({int(text) for text in texts})

    def validate(self, value):
        if any(not SHORTEST <= minutes <= LONGEST for minutes in value):
            raise ValidationError(_("A session lasts from 15 to 240 minutes."))
        if len(value) > self.most:
            raise ValidationError(self.too_many)

    def run_validators(self, value):
        """Those of a text do not apply."""


class OfferedField(LengthsField):
    """Those of a mentor, in the same way."""

    most, too_many = MOST_OFFERED, _("Offer 24 lengths at most.")


class TickedField(OfferedField):
    """The same as boxes to tick, which send a list."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value):
        return value

    def widget_attrs(self, widget):
        return {}


def ticked_field(known: Mapping[int, Collection[str]], said: Collection[int], label) -> TickedField:
    """Of what the mentor's programs have ({minutes: their names}) and what the mentor said before."""
    programs = {name for names in known.values() for name in names}
    field = TickedField(label=label, required=False, help_text=_(
        "Your learners choose among those that you tick. Where you tick none of a program's lengths, all of them count, so that you can "
        "always be booked."))
    field.widget.choices = [(each, _in_words(each, known.get(each, ()), programs)) for each in sorted({*known, *said})]
    return field


def _in_words(minutes, names, programs) -> str:
    """With the programs that have it, unless all do."""
    text = gettext("%(each)s minutes") % {"each": minutes}
    if not names:
        return gettext("%(length)s (in none of your programs now)") % {"length": text}
    return text if len(names) == len(programs) else f"{text} ({', '.join(sorted(names))})"

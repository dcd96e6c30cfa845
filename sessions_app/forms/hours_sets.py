"""A set of hours as one form: what it is for, and its week, whose rows come and go by submitting."""
from django import forms
from django.utils.translation import gettext_lazy as _

from common.days import SENSIBLE
from common.names import validate_name

from ..models import HoursSet
from ..slots import Hours
from .availability import RangeFormSet, ZoneForm, by_weekday, focus_after, range_rows, reshaped
from .fields import day_field, wrong_in


class FactsForm(forms.Form):
    """Whether the parts fit together is the service's to say."""

    name = forms.CharField(label=_("Name"), max_length=60, validators=[validate_name], help_text=_("For you alone, for example Summer."))
    program = forms.ModelChoiceField(None, label=_("Program"), required=False, empty_label=_("All programs"))
    first_day = day_field(_("First day"), validators=SENSIBLE)
    last_day = day_field(_("Last day"), validators=SENSIBLE)

    def __init__(self, *args, programs, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["program"].queryset = programs

    @property
    def has_programs(self) -> bool:
        return self.fields["program"].queryset.exists()


class HoursSetForm:
    """`data` is a QueryDict; in it "add" (a weekday) and "remove" (a row's prefix) shape the form and save nothing."""

    def __init__(self, data=None, *, programs, zone: str = "", given: HoursSet | None = None, hours: tuple[Hours, ...] = ()):
        if data is not None:
            sent, data = data, reshaped(data)
            self.zone, self.facts = ZoneForm(data), FactsForm(data, programs=programs)
            self.hours = RangeFormSet(data, prefix="hours")
            self.focus = focus_after(sent, {"hours": self.hours})
        else:
            self.zone = ZoneForm(initial={"time_zone": hours[0].zone if hours else zone})
            self.facts = FactsForm(programs=programs, initial=given and {
                name: getattr(given, name) for name in ("name", "program", "first_day", "last_day")})
            self.hours = range_rows(hours)

    @property
    def wrong(self) -> int:
        """How many fields have to be corrected."""
        return wrong_in(self.zone, self.facts, self.hours)

    @property
    def chosen(self) -> dict:
        """What save_hours_set takes."""
        zone = self.zone.chosen
        return self.facts.cleaned_data | {"hours": [hours for form in self.hours if (hours := form.hours(zone))]}

    @property
    def days(self):
        return by_weekday(self.hours)

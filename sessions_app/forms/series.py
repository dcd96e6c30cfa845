from collections.abc import Mapping
from datetime import datetime

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..recurrence import FEWEST, FORTNIGHTLY, MONTHLY, MOST, WEEKLY
from ..services.series import ALL, FOLLOWING, THIS
from .booking import CancelForm, CancelForPairForm, ForPair, Instant, MoveForm, MoveForPairForm

OUT = "out"


class Rhythm(models.TextChoices):
    WEEKLY = WEEKLY, _("Every week")
    FORTNIGHTLY = FORTNIGHTLY, _("Every two weeks")
    MONTHLY = MONTHLY, _("Every month, on the same weekday")


class Scope(models.TextChoices):
    THIS = THIS, _("This session only")
    FOLLOWING = FOLLOWING, _("This one and the following")
    ALL = ALL, _("All that are to come")


class SeriesForm(forms.Form):
    starts_at = Instant(label=_("First session"), error_messages={"required": _("Choose the first time.")})
    rhythm = forms.ChoiceField(label=_("How often"), choices=Rhythm, initial=Rhythm.WEEKLY,
                               widget=forms.RadioSelect(attrs={"class": "radio-cards"}))
    count = forms.IntegerField(label=_("How many sessions"), min_value=FEWEST, max_value=MOST, initial=6)
    minutes = forms.IntegerField(min_value=15, max_value=240, required=False, widget=forms.HiddenInput)


class BookSeriesForm(SeriesForm):
    booking_key = forms.UUIDField(widget=forms.HiddenInput)


def scope_field() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("What changes"), choices=Scope, initial=Scope.THIS,
                             widget=forms.RadioSelect(attrs={"class": "radio-cards"}))


class MoveInSeriesForm(MoveForm):
    scope = scope_field()


class CancelInSeriesForm(CancelForm):
    scope = scope_field()


class MoveInSeriesForPairForm(MoveForPairForm):
    scope = scope_field()


class CancelInSeriesForPairForm(CancelForPairForm):
    scope = scope_field()


class FollowForm(MoveForm):
    """Of the preview: this session only has none."""

    scope = forms.ChoiceField(choices=[(s.value, s.label) for s in (Scope.FOLLOWING, Scope.ALL)], widget=forms.HiddenInput)


class FollowForPairForm(ForPair, FollowForm):
    pass


def chosen_in(data: Mapping[str, str]) -> dict[int, datetime | None]:
    """What the preview's fields `date-0`, `date-1`, … chose: an instant, or None for OUT. What is no such choice is none."""
    found = {}
    for position in range(MOST):
        text = data.get(f"date-{position}", "")
        try:
            start = None if text == OUT else Instant(required=False).clean(text)
        except forms.ValidationError:
            continue
        if text:
            found[position] = start
    return found

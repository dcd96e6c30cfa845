"""The page that shows every part in all its states, for those who build or run the place."""
from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

TIMES = [("9", "9:00"), ("10", "10:30"), ("14", "14:00")]
DAYS = [("mon", _("Monday")), ("tue", _("Tuesday")), ("wed", _("Wednesday"))]


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Your name"), help_text=_("As your pair will read it."))
    email = forms.EmailField(label=_("Email address"), required=False)
    about = forms.CharField(label=_("About you"), required=False, widget=forms.Textarea)
    day = forms.ChoiceField(label=_("Day"), choices=DAYS)
    starts_on = forms.DateField(label=_("Start"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    starts_at = forms.TimeField(label=_("Time"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    pace = forms.ChoiceField(label=_("Pace"), choices=DAYS, widget=forms.RadioSelect(attrs={"class": "radio-cards"}))
    slot = forms.ChoiceField(label=_("Slot"), choices=TIMES, widget=forms.RadioSelect(attrs={"class": "slots"}))
    days = forms.MultipleChoiceField(label=_("Days"), choices=DAYS, required=False, widget=forms.CheckboxSelectMultiple)
    agree = forms.BooleanField(label=_("I have read the charter"))
    quiet = forms.BooleanField(label=_("Quiet hours"), required=False,
                               widget=forms.CheckboxInput(attrs={"class": "switch", "role": "switch"}))
    photo = forms.FileField(label=_("Photo"), required=False)


@require_GET
def styleguide(request):
    membership = getattr(request, "membership", None)
    if not (request.user.is_staff or (membership and membership.manages)):
        raise PermissionDenied
    refused = SampleForm({"refused-email": "camille", "refused-day": "mon"}, prefix="refused")
    disabled = SampleForm(prefix="disabled")
    for field in disabled.fields.values():
        field.disabled = True
    return render(request, "dashboard/styleguide.html", {
        "form": SampleForm(initial={"pace": "tue", "slot": "10", "quiet": True}), "refused": refused, "disabled": disabled,
        "page": Paginator(range(60), 25).page(2), "tones": ["ok", "warn", "danger", "info", "neutral"],
    })

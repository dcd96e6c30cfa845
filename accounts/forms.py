from django import forms
from django.utils.translation import gettext_lazy as _

from common.time_zones import names


class SignupExtra(forms.Form):
    """What sign-up asks beside address and password. The zone is filled in by the browser."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    time_zone = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"data-time-zone": ""}))
    field_order = ["name", "email", "password1"]

    def signup(self, request, user):
        user.name = self.cleaned_data["name"]
        zone = self.cleaned_data["time_zone"]
        user.time_zone = zone if zone in names() else user.time_zone
        user.language = request.LANGUAGE_CODE
        user.save(update_fields=["name", "time_zone", "language"])

"""Who a person is to Tandem: sign-up and settings."""
from itertools import groupby

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from common.names import validate_name
from common.time_zones import names

from ..models import User

REGIONS = {
    "Africa": _("Africa"), "America": _("Americas"), "Antarctica": _("Antarctica"), "Asia": _("Asia"),
    "Atlantic": _("Atlantic"), "Australia": _("Australia"), "Europe": _("Europe"), "Indian": _("Indian Ocean"),
    "Pacific": _("Pacific"), "UTC": _("Universal time"),
}


def zone_choices() -> list[tuple]:
    """Options grouped by region: [(region, [(name, place)])]."""
    return [(REGIONS[region], [(name, name.partition("/")[2].replace("_", " ") or name) for name in group])
            for region, group in groupby(names(), key=lambda name: name.partition("/")[0])]


class HiddenZone(forms.CharField):
    """The browser's own zone, filled in by script; anything unknown is as good as nothing."""

    widget = forms.HiddenInput(attrs={"data-time-zone": ""})

    def clean(self, value):
        return value if value in names() else ""


class SignupExtra(forms.Form):
    """What sign-up asks beside address and password."""

    name = forms.CharField(label=_("Your name"), max_length=120, validators=[validate_name],
                           widget=forms.TextInput(attrs={"autocomplete": "name"}))
    time_zone = HiddenZone(required=False)
    field_order = ["name", "email", "password1"]

    def signup(self, request, user):
        from ..services import register_person  # allauth imports this form while its own models load

        told = self.cleaned_data
        register_person(user=user, name=told["name"], time_zone=told["time_zone"], language=request.LANGUAGE_CODE)


class JoinForm(forms.Form):
    """An account for an invited person; the address is the invitation's."""

    name = forms.CharField(label=_("Your name"), max_length=120, validators=[validate_name],
                           widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = forms.CharField(label=_("Password"), strip=False,
                               widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
                               help_text=_("At least 10 characters. A short sentence works well."))
    time_zone = HiddenZone(required=False)

    def __init__(self, *args, email, **kwargs):
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_password(self):
        validate_password(self.cleaned_data["password"], User(email=self.email, name=self.cleaned_data.get("name", "")))
        return self.cleaned_data["password"]


class SettingsForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"), choices=User.Language)
    theme = forms.ChoiceField(label=_("Theme"), choices=User.Theme)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices,
                                  help_text=_("Every time you see is told in this zone. The hours when you can meet keep theirs."))

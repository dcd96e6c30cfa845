from django import forms
from django.utils.translation import gettext_lazy as _


class CalendarForm(forms.Form):
    url = forms.CharField(label=_("Address of the calendar (ICS)"), max_length=1000, strip=True,
                          help_text=_("The private address that starts with https:// or webcal://. Only we read it, "
                                      "and nobody sees it here."),
                          widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}))

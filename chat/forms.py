import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from .services import MOST


class MessageForm(forms.Form):
    """The composer. A client id comes with each page, so that sending it twice keeps one message."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    body = forms.CharField(label=_("Your message"), max_length=MOST, error_messages={"required": _("Write a message first.")},
                           widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off", "enterkeyhint": "send"}))

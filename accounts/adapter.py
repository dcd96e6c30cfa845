from types import SimpleNamespace

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.utils import translation

from .selectors import language_of


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by django-allauth. What it mails is written in the language of the person it goes to, where that is known."""

    def populate_username(self, request, user):
        pass

    def send_mail(self, template_prefix, email, context):
        site = SimpleNamespace(name="Tandem", domain=settings.BASE_URL)
        with translation.override(language_of(email) or translation.get_language()):
            super().send_mail(template_prefix, email, {"current_site": site} | context)

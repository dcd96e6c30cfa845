from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.services import create_organization
from common.errors import Refused


class Command(BaseCommand):
    help = "Makes an organization and its first owner, who signs in by a code sent to their address."

    def add_arguments(self, parser):
        parser.add_argument("slug", help="where it lives: /o/<slug>/")
        parser.add_argument("name")
        parser.add_argument("owner_email")
        parser.add_argument("--owner-name", default="")
        parser.add_argument("--language", default="fr", choices=["fr", "en"])
        parser.add_argument("--time-zone", default="Europe/Paris")

    def handle(self, slug, name, owner_email, owner_name, language, time_zone, **options):
        try:
            organization, owner = create_organization(slug=slug, name=name, owner_email=owner_email, owner_name=owner_name,
                                                      language=language, time_zone=time_zone)
        except Refused as refused:
            raise CommandError(refused.message) from refused
        self.stdout.write(f"{organization.name}: {settings.BASE_URL}{organization.prefix}/")
        self.stdout.write(f"{owner.user.email} signs in at {settings.BASE_URL}/accounts/login/code/")

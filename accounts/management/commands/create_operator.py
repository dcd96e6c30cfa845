import os

from django.core.management.base import BaseCommand, CommandError

from accounts.services import create_operator
from common.errors import Refused


class Command(BaseCommand):
    help = "Makes somebody an operator of the platform. OPERATOR_PASSWORD, if set, becomes a new account's password."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--name", default="")

    def handle(self, email, name, **options):
        try:
            user = create_operator(email=email, name=name, password=os.environ.get("OPERATOR_PASSWORD"))
        except Refused as refused:
            raise CommandError(refused.message) from refused
        self.stdout.write(f"{user.email} is an operator.")

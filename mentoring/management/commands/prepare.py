"""All that a start needs done first, in one process: catalogs, schema, static files and, where asked for, the demo."""
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compiles the catalogs, migrates as the owner, collects the static files; with DEMO on, loads the demo once."
    requires_system_checks = []

    def handle(self, **options):
        call_command("compile_messages")
        call_command("migrate", database="owner", interactive=False, verbosity=0, skip_checks=True)
        call_command("collectstatic", interactive=False, verbosity=0, skip_checks=True)
        told = settings.LOCAL_DIR / "sign_ins.txt"
        told.unlink(missing_ok=True)
        if settings.DEMO:
            call_command("load_demo", once=True)
            with told.open("w") as file:  # script/server prints it: a process of its own would take seconds to say the same
                call_command("demo_sign_ins", stdout=file)

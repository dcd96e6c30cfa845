import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from common import clock
from mentoring.demo import loader


class Command(BaseCommand):
    help = "Fills an empty database with the demo: two organizations and six months of history."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do nothing when the demo is there already")
        parser.add_argument("--force", action="store_true", help="load without DEMO=1, or beside other organizations")

    def handle(self, *args, once, force, **options):
        if loader.is_loaded():
            if once:
                return
            raise CommandError("The demo is loaded already: script/reset starts anew.")
        if not force and not settings.DEMO:
            raise CommandError("This is not a demo installation: set DEMO=1, or add --force.")
        if not force and loader.has_others():
            raise CommandError("Other organizations live in this database: add --force to load the demo beside them.")
        started = time.monotonic()
        loader.load(clock.now())
        self.stdout.write(f"Demo loaded in {time.monotonic() - started:.1f} s")

"""manage.py verify_audit: fails when a sealed audit entry was changed, removed or inserted."""
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from audit.sealing import Broken, verify
from tenancy.models import Organization


class Command(BaseCommand):
    help = ("Checks the audit trail of every organization and prints the head of each chain: address, number, seal. Keep that "
            "outside the database; given back with --against it shows that nothing before it was rewritten or cut off.")

    def add_arguments(self, parser):
        parser.add_argument("--against", type=Path, help="a file of heads printed earlier")

    def handle(self, *, against=None, **options):
        noted = heads_in(against.read_text()) if against else {}
        broken = []
        for organization in Organization.objects.using("ops").order_by("slug"):
            try:
                head = verify(organization.pk, noted.get(organization.slug))
                self.stdout.write(f"{organization.slug} {head.number} {head.seal}")
            except Broken as error:
                broken.append(f"{organization.slug}: entry {error.number} {error.reason}")
        if broken:
            raise CommandError("\n".join(broken))


def heads_in(text: str) -> dict[str, dict[int, str]]:
    """{slug: {number: seal}} of lines `slug number seal`; the head of an empty chain says nothing."""
    heads: dict[str, dict[int, str]] = {}
    for line in text.splitlines():
        slug, number, seal = line.split()
        if int(number):
            heads.setdefault(slug, {})[int(number)] = seal
    return heads

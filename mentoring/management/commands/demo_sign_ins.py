from django.conf import settings
from django.core.management.base import BaseCommand

from mentoring.demo.people import OPERATOR, PASSWORD, address_of
from mentoring.demo.world import people_of, texts_of


class Command(BaseCommand):
    help = "Prints where the product answers and how to sign in to the demo."

    def handle(self, *args, **options):
        base = settings.BASE_URL
        lines = ["", f"  Tandem answers at  {base}", f"  Mailbox            {base}/mailbox/",
                 f"  Password for all   {PASSWORD}", ""]
        for slug, organization in texts_of("organizations").items():
            lines.append(f"  {organization['name']}  {base}/o/{slug}/")
            lines += [f"    {part:<24}{address_of(row['name'])}" for part, row in sign_ins(slug)]
            lines.append("")
        lines += [f"  Platform operator       {OPERATOR}  {base}/platform/", ""]
        self.stdout.write("\n".join(lines))


def sign_ins(slug: str) -> list[tuple[str, dict]]:
    """One person of each part, the mentor and learner being those with the richest history."""
    people = people_of(slug)
    learner = next(row for row in people if row["mentor"])
    first = {part: next(row for row in people if row["roles"] == part) for part in ("owner", "coordinator", "observer")}
    return [
        *first.items(),
        ("mentor", next(row for row in people if row["name"] == learner["mentor"])),
        ("learner", learner),
        ("learner without mentor", next(row for row in people if row["state"] == "fresh")),
    ]

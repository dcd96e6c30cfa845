"""What the tests of this room make."""
from datetime import timedelta

from common import clock
from programs.models import Program


def make_program(name="Autre", **fields) -> Program:
    today = clock.now().date()
    settled = {"slug": "autre", "status": "open", "starts_on": today, "ends_on": today + timedelta(days=90), "description": "Pour qui",
               "created_at": clock.now()}
    return Program.objects.create(name=name, **settled | fields)

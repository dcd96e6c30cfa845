"""What closing a program touches here."""
from django.utils.translation import ngettext

from programs.closing import Touched
from programs.models import Program

from . import selectors


def planned(program: Program) -> Touched:
    """Sessions end with their pairs: see services.cancel_planned."""
    n = selectors.planned_in(program).count()
    return Touched("planned_sessions", n, ngettext("%(n)d session is planned.", "%(n)d sessions are planned.", n) % {"n": n})

"""A program's criteria: each saving is a version of its own, which a run names for ever."""
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from programs.models import Program

from ..engine.criteria import Criteria
from ..models import CriteriaVersion
from ..selectors.criteria import saved_criteria


def save_criteria(*, actor: Membership, program: Program, criteria: Criteria, preset: str = "") -> CriteriaVersion:
    """The next version; the present one when nothing differs. Runs that exist keep theirs."""
    program = Program.objects.select_for_update().get(pk=program.pk)
    if program.status == Program.Status.CLOSED:
        raise Refused(_("This program is closed. Reopen it to change its criteria."), "closed")
    last = saved_criteria(program)
    rules = criteria.as_json()
    if last is not None and last.rules == rules:
        return last
    made = CriteriaVersion.objects.create(program=program, number=last.number + 1 if last else 1, rules=rules, preset=preset,
                                          created_by=actor, created_at=clock.now())
    record("matching.criteria.saved", actor=actor, target=made, program=str(program.pk), number=made.number, rules=rules)
    return made

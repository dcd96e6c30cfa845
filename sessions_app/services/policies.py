"""A program's rules of booking, as its coordinators set them."""
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common.errors import Refused
from programs.models import Program

from ..models import SchedulingPolicy


def create_policy(*, actor: Membership, program: Program, **rules) -> SchedulingPolicy:
    """Refused "exists" where the program has rules already."""
    policy, is_new = SchedulingPolicy.objects.get_or_create(program=program, defaults=rules)
    if not is_new:
        raise Refused(_("This program already has rules: change those."), "exists")
    record("sessions_app.policy.set", actor=actor, target=program, **rules)
    return policy


def edit_policy(*, actor: Membership, policy: SchedulingPolicy, **changes) -> SchedulingPolicy:
    for name, value in changes.items():
        setattr(policy, name, value)
    policy.save(update_fields=list(changes))
    record("sessions_app.policy.set", actor=actor, target=policy.program, **changes)
    return policy


@transaction.atomic
def set_policy(*, actor: Membership, program: Program, **rules) -> SchedulingPolicy:
    """Says these rules of the program, whether it had any or not; those not named stay, or are the usual ones."""
    policy, _is_new = SchedulingPolicy.objects.update_or_create(program=program, defaults=rules)
    record("sessions_app.policy.set", actor=actor, target=program, **rules)
    return policy


@transaction.atomic
def remove_policy(*, actor: Membership, program: Program) -> None:
    """The usual rules hold again."""
    if SchedulingPolicy.objects.filter(program=program).delete()[0]:
        record("sessions_app.policy.removed", actor=actor, target=program)

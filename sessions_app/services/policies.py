"""A program's rules of booking, as its coordinators set them."""
from collections.abc import Mapping

from django.db import transaction
from django.forms import model_to_dict
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
def set_policy(*, actor: Membership, program: Program, seen: Mapping[str, object] | None = None, **rules) -> SchedulingPolicy:
    """Says these rules of the program, whether it had any or not; those not named stay, or are the usual ones.

    `seen`: the rules as the actor saw them. Those left as seen stay as somebody else made them meanwhile; Refused "changed" (extra:
    stands) when somebody else made something else of the same, or what the two made does not go together.
    """
    stands, seen = _locked(program), seen or {}
    changed = {name: value for name, value in rules.items() if name not in seen or value != seen[name]}
    together = stands | changed
    if any(stands[name] not in (seen.get(name, stands[name]), value) for name, value in changed.items()) or (
            seen and together["late_after_minutes"] > together["missed_after_minutes"]):
        raise Refused(_("Somebody changed these rules while you were writing. Yours are kept here: compare, then save."), "changed",
                      stands=stands)
    rules = {name: together[name] for name in rules}
    policy, _is_new = SchedulingPolicy.objects.update_or_create(program=program, defaults=rules)
    record("sessions_app.policy.set", actor=actor, target=program, **rules)
    return policy


def _locked(program) -> dict:
    """The rules that hold; nobody else sets the program's until the transaction ends."""
    Program.objects.select_for_update(no_key=True).get(pk=program.pk)
    found = SchedulingPolicy.objects.filter(program=program).first()
    return model_to_dict(found or SchedulingPolicy(program=program), exclude=["id", "program"])


@transaction.atomic
def remove_policy(*, actor: Membership, program: Program, seen: Mapping[str, object] | None = None) -> None:
    """The usual rules hold again. `seen`: as for set_policy; Refused "changed" when others hold by now."""
    stands = _locked(program)
    if any(stands[name] != value for name, value in (seen or {}).items()):
        raise Refused(_("Somebody changed these rules meanwhile. Look at how they stand now."), "changed", stands=stands)
    if SchedulingPolicy.objects.filter(program=program).delete()[0]:
        record("sessions_app.policy.removed", actor=actor, target=program)

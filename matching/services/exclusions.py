"""Whom a coordinator keeps apart. The reason is for coordinators alone."""
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused

from ..models import Exclusion


def keep_apart(*, actor: Membership, one: Membership, other: Membership, reason: str) -> Exclusion:
    """Neither a run nor a pairing by hand brings the two together from now on, in any program. What they have stays."""
    if one.pk == other.pk:
        raise Refused(_("Choose two different people."), "same")
    one, other = sorted((one, other), key=lambda person: person.pk)
    if Exclusion.objects.filter(one=one, other=other).exists():
        raise Refused(_("These two are already kept apart."), "already")
    made = Exclusion.objects.create(one=one, other=other, reason=reason, made_by=actor, created_at=clock.now())
    record("matching.exclusion.made", actor=actor, target=one, other=str(other.pk))
    return made


def lift_exclusion(*, actor: Membership, exclusion: Exclusion) -> None:
    record("matching.exclusion.lifted", actor=actor, target=exclusion.one, other=str(exclusion.other_id))
    exclusion.delete()

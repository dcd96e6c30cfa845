"""Roles and standing. An organization always keeps an owner who can act."""
from django.utils.translation import gettext as _

from audit.services import record
from common import clock
from common.errors import NotAllowed, Refused

from .. import joining
from ..models import Membership, Role

STAFF = {Role.OWNER, Role.COORDINATOR}
Status = Membership.Status


def change_roles(*, actor: Membership, membership: Membership, roles: list[str]) -> None:
    """Owners give any role; coordinators all but owner and coordinator."""
    owners = _locked_owners()
    membership.refresh_from_db(fields=["roles", "status"])
    before, after = set(membership.roles), set(roles)
    if not after or not after <= set(Role.values):
        raise Refused(_("Choose at least one role."), code="no_role")
    if (before ^ after) & STAFF and not actor.has_role(Role.OWNER):
        raise Refused(_("Only an owner can give or take the owner and coordinator roles."), code="owner_only")
    if Role.OWNER in before - after:
        _keep_an_owner(owners, membership)
    membership.roles = [role for role in Role.values if role in after]
    membership.save(update_fields=["roles"])
    record("accounts.roles.changed", actor=actor, target=membership, before=sorted(before), after=sorted(after))


def suspend_member(*, actor: Membership, membership: Membership) -> None:
    _end(actor, membership, Status.SUSPENDED, "accounts.member.suspended")


def remove_member(*, actor: Membership, membership: Membership) -> None:
    """What they wrote stays with the people they wrote it for; only the way in is closed."""
    _end(actor, membership, Status.LEFT, "accounts.member.removed")


def reinstate_member(*, actor: Membership, membership: Membership) -> None:
    _outranks(actor, membership)
    membership.refresh_from_db(fields=["status", "left_at"], from_queryset=Membership.objects.select_for_update(no_key=True))
    if membership.status == Status.ACTIVE:
        raise Refused(_("This person is already active."), code="already_active")
    before, since = membership.status, membership.left_at or clock.now()
    membership.status, membership.left_at = Status.ACTIVE, None
    membership.save(update_fields=["status", "left_at"])
    if before == Status.SUSPENDED:
        joining.run("on_return", membership, since)
    record("accounts.member.reinstated", actor=actor, target=membership)


def leave_organization(*, membership: Membership) -> None:
    owners = _locked_owners()
    _keep_an_owner(owners, membership)
    _close(membership, membership, Status.LEFT)
    record("accounts.member.left", actor=membership, target=membership)


def _end(actor, membership, status, verb):
    owners = _locked_owners()
    membership.refresh_from_db(fields=["roles", "status"])
    if actor.pk == membership.pk:
        raise Refused(_("You cannot do this to yourself. Leave the organization from your profile instead."), code="self")
    _outranks(actor, membership)
    _keep_an_owner(owners, membership)
    if membership.status == Status.LEFT or membership.status == status:
        raise Refused(_("This person is no longer active here."), code="not_active")
    _close(actor, membership, status)
    record(verb, actor=actor, target=membership)


def _close(actor, membership, status):
    membership.status, membership.left_at = status, clock.now()
    membership.save(update_fields=["status", "left_at"])
    joining.run("on_leave" if status == Status.LEFT else "on_suspend", membership, actor)


def _outranks(actor, membership):
    if not actor.manages or membership.has_role(*STAFF) and not actor.has_role(Role.OWNER):
        raise NotAllowed


def _locked_owners() -> set:
    """Ids of the active owners, locked in one order, so that two owners cannot step down past each other."""
    owners = Membership.objects.select_for_update(no_key=True).filter(status=Status.ACTIVE, roles__contains=[Role.OWNER]).order_by("id")
    return {owner.pk for owner in owners}


def _keep_an_owner(owners, membership):
    if owners == {membership.pk}:
        raise Refused(_("An organization needs at least one owner. Make somebody else an owner first."), code="last_owner")

"""Joining without an invitation: by an application, which is what calls this."""
from django.utils.translation import gettext as _

from audit.services import record
from common import clock
from common.errors import Refused

from ..models import Membership, Role, User


def join_organization(*, user: User, role: str) -> Membership:
    """The person's active membership of the organization at work, made or taken up again with at least this role."""
    membership, created = Membership.objects.get_or_create(
        user=user, defaults={"roles": [role], "languages": [user.language], "joined_at": clock.now()})
    if membership.status == Membership.Status.SUSPENDED:
        raise Refused(_("Your place here is suspended. Write to the people who run the programs."), "suspended")
    if membership.status == Membership.Status.LEFT:
        membership.status, membership.left_at, membership.roles = Membership.Status.ACTIVE, None, [role]
        membership.save(update_fields=["status", "left_at", "roles"])
    if created:
        record("accounts.member.joined", actor=membership, target=membership, role=role)
    return add_role(membership=membership, role=role)


def add_role(*, membership: Membership, role: str) -> Membership:
    """The member with this role too."""
    if role not in membership.roles:
        membership.roles = [known for known in Role.values if known in {*membership.roles, role}]
        membership.save(update_fields=["roles"])
        record("accounts.roles.changed", target=membership, added=role)
    return membership

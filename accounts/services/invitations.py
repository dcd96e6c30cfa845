"""Invitations: made by the people who run programs, used once, by whoever holds the link sent to the invited address."""
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from common import clock
from common.errors import Refused

from .. import joining
from ..links import hashed, invitation_secret
from ..models import Invitation, Membership, Role, User
from .members import STAFF
from .organizations import person_with

VALID_FOR = timedelta(days=14)


@dataclass
class Invited:
    """What became of a list of addresses."""

    invitations: list[Invitation] = field(default_factory=list)
    already_members: list[str] = field(default_factory=list)
    already_invited: list[str] = field(default_factory=list)


def invite_people(*, actor: Membership, emails: list[str], roles: list[str], language: str, message: str = "",
                  details: dict | None = None) -> Invited:
    """Says nothing of who has an account: only this organization's own members and open invitations are told apart."""
    if set(roles) & STAFF and not actor.has_role(Role.OWNER):
        raise Refused(_("Only an owner can give or take the owner and coordinator roles."), code="owner_only")
    emails = list(dict.fromkeys(email.lower() for email in emails))
    members = _members_among(emails)
    waiting = set(Invitation.objects.open().filter(email__in=emails).values_list("email", flat=True)) - members
    answer = Invited(already_members=[email for email in emails if email in members],
                     already_invited=[email for email in emails if email in waiting])
    for email in emails:
        if email not in members | waiting:
            answer.invitations.append(_invite(actor, email, roles, language, message, details or {}))
    return answer


def _members_among(emails) -> set[str]:
    members = Membership.objects.filter(user__email__in=emails, status=Membership.Status.ACTIVE)
    return set(members.values_list("user__email", flat=True))


def _invite(actor, email, roles, language, message, details):
    now = clock.now()
    invitation = Invitation(email=email, roles=roles, language=language, message=message, invited_by=actor, created_at=now,
                            expires_at=now + VALID_FOR)
    invitation.secret_hash = hashed(invitation_secret(invitation.pk))
    invitation.save(force_insert=True)
    record("accounts.invitation.made", actor=actor, target=invitation, email=email, roles=roles)
    joining.run("on_invite", invitation, details)
    joining.run("on_send", invitation)
    return invitation


def resend_invitation(*, actor: Membership, invitation: Invitation) -> None:
    """The same link, good for another fortnight."""
    _usable(invitation, expired_is_fine=True)
    invitation.expires_at = clock.now() + VALID_FOR
    invitation.save(update_fields=["expires_at"])
    record("accounts.invitation.resent", actor=actor, target=invitation, email=invitation.email)
    joining.run("on_send", invitation)


def withdraw_invitation(*, actor: Membership, invitation: Invitation) -> None:
    _usable(invitation, expired_is_fine=True)
    invitation.withdrawn_at = clock.now()
    invitation.save(update_fields=["withdrawn_at"])
    record("accounts.invitation.withdrawn", actor=actor, target=invitation, email=invitation.email)


@transaction.atomic
def accept_invitation(*, invitation: Invitation, user: User) -> Membership:
    """`user` joins, returns, or gains the invitation's roles. A suspended member stays suspended."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    _usable(invitation)
    membership = Membership.objects.select_for_update().filter(user=user).first()
    if membership is not None and membership.status == Membership.Status.SUSPENDED:
        raise Refused(_("Your place here is suspended. Write to the people who run the programs."), code="suspended")
    membership = _joined(membership, invitation, user)
    membership.user = user
    invitation.accepted_by, invitation.accepted_at = membership, clock.now()
    invitation.save(update_fields=["accepted_by", "accepted_at"])
    record("accounts.invitation.accepted", actor=membership, target=invitation, roles=invitation.roles)
    joining.run("on_accept", invitation, membership)
    return membership


def _joined(membership, invitation, user):
    if membership is None:
        return Membership.objects.create(user=user, roles=invitation.roles, joined_at=clock.now(), languages=[user.language])
    kept = membership.roles if membership.status == Membership.Status.ACTIVE else []
    membership.roles = [role for role in Role.values if role in {*kept, *invitation.roles}]
    membership.status, membership.left_at = Membership.Status.ACTIVE, None
    membership.save(update_fields=["roles", "status", "left_at"])
    return membership


@transaction.atomic
def join_as_new_person(*, invitation: Invitation, name: str, password: str, language: str, time_zone: str = "") -> Membership:
    """An account for the invited address, verified by the link itself, and the acceptance."""
    _usable(invitation)
    if User.objects.filter(email__iexact=invitation.email).exists():
        raise Refused(_("This address already has an account. Sign in to accept the invitation."), code="account_exists")
    zone = {"time_zone": time_zone} if time_zone else {}
    user = person_with(email=invitation.email, name=name, password=password, language=language, **zone)
    return accept_invitation(invitation=invitation, user=user)


def _usable(invitation, expired_is_fine=False):
    state = invitation.state
    if state == "accepted":
        raise Refused(_("This invitation has already been used."), code="used")
    if state == "withdrawn":
        raise Refused(_("This invitation was withdrawn."), code="withdrawn")
    if state == "expired" and not expired_is_fine:
        raise Refused(_("This invitation has expired."), code="expired")

from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from tenancy.prepared import prepared

from .counted import counts
from .links import hashed
from .models import ApiToken, Invitation, Membership, Role, User


@prepared
def _active(user, path):
    return Membership.objects.filter(user_id=user, status=Membership.Status.ACTIVE).annotate(**counts(path))


def membership_of(user: User, path: str = "") -> Membership | None:
    """The person's active membership of the organization at work, with what other rooms count of it for this page (see counted)."""
    membership = _active.first(user.pk, path)
    if membership is not None:
        membership.user = user
    return membership


def organizations_of(user: User) -> list[dict]:
    """[{slug, name}] of the organizations where the person is active, by name.

    Memberships are behind row-level security, so a SECURITY DEFINER function answers this one question.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT slug, name FROM accounts_organizations_of(%s)", [user.pk])
        return [{"slug": slug, "name": name} for slug, name in cursor.fetchall()]


def people(*, search: str = "", role: str = "", status: str = "active", after: UUID | None = None) -> QuerySet[Membership]:
    """Members, newest first; `after` is the last id of the page before: no page costs more than the first."""
    found = Membership.objects.select_related("user").filter(status=status).order_by("-id")
    if search:
        found = found.filter(Q(user__name__icontains=search) | Q(user__email__istartswith=search) if "@" in search
                             else Q(user__name__icontains=search))
    if role:
        found = found.filter(roles__contains=[role])
    return found.filter(id__lt=after) if after else found


def coordination() -> QuerySet[Membership]:
    """The organization's coordinators; its owners while there are none."""
    active = Membership.objects.filter(status=Membership.Status.ACTIVE).select_related("user")
    return active.filter(roles__contains=[Role.COORDINATOR]) or active.filter(roles__contains=[Role.OWNER])


def invitations_waiting() -> QuerySet[Invitation]:
    return Invitation.objects.waiting().select_related("invited_by__user").order_by("-id")


def invitation_by(secret: str) -> Invitation | None:
    return Invitation.objects.select_related("invited_by__user").filter(secret_hash=hashed(secret)).first()


def tokens_of(membership: Membership) -> QuerySet[ApiToken]:
    return ApiToken.objects.filter(membership=membership, revoked_at=None).order_by("-id")


def live_token(secret: str) -> ApiToken | None:
    """The token with this secret, if neither it nor its person has been stopped."""
    return (ApiToken.objects.select_related("membership__user")
            .filter(secret_hash=hashed(secret), revoked_at=None, membership__status=Membership.Status.ACTIVE,
                    membership__user__is_active=True).first())


def language_of(email: str) -> str | None:
    """The language of the person with this address, if there is one."""
    return User.objects.filter(email__iexact=email).values_list("language", flat=True).first()

from django.db import connection

from .models import Membership, User


def membership_of(user: User) -> Membership | None:
    """The person's active membership of the organization at work."""
    membership = Membership.objects.filter(user_id=user.pk, status=Membership.Status.ACTIVE).first()
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

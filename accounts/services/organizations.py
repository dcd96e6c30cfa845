from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from common import clock
from common.errors import Refused
from tenancy.context import bound_to
from tenancy.models import Organization

from .. import joining
from ..models import Membership, Role, User


def create_organization(*, slug: str, name: str, owner_email: str, owner_name: str = "", language: str = "fr",
                        time_zone: str = "Europe/Paris") -> tuple[Organization, Membership]:
    """An organization and its first owner. A person who has no account yet gets one that opens by an emailed code."""
    organization = Organization(slug=slug, name=name, language=language, time_zone=time_zone)
    _valid(organization)
    with transaction.atomic():
        organization.save(force_insert=True)
        user = person_with(email=owner_email, name=owner_name, language=language, time_zone=time_zone)
        with bound_to(organization.id):
            owner = Membership.objects.create(user=user, roles=[Role.OWNER], joined_at=clock.now(), languages=[user.language])
            record("accounts.organization.founded", actor=owner)
            joining.run("on_found", organization, owner)
    return organization, owner


def create_operator(*, email: str, name: str, password: str | None = None) -> User:
    """Someone who runs the platform: sees operations, and no organization's mentoring data."""
    with transaction.atomic():
        user = person_with(email=email, name=name, password=password)
        user.is_staff = user.is_superuser = True
        user.save(update_fields=["is_staff", "is_superuser"])
    return user


def person_with(*, email: str, name: str, password: str | None = None, **fields) -> User:
    """The person with this address, made if need be with the address held verified."""
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        user = User(email=email.lower(), name=name or email.split("@")[0], **fields)
        _valid(user, exclude=["password"])
        user = User.objects.create_user(user.email, password, name=user.name, **fields)
    EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    return user


def _valid(instance, exclude=None):
    try:
        instance.full_clean(exclude=exclude)
    except ValidationError as error:
        raise Refused(" ".join(error.messages) or _("This cannot be saved."), code="invalid") from error

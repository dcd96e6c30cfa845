from django.db import transaction

from .. import facts, photos
from ..models import Membership

FIELDS = ("pronouns", "headline", "bio", "languages")


def change_profile(*, membership: Membership, name: str, pronouns: str = "", headline: str = "", bio: str = "",
                   languages: list[str] = ()) -> None:
    """The name is the person's everywhere; the rest is told to this organization alone."""
    for field, value in zip(FIELDS, (pronouns, headline, bio, list(languages)), strict=True):
        setattr(membership, field, value)
    membership.save(update_fields=FIELDS)
    membership.user.name = name
    membership.user.save(update_fields=["name"])
    facts.changed(membership.pk)


def change_photo(*, membership: Membership, content: bytes) -> None:
    picture = photos.reencoded(content)
    _replace(membership, photos.stored(membership.organization_id, picture))


def remove_photo(*, membership: Membership) -> None:
    _replace(membership, "")


def _replace(membership, name):
    """The old file goes only once nobody can be told of it any more."""
    old, organization_id = membership.photo, membership.organization_id
    membership.photo = name
    membership.save(update_fields=["photo"])
    if old:
        transaction.on_commit(lambda: photos.discard(organization_id, old))

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from audit.services import record
from common import clock
from common.errors import Refused

from ..keys import new_key
from ..models import ApiToken, Membership

AT_MOST = 20


def create_token(*, membership: Membership, name: str) -> tuple[ApiToken, str]:
    """(the token, its key). The key is not kept: this is the only time it can be shown."""
    if ApiToken.objects.filter(membership=membership, revoked_at=None).count() >= AT_MOST:
        raise Refused(_("You have 20 keys already. Revoke one that is no longer used."), code="too_many_keys")
    key, secret_hash = new_key(membership.organization_id)
    token = ApiToken.objects.create(membership=membership, name=name, secret_hash=secret_hash, hint=key[-4:],
                                    created_at=clock.now())
    record("accounts.key.created", actor=membership, target=token, name=name)
    return token, key


def revoke_token(*, membership: Membership, token: ApiToken) -> None:
    """Revoking twice is the same as once."""
    if ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=clock.now()):
        record("accounts.key.revoked", actor=membership, target=token, name=token.name)


def touch_token(*, token: ApiToken) -> None:
    """Remembers the use, at most once a minute: a key in a loop must not write at each request."""
    now = clock.now()
    stale = Q(last_used_at=None) | Q(last_used_at__lt=now - timedelta(minutes=1))
    ApiToken.objects.filter(stale, pk=token.pk).update(last_used_at=now)

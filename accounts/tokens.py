"""API keys: `tdm_<organization>_<secret>`. The organization in the key says where to look, so the walls stay up."""
import hashlib
import re
import secrets
import uuid

from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed

from .models import ApiToken

SHAPE = re.compile(r"^tdm_(?P<organization>[0-9a-f]{32})_(?P<secret>[A-Za-z0-9_-]{32,64})$")


def hashed(secret: str) -> str:
    """SHA-256 of a secret with 256 random bits: nothing to guess, so no slow hash is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_key(organization_id: uuid.UUID) -> tuple[str, str]:
    """(the key to show once, the hash to keep)."""
    secret = secrets.token_urlsafe(32)
    return f"tdm_{organization_id.hex}_{secret}", hashed(secret)


def organization_in(key: str) -> uuid.UUID | None:
    matched = SHAPE.match(key)
    return uuid.UUID(matched["organization"]) if matched else None


def key_in(request) -> str:
    scheme, _, key = get_authorization_header(request).decode("latin-1").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else ""


class TokenAuthentication(BaseAuthentication):
    def authenticate_header(self, request):
        return "Bearer"

    def authenticate(self, request):
        key = key_in(request)
        if not key:
            return None
        matched = SHAPE.match(key)
        token = matched and request.organization and request.organization.id.hex == matched["organization"] and (
            ApiToken.objects.select_related("membership__user")
            .filter(secret_hash=hashed(matched["secret"]), revoked_at=None, membership__status="active", membership__user__is_active=True)
            .first())
        if not token:
            raise AuthenticationFailed
        request._request.membership = token.membership
        return token.membership.user, token

"""API keys: `tdm_<organization>_<secret>`. The organization in the key says where to look, so the walls stay up."""
import re
import secrets
import uuid

from .links import hashed

SHAPE = re.compile(r"^tdm_(?P<organization>[0-9a-f]{32})_(?P<secret>[A-Za-z0-9_-]{32,64})$")


def new_key(organization_id: uuid.UUID) -> tuple[str, str]:
    """(the key to show once, the hash to keep)."""
    secret = secrets.token_urlsafe(32)
    return f"tdm_{organization_id.hex}_{secret}", hashed(secret)


def organization_in(key: str) -> uuid.UUID | None:
    matched = SHAPE.match(key)
    return uuid.UUID(matched["organization"]) if matched else None


def secret_in(key: str) -> str:
    matched = SHAPE.match(key)
    return matched["secret"] if matched else ""


def key_in(request) -> str:
    """The bearer key a request carries, or an empty string."""
    scheme, _, key = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else ""

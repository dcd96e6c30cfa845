"""The secret in an invitation's link. It is derived, so that neither the invitation nor the outbox holds it."""
import base64
import hashlib
from uuid import UUID

from django.utils.crypto import salted_hmac


def invitation_secret(invitation_id: UUID) -> str:
    """43 URL-safe characters: a MAC of the id under SECRET_KEY."""
    mac = salted_hmac("accounts.invitation", invitation_id.hex, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(mac).rstrip(b"=").decode()


def hashed(secret: str) -> str:
    """SHA-256 of a secret with 256 unguessable bits: no slow hash is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()

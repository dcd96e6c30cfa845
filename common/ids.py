"""Identifiers: UUIDv7 (RFC 9562), so that keys are unguessable in practice and still sort by time of making."""
import uuid

import uuid6


def uuid7() -> uuid.UUID:
    return uuid.UUID(int=uuid6.uuid7().int)

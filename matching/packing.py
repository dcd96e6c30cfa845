"""A profile as bytes, derived from facts and thrown away with their VERSION; and as JSON, which is what a run's record keeps."""
import hashlib
import json
import zlib
from dataclasses import asdict

from .engine.profiles import Profile

VERSION = 1  # of the bytes: one more whenever a fact is added or read otherwise
SETS = ("languages", "managers", "conflicts")


def packed(profile: Profile) -> bytes:
    """The same profile gives the same bytes."""
    return zlib.compress(json.dumps(as_json(profile), sort_keys=True, separators=(",", ":")).encode(), 6)


def unpacked(data: bytes) -> Profile:
    return from_json(json.loads(zlib.decompress(bytes(data))))


def fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def as_json(profile: Profile) -> dict:
    found = asdict(profile) | {name: sorted(getattr(profile, name)) for name in SETS}
    return found | {"week": f"{profile.week:x}", "affinity": profile.affinity.hex(), "personality": _listed(profile.personality),
                    "prefers": list(profile.prefers)}


def from_json(data: dict) -> Profile:
    values = data | {name: frozenset(data[name]) for name in SETS}
    personality = data["personality"]
    return Profile(**values | {"week": int(data["week"], 16), "affinity": bytes.fromhex(data["affinity"]),
                               "personality": None if personality is None else tuple(personality), "prefers": tuple(data["prefers"])})


def _listed(numbers):
    return None if numbers is None else list(numbers)

"""Users and memberships. A name that stands in both lists is one person with two memberships."""
import re
import unicodedata
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from accounts.models import Membership, User

from .chance import Chance
from .world import World, people_of, texts_of

PASSWORD = "tandem-demo-2026"  # noqa: S105
OPERATOR = "operator@tandem.example"


def address_of(name: str) -> str:
    """The person's address: at the first organization that lists them, under a domain nobody can own (RFC 2606)."""
    slug = next(s for s in texts_of("organizations") if any(p["name"] == name for p in people_of(s)))
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    return f"{re.sub(r'[^a-z]+', '.', plain)}@{slug}.example"


def make_users(now, chance: Chance) -> dict[str, User]:
    """Every person of the demo by name, written. One password serves all, so it is hashed once."""
    password = make_password(PASSWORD)
    users = {}
    for slug, organization in texts_of("organizations").items():
        for row in people_of(slug):
            if row["name"] not in users:
                users[row["name"]] = _user(row, organization, now - timedelta(days=chance.between(185, 240)), chance, password)
    operator = User(id=chance.uuid(now), name="Alix Opérateur", email=OPERATOR, is_staff=True, is_superuser=True,
                    password=password, date_joined=now - timedelta(days=300), time_zone_confirmed=True)
    everyone = [*users.values(), operator]
    joined = {user.pk: user.date_joined for user in everyone}
    User.objects.bulk_create(everyone)
    for user in everyone:
        user.date_joined = joined[user.pk]
    User.objects.bulk_update(everyone, ["date_joined"], batch_size=500)
    EmailAddress.objects.bulk_create([EmailAddress(user=u, email=u.email, verified=True, primary=True) for u in everyone])
    return users


def _user(row, organization, joined, chance, password) -> User:
    spoken = row["languages"].split()
    return User(
        id=chance.uuid(joined), name=row["name"], email=address_of(row["name"]), password=password, date_joined=joined,
        language=spoken[0] if spoken[0] in User.Language.values else organization["language"],
        time_zone=row["zone"] or organization["time_zone"], time_zone_confirmed=True)


def make_members(world: World, users: dict[str, User]) -> None:
    for row in world.people:
        user = users[row["name"]]
        joined = world.ago(2, 10) if row["state"] == "fresh" else world.ago(world.chance.between(172, 184), 10)
        world.members[row["name"]] = world.make(
            Membership, joined, user=user, roles=row["roles"].split(), joined_at=joined, pronouns=row["pronouns"],
            languages=row["languages"].split(), headline=row["headline"], bio=_bio(world, row))


def _bio(world: World, row) -> str:
    if not row["track"]:
        return world.texts["staff_bio"].get(row["roles"], "")
    role = row["roles"].split()[0]
    track, chance = world.track(row, role), world.chance
    if role == "mentor":
        return f"{chance.pick(track['mentor_bios'])} {chance.pick(world.texts['mentor_closings'])}"
    return f"{chance.pick(track['learner_bios'])} {chance.pick(world.texts['learner_closings'])}"

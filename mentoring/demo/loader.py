"""Puts the makers in order and writes what they made, one transaction for everything."""
from datetime import datetime

from django.db import transaction

from common import clock
from tenancy.context import bound_to
from tenancy.models import Organization

from .asking import make_features, make_requests
from .calendars import make_availability, make_lengths
from .chance import Chance
from .circles import make_circles
from .drafts import make_criteria, make_drafts
from .journeys import make_enrolments, make_offers, make_programs
from .meetings import make_sessions
from .needs import make_needs, make_skills, make_styles
from .notices import make_notices
from .pairs import make_pairs
from .people import make_members, make_users
from .plans import make_plans, make_templates
from .series import make_dates, make_series
from .talks import make_talks
from .trail import make_snapshots, make_trail
from .world import World, texts_of

# A stage's rows are written before the next begins: scores and figures are computed from what the database holds.
STAGES = (
    (make_skills, make_programs, make_enrolments, make_availability, make_needs, make_styles),
    (make_criteria, make_pairs, make_templates, make_plans, make_sessions, make_talks),
    (make_circles, make_requests, make_drafts, make_features, make_snapshots, make_trail, make_offers),
    (make_series,),
    (make_dates, make_lengths),
    (make_notices,),
)


def is_loaded() -> bool:
    return Organization.objects.filter(slug__in=texts_of("organizations")).exists()


def has_others() -> bool:
    return Organization.objects.exclude(slug__in=texts_of("organizations")).exists()


@transaction.atomic
def load(now: datetime) -> None:
    """Writes the whole demo as it stands at `now` (aware, UTC); the same instant gives the same rows."""
    now = now.replace(second=0, microsecond=0)
    with clock.at(now):
        _load(now)


def _load(now: datetime) -> None:
    users = make_users(now, Chance("people"))
    for slug, values in texts_of("organizations").items():
        chance = Chance(slug)
        organization = Organization.objects.create(
            id=chance.uuid(now), slug=slug, **{key: value for key, value in values.items() if key not in ("programs", "offers", "circles")})
        with bound_to(organization.id):
            world = World(organization, now, chance)
            make_members(world, users)
            for stage in STAGES:
                for make in stage:
                    make(world)
                world.rows.save()

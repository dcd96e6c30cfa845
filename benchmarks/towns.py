"""People of an organization with pairs, hours and sessions, to measure booking with."""
import random
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import connections

from accounts.models import Membership, User
from common import clock
from common.time_zones import names
from matching.models import Mentorship
from programs.models import Enrolment, Program
from sessions_app.models import AvailabilityRule, BookingRules, Session, SessionClaim
from tenancy.context import bound_to
from tenancy.models import Organization

PEOPLE = "program__organization", "mentor__membership__user", "learner__membership__user"


def town(mentors: int, learners: int, rules: int) -> tuple[Organization, list[tuple[UUID, Membership, Membership]]]:
    """Mentors with so many learners each, every one a pair in one program; weekly hours in many zones.

    Pairs are (key, mentor, learner).
    """
    slug = f"race{uuid4().hex[:8]}"
    organization = Organization.objects.create(slug=slug, name=slug)
    now, chance, zone = clock.now(), random.Random(mentors), names()
    with bound_to(organization.id):
        program = Program.objects.create(name="Course", slug="course", starts_on=now.date(), ends_on=now.date() + timedelta(days=300),
                                         status="running", created_at=now)
        people = _people(slug, mentors, mentors * (1 + learners), now)
        enrolled = Enrolment.objects.bulk_create([
            Enrolment(program=program, membership=m, role=m.roles[0], status="approved", capacity=20, applied_at=now) for m in people])
        pairs = [Mentorship(program=program, mentor=enrolled[n], learner=enrolled[mentors + n * learners + k], mentor_seat=k + 1,
                            status="active", proposed_at=now, started_at=now, learner_accepted_at=now, mentor_accepted_at=now)
                 for n in range(mentors) for k in range(learners)]
        Mentorship.objects.bulk_create(pairs)
        AvailabilityRule.objects.bulk_create([
            AvailabilityRule(membership=m, weekday=day % 7, start_minute=480, end_minute=1080, time_zone=place)
            for m in people[:mentors] for place in [chance.choice(zone)] for day in range(rules)])
        BookingRules.objects.bulk_create([BookingRules(membership=m, buffer_after=5) for m in people[:mentors:2]])
    return organization, [(pair.pk, pair.mentor.membership, pair.learner.membership) for pair in pairs]


def _people(slug, mentors, count, now):
    users = User.objects.bulk_create([User(email=f"p{n}@{slug}.example", name=f"Personne {n}") for n in range(count)])
    return Membership.objects.bulk_create([
        Membership(user=user, roles=["mentor" if n < mentors else "learner"], joined_at=now) for n, user in enumerate(users)])


def five_days() -> list[datetime]:
    now = clock.now().replace(second=0, microsecond=0)
    return [now + timedelta(days=n, hours=3) for n in range(1, 6)]


def claim(pair: UUID, mentor: Membership, learner: Membership, starts: Iterable[datetime]) -> None:
    """The pair's sessions at these times, which take the mentor's."""
    sessions = Session.objects.bulk_create([
        Session(mentorship_id=pair, starts_at=start, ends_at=start + timedelta(minutes=45), time_zone="UTC", booked_by=learner,
                created_at=clock.now()) for start in starts])
    SessionClaim.objects.bulk_create([
        SessionClaim(session=s, membership=mentor, busy=(s.starts_at, s.ends_at)) for s in sessions])


def analyze() -> None:
    """What is committed is what the planner sees."""
    with connections["superuser"].cursor() as cursor:
        cursor.execute("ANALYZE")

"""script/bench sessions: racing bookings through the real service, slots against a minute-by-minute oracle over all zones, the cost
of slots, and the first free slot among a thousand mentors. Fewer: script/bench sessions 2000 (bookings)
"""
import multiprocessing
import random
import sys
import time
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

import django

django.setup()

from django.db import OperationalError, connections  # noqa: E402

from accounts.models import Membership, User  # noqa: E402
from benchmarks import slots  # noqa: E402
from benchmarks.report import at_most, finish, table  # noqa: E402
from common import clock  # noqa: E402
from common.errors import Refused  # noqa: E402
from common.time_zones import names, zone  # noqa: E402
from matching.models import Mentorship  # noqa: E402
from mentoring.memory import settle  # noqa: E402
from programs.models import Enrolment, Program  # noqa: E402
from sessions_app import times  # noqa: E402
from sessions_app.models import AvailabilityRule, BookingRules, Session, SessionClaim, TimeOff  # noqa: E402
from sessions_app.services import book_session, plan_series  # noqa: E402
from tenancy.context import bound_to  # noqa: E402
from tenancy.models import Organization  # noqa: E402

BOOKINGS, CLIENTS, MENTORS, LEARNERS = 10_000, 16, 40, 8
MANY = 1_000
PEOPLE = "program__organization", "mentor__membership__user", "learner__membership__user"


def main() -> None:
    bookings = int(sys.argv[1]) if len(sys.argv) > 1 else BOOKINGS
    rows, aims = [], []
    for part in (slots.zones, slots.rule_sets, slots.cost, among_many, series, lambda: race(bookings)):
        more_rows, more_aims = part()
        table(more_rows)
        rows, aims = rows + more_rows, aims + more_aims
    finish("sessions", rows, aims)


# ── against the database ─────────────────────────────────────────────────────────────────────────


def town(mentors: int, learners: int, rules: int) -> tuple[Organization, list]:
    """Mentors with so many learners each, every one a pair in one program; weekly hours in many zones."""
    slug = f"race{uuid4().hex[:8]}"
    organization = Organization.objects.create(slug=slug, name=slug)
    now, chance, zone = clock.now(), random.Random(mentors), names()
    with bound_to(organization.id):
        program = Program.objects.create(name="Course", slug="course", starts_on=now.date(), ends_on=now.date() + timedelta(days=300),
                                         status="running", created_at=now)
        people = _people(slug, mentors * (1 + learners), now)
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


def _people(slug, count, now):
    users = User.objects.bulk_create([User(email=f"p{n}@{slug}.example", name=f"Personne {n}") for n in range(count)])
    mentors = count // (1 + LEARNERS) if slug else 0
    return Membership.objects.bulk_create([
        Membership(user=user, roles=["mentor" if n < mentors else "learner"], joined_at=now) for n, user in enumerate(users)])


def among_many():
    """The first free slot of each of a thousand mentors for one learner, from the tables."""
    organization, pairs = town(MANY, 1, 5)
    with bound_to(organization.id):
        now = clock.now().replace(second=0, microsecond=0)
        for pk, mentor, learner in pairs[::2]:
            _claim(pk, mentor, learner, _five(now))
    _analyze()  # sees only what is committed
    with bound_to(organization.id):
        mentors, learner = [mentor for _pk, mentor, _learner in pairs], pairs[0][2]
        best, found = float("inf"), {}
        for _ in range(7):
            began = time.perf_counter()
            found = times.first_starts(mentors, learner, minutes=45)
            best = min(best, time.perf_counter() - began)
    return ([{"first free slot": "among mentors", "mentors": MANY, "found": len(found), "ms": 1000 * best}],
            [at_most("first free slot among 1,000 mentors: ms with queries", 1000 * best, 150)])


def series():
    """Twenty weekly sessions, three of which cannot be: what is said before anything is written."""
    organization, ((pair, mentor, learner),) = town(1, 1, 7)
    with bound_to(organization.id):
        known = Mentorship.objects.select_related(*PEOPLE).get(pk=pair)
        place = zone(AvailabilityRule.objects.filter(membership=mentor).first().time_zone)
        first = (clock.now() + timedelta(days=8)).astimezone(place).replace(hour=10, minute=0, second=0, microsecond=0)
        dates = [first + timedelta(weeks=n) for n in range(20)]
        BookingRules.objects.filter(membership=mentor).update(window_days=365)
        TimeOff.objects.create(membership=mentor, first_day=dates[3].date(), last_day=dates[3].date())
        _claim(pair, mentor, learner, [dates[9], dates[16]])
        before, began = Session.objects.count(), time.perf_counter()
        plan = plan_series(actor=learner, mentorship=known, starts_at=first, rhythm="weekly", count=20)
        took, said, written = time.perf_counter() - began, [each.position for each in plan.conflicts], Session.objects.count() - before
    row = {"series": "weekly, 20", "conflicts": 3, "said": len(said), "repairs each": min(len(each.nearest) for each in plan.conflicts),
           "written before": written, "ms": 1000 * took}
    return [row], [at_most("series of 20 with 3 conflicts: not said before confirmation", len({3, 9, 16} ^ set(said)), 0)]


def _five(now):
    return [now + timedelta(days=n, hours=3) for n in range(1, 6)]


def _claim(pair, mentor, learner, starts):
    sessions = Session.objects.bulk_create([
        Session(mentorship_id=pair, starts_at=start, ends_at=start + timedelta(minutes=45), time_zone="UTC", booked_by=learner,
                created_at=clock.now()) for start in starts])
    SessionClaim.objects.bulk_create([
        SessionClaim(session=s, membership=mentor, busy=(s.starts_at, s.ends_at)) for s in sessions])


def _analyze():
    with connections["superuser"].cursor() as cursor:
        cursor.execute("ANALYZE")


def race(bookings):
    """So many bookings asked by sixteen processes at once, each of a time that others are after too.

    As in production the house has sessions already, its tables are analyzed, and each process has booked before, elsewhere.
    """
    organization, pairs = town(MENTORS, LEARNERS, 7)
    with bound_to(organization.id):
        for pk, mentor, learner in pairs[::LEARNERS]:
            _claim(pk, mentor, learner, _five(clock.now().replace(second=0, microsecond=0)))
    elsewhere, others = town(CLIENTS, 1, 7)
    _analyze()
    connections.close_all()
    with multiprocessing.get_context("fork").Pool(CLIENTS) as pool:
        pool.starmap(_warm, [(elsewhere.id, pk) for pk, *_ in others], chunksize=1)
        began = time.perf_counter()
        lots = pool.starmap(_client, [(organization.id, [pk for pk, *_ in pairs], n, bookings // CLIENTS) for n in range(CLIENTS)])
        took = time.perf_counter() - began
    waits = sorted(wait for lot in lots for _what, wait in lot)
    booked = sorted(wait for lot in lots for what, wait in lot if what == "booked")
    said = Counter(what for lot in lots for what, _wait in lot)
    with connections["superuser"].cursor() as cursor:
        cursor.execute("""SELECT count(*) FROM sessions_app_sessionclaim a JOIN sessions_app_sessionclaim b
            ON a.membership_id = b.membership_id AND a.id < b.id AND a.busy && b.busy
            WHERE a.organization_id = %s AND a.is_active AND b.is_active""", [organization.id])
        overlaps = cursor.fetchone()[0]
        cursor.execute("""SELECT count(*), count(*) FILTER (WHERE NOT EXISTS (
                SELECT FROM notifications_delivery WHERE organization_id = s.organization_id AND topic = s.id))
            FROM sessions_app_session s WHERE organization_id = %s AND booking_key IS NOT NULL""", [organization.id])
        sessions, untold = cursor.fetchone()
    p99 = 1000 * waits[int(0.99 * len(waits))]
    row = {"race": f"{CLIENTS} clients", "asked": len(waits), "booked": said["booked"], "refused": said["taken"], "deadlocks":
           said["deadlock"], "overlaps": overlaps, "p50 ms": 1000 * waits[len(waits) // 2], "p99 ms": p99,
           "p99 of booked": 1000 * booked[int(0.99 * len(booked))], "a second": len(waits) / took}
    return [row], [at_most("race: overlaps", overlaps, 0), at_most("race: deadlocks", said["deadlock"], 0),
                   at_most("race: answers that are no session and no refusal", len(waits) - said["booked"] - said["taken"], 0),
                   at_most("race: sessions more or fewer than booked", abs(sessions - said["booked"]), 0),
                   at_most("race: sessions that nobody is told of", untold, 0),
                   at_most("race: p99 ms of a booking", p99, 50)]


def _warm(organization, pair):
    """A dozen bookings and refusals, in a process that has settled as one of the web's does; none gets to warm up twice, since each takes
    a while."""
    settle()
    until = time.perf_counter() + 3
    with bound_to(organization):
        known = Mentorship.objects.select_related(*PEOPLE).get(pk=pair)
        starts = times.free_starts(known)[:12]
    for start in [*starts, *starts]:
        with suppress(Refused), bound_to(organization):
            book_session(actor=known.learner.membership, mentorship=known, starts_at=start, booking_key=uuid4())
    time.sleep(max(0, until - time.perf_counter()))


def _client(organization, pairs, seed, count):
    """[("booked" | "taken" | "deadlock", seconds)]. Whoever finds a time taken asks for one of the three told."""
    chance, told = random.Random(seed), []
    with bound_to(organization):
        known = {p.pk: p for p in Mentorship.objects.filter(pk__in=pairs).select_related(*PEOPLE)}
        free = {pk: times.free_starts(p)[:40] for pk, p in chance.sample(sorted(known.items()), 60)}
    wanted = None
    while len(told) < count:
        pk, start = wanted or (lambda pk: (pk, chance.choice(free[pk])))(chance.choice(list(free)))
        wanted, began = None, time.perf_counter()
        try:
            with bound_to(organization):
                book_session(actor=known[pk].learner.membership, mentorship=known[pk], starts_at=start, booking_key=uuid4())
            what = "booked"
        except Refused as refusal:
            what = refusal.code
            if refusal.extra.get("alternatives") and chance.random() < 0.3:
                wanted = pk, chance.choice(refusal.extra["alternatives"])
        except OperationalError as error:
            what = "deadlock" if "deadlock" in str(error) else "trouble"
        told.append((what, time.perf_counter() - began))
    return told


if __name__ == "__main__":
    main()

"""Closing a program with hundreds of pairs takes few statements however many there are, and tells each of them all the same."""
from collections import Counter
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership, User
from audit.models import Entry
from common import clock
from matching.models import Mentorship
from notifications.models import Delivery
from programs.models import Enrolment, Program
from programs.services import close_program
from sessions_app.models import Session, SessionClaim


def program_with(house, n, *, suffix=""):
    """A program of its own, with its `n` active pairs and then as many proposed ones."""
    now, slug = clock.now(), f"many-{n}{suffix}"
    program = Program.objects.create(name=slug, slug=slug, starts_on=house.program.starts_on, ends_on=house.program.ends_on,
                                     status="running", created_at=now)
    users = User.objects.bulk_create([User(email=f"{slug}-{i}@verger.example", name=f"Personne {i}", language="fr") for i in range(4 * n)])
    people = Membership.objects.bulk_create([
        Membership(user=user, roles=[role_of(i)], joined_at=now, languages=["fr"]) for i, user in enumerate(users)])
    parts = Enrolment.objects.bulk_create([
        Enrolment(program=program, membership=person, role=role_of(i), status="approved", capacity=1, applied_at=now, decided_at=now)
        for i, person in enumerate(people)])
    return program, Mentorship.objects.bulk_create([
        Mentorship(program=program, learner=learner, mentor=mentor, mentor_seat=1, proposed_at=now, **(
            {"status": "active", "started_at": now, "learner_accepted_at": now, "mentor_accepted_at": now} if i < n else
            {"status": "proposed"})) for i, (learner, mentor) in enumerate(zip(parts[::2], parts[1::2], strict=True))])


def role_of(number):
    return ("learner", "mentor")[number % 2]


def planned(pairs):
    """A session of each, with the time that it takes and a reminder of it."""
    start, now = clock.now() + timedelta(days=3), clock.now()
    sessions = Session.objects.bulk_create([
        Session(mentorship=pair, starts_at=start, ends_at=start + timedelta(minutes=45), time_zone="Europe/Paris",
                booked_by=pair.learner.membership, created_at=now) for pair in pairs])
    SessionClaim.objects.bulk_create([
        SessionClaim(session=session, membership_id=part.membership_id, busy=(session.starts_at, session.ends_at))
        for session in sessions for part in (session.mentorship.learner, session.mentorship.mentor)])
    Delivery.objects.bulk_create([
        Delivery(kind="sessions_app.reminder_day", recipient=session.booked_by, key=str(session.pk), payload={}, topic=session.pk,
                 due_at=start, created_at=now) for session in sessions])
    return sessions


def closed(house, n, *, ends_pairs=True):
    """The program, its pairs, their sessions and how many statements closing it took."""
    program, pairs = program_with(house, n, suffix="" if ends_pairs else "-kept")
    sessions = planned(pairs[:n])
    with CaptureQueriesContext(connection) as caught:
        close_program(actor=house.coordinator, program=program, ends_pairs=ends_pairs)
    return program, pairs, sessions, len(caught)


def test_statements_do_not_grow_with_pairs(house):
    closed(house, 1)
    few, many = (closed(house, n)[-1] for n in (2, 9))
    assert few == many < 60


def test_nor_where_pairs_go_on(house):
    closed(house, 1, ends_pairs=False)
    few, many = (closed(house, n, ends_pairs=False)[-1] for n in (2, 9))
    assert few == many < 30


def test_each_of_many_pairs_is_ended_told_and_recorded(house):
    program, pairs, sessions, _count = closed(house, 4)
    people = {part.membership_id for pair in pairs for part in (pair.learner, pair.mentor)}
    active, proposed = pairs[:4], pairs[4:]
    ended = Mentorship.objects.filter(program=program)
    assert set(ended.values_list("status", "end_cause", "ended_by", "end_reason")) == {("ended", "done", house.coordinator.pk, "")}
    assert all(ended.values_list("ended_at", flat=True))
    assert set(Session.objects.values_list("status", "sequence", "cancelled_by", "is_late_cancel")) == {("cancelled", 1, None, False)}
    assert not SessionClaim.objects.filter(is_active=True).exists()
    told = Counter(Delivery.objects.filter(recipient__in=people).values_list("kind", "state", "topic", "recipient"))
    assert set(told.values()) == {1}
    assert set(told) == {
        *(("matching.ended", "due", pair.pk, person) for pair in active for person in two(pair)),
        *(("matching.declined", "due", pair.pk, person) for pair in proposed for person in two(pair)),
        *(("sessions_app.cancelled", "due", s.pk, person) for s in sessions for person in two(s.mentorship)),
        *(("sessions_app.reminder_day", "superseded", s.pk, s.booked_by_id) for s in sessions)}
    assert all(Delivery.objects.filter(kind__startswith="matching.").values_list("payload__is_closing", flat=True))
    entries = Entry.objects.filter(verb__in=["matching.mentorship.ended", "sessions_app.session.cancelled"])
    assert Counter(entries.values_list("verb", "target_id", "actor_id", "detail__was_active")) == Counter([
        *(("matching.mentorship.ended", pair.pk, house.coordinator.pk, True) for pair in active),
        *(("matching.mentorship.ended", pair.pk, house.coordinator.pk, False) for pair in proposed),
        *(("sessions_app.session.cancelled", s.pk, None, None) for s in sessions)])


def two(pair):
    return pair.learner.membership_id, pair.mentor.membership_id

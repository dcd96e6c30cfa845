"""The main pages ask a fixed number of questions, kept in tests/query_counts.json, however much there is to show."""
import json
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Membership, User
from action_plans.models import Action
from assessments.models import Goal
from chat.models import Conversation, Message, Participant
from common import clock
from kpis import services
from matching.models import Mentorship
from programs.models import Enrolment
from sessions_app.models import Session
from tests.notifications.kinds import told

BASELINE = Path(__file__).parent.parent / "query_counts.json"
CONTROL = ("SAVEPOINT", "RELEASE", "SET LOCAL", "ROLLBACK")
LIMIT = 12


def grow(house, amount: int):
    """More of everything: pairs of the mentor, sessions, actions, goals and messages of the pair."""
    now, program = clock.now(), house.program
    house.enrolments["mentor"].capacity = 20
    for n in range(amount):
        user = User.objects.create(email=f"{uuid.uuid4().hex}@verger.example", name=f"Personne {n}")
        member = Membership.objects.create(user=user, roles=["learner"], joined_at=now)
        enrolment = Enrolment.objects.create(program=program, membership=member, role="learner", applied_at=now,
                                             status="approved" if n % 2 else "applied")
        taken = Mentorship.objects.filter(mentor=house.enrolments["mentor"]).count()
        Mentorship.objects.create(program=program, learner=enrolment, mentor=house.enrolments["mentor"], mentor_seat=taken + 1,
                                  status="active", proposed_at=now, started_at=now, learner_accepted_at=now, mentor_accepted_at=now)
        for days in (-7 * n - 7, 7 * n + 7):
            start = now + timedelta(days=days)
            Session.objects.create(mentorship=house.pair, starts_at=start, ends_at=start + timedelta(minutes=45), created_at=now,
                                   status="held" if days < 0 else "confirmed", time_zone="Europe/Paris", booked_by=house.learner)
        Action.objects.create(mentorship=house.pair, title=f"Action {n}", due_on=now.date(), created_at=now)
        Goal.objects.create(enrolment=house.enrolments["learner"], specific=f"But {n}", measurable="x", achievable="x", relevant="x",
                            due_on=now.date(), created_at=now)
    for person in (house.learner, house.mentor, house.coordinator):
        told(person, amount)
    talk = Conversation.objects.filter(mentorship=house.pair).first()
    if talk is None:
        talk = Conversation.objects.create(mentorship=house.pair, created_at=now)
        for person in (house.learner, house.mentor):
            Participant.objects.create(conversation=talk, membership=person)
    for seq in range(talk.last_seq + 1, talk.last_seq + amount + 1):
        Message.objects.create(conversation=talk, seq=seq, client_id=uuid.uuid4(), sender=house.learner, body="Bonjour", sent_at=now)
    talk.last_seq, talk.last_at = talk.last_seq + amount, now
    talk.save(update_fields=["last_seq", "last_at"])


@pytest.fixture
def verger(cast):
    with cast.verger.bound():
        grow(cast.verger, 3)
        services.take_snapshots()
    return cast.verger


def pages(house):
    with house.bound():
        session = Session.objects.filter(mentorship=house.pair).order_by("starts_at").last()
        talk = Conversation.objects.get(mentorship=house.pair)
    return {
        "learner home": (house.learner, reverse("dashboard:home")), "mentor home": (house.mentor, reverse("dashboard:home")),
        "coordinator home": (house.coordinator, reverse("dashboard:home")),
        "learner who looks for a mentor": (house.other_learner, reverse("dashboard:home")),
        "pair page": (house.learner, reverse("dashboard:pair", args=[house.pair.pk])),
        "session page": (house.learner, reverse("sessions_app:session", args=[session.pk])),
        "chat page": (house.learner, reverse("chat:conversation", args=[talk.pk])),
        "pairs": (house.coordinator, reverse("dashboard:pairs")), "follow-up": (house.coordinator, reverse("kpis:overview")),
        "plan": (house.learner, reverse("action_plans:plan", args=[house.pair.pk])),
        "calendar": (house.mentor, reverse("sessions_app:calendar")),
        "sessions": (house.learner, reverse("sessions_app:list")), "messages": (house.learner, reverse("chat:inbox")),
        "goals": (house.learner, reverse("assessments:goals")), "programs": (house.coordinator, reverse("programs:list")),
        "people": (house.coordinator, reverse("accounts:people")),
        "notifications": (house.learner, reverse("notifications:notices")),
    }


def counted(house, as_person):
    found = {}
    for name, (person, path) in pages(house).items():
        client = as_person(person)
        client.get(house.url(path))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(house.url(path)).status_code == 200, name
        found[name] = sum(not query["sql"].startswith(CONTROL) for query in asked.captured_queries)
    return found


def test_the_main_pages_keep_to_their_counts_and_do_not_ask_more_when_there_is_more(verger, as_person):
    before = counted(verger, as_person)
    with verger.bound():
        grow(verger, 6)
    after = counted(verger, as_person)
    assert after == before
    assert before == json.loads(BASELINE.read_text())
    assert {name: n for name, n in before.items() if n > LIMIT} == {}

"""Organizations of any size with matching history: a mentor for three learners, each pair with sessions, a plan and messages."""
import random
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID, uuid5

from accounts.models import Membership, User
from action_plans.models import Action, Agreement
from assessments.models import Goal, NeedsAssessment
from chat.models import Conversation, Message, Participant
from common import clock
from kpis.models import SessionFeedback
from matching.models import Mentorship
from programs.models import Enrolment, Program
from sessions_app.models import AvailabilityRule, Session, SessionClaim
from tenancy.models import Organization

from .copying import copy_rows

SPACE = UUID("6f1d1d1e-0000-7000-8000-000000000000")
HELD, MESSAGES, ACTIONS, PROGRAMS = 6, 12, 5, 5
LENGTH = timedelta(minutes=45)


@dataclass
class Town:
    """Keys are made from the slug and a number, so that nothing needs to be read back."""

    slug: str
    members: int
    now: object = field(default_factory=clock.now)

    def key(self, kind: str, number: object = 0) -> UUID:
        return uuid5(SPACE, f"{self.slug}/{kind}/{number}")

    @property
    def id(self) -> UUID:
        return self.key("organization")

    @property
    def mentors(self) -> range:
        return range(1, self.members + 1, 4)

    @property
    def learners(self) -> list[int]:
        return [n for n in range(1, self.members + 1) if n % 4 != 1]

    def pairs(self):
        """(learner, mentor, seat): the three learners after a mentor are theirs."""
        for learner in self.learners:
            yield learner, learner - (learner - 1) % 4, (learner - 1) % 4

    def of(self, model, rows, **same):
        copy_rows(model, rows, organization_id=self.id, **same)


def build(town: Town) -> None:
    people(town)
    journeys(town)
    meetings(town)
    talk(town)


def people(town: Town) -> None:
    now = town.now
    copy_rows(Organization, [{"id": town.id, "slug": town.slug, "name": town.slug, "language": "en"}], created_at=now)
    numbers = range(town.members + 1)
    copy_rows(User, ({"id": town.key("user", n), "email": f"{town.slug}{n}@bench.example", "name": f"Person {n}"} for n in numbers),
              password="!", language="en", time_zone_confirmed=True, date_joined=now)
    roles = {0: ["coordinator"]}
    town.of(Membership, ({"id": town.key("member", n), "user_id": town.key("user", n),
                          "roles": roles.get(n) or (["mentor"] if n % 4 == 1 else ["learner"])} for n in numbers),
            joined_at=now, languages=["en"], bio="About me", status="active")
    town.of(Program, ({"id": town.key("program", p), "name": f"Program {p}", "slug": f"program-{p}"} for p in range(PROGRAMS)),
            starts_on=(now - timedelta(days=180)).date(), ends_on=(now + timedelta(days=180)).date(), capacity=1_000_000,
            status="running", created_at=now)


def journeys(town: Town) -> None:
    now, learners = town.now, town.learners
    town.of(Enrolment, ({"id": town.key("enrolment", n), "program_id": town.key("program", (n - 1) // 4 % PROGRAMS),
                         "membership_id": town.key("member", n), "role": "mentor" if n % 4 == 1 else "learner"}
                        for n in range(1, town.members + 1)), status="approved", capacity=3, applied_at=now)
    town.of(NeedsAssessment, ({"id": town.key("needs", n), "enrolment_id": town.key("enrolment", n)} for n in learners),
            step=4, updated_at=now, completed_at=now)
    town.of(Goal, ({"id": town.key("goal", (n, g)), "enrolment_id": town.key("enrolment", n), "specific": f"Goal {g} of {n}"}
                   for n in learners for g in range(2)),
            measurable="x", achievable="x", relevant="x", due_on=(now + timedelta(days=60)).date(), progress=40, created_at=now)
    started = now - timedelta(days=100)
    town.of(Mentorship, ({"id": town.key("pair", learner), "program_id": town.key("program", (learner - 1) // 4 % PROGRAMS),
                          "learner_id": town.key("enrolment", learner), "mentor_id": town.key("enrolment", mentor), "mentor_seat": seat}
                         for learner, mentor, seat in town.pairs()),
            status="active", proposed_at=started, learner_accepted_at=started, mentor_accepted_at=started, started_at=started, score=50_000)
    town.of(Agreement, ({"id": town.key("charter", n), "mentorship_id": town.key("pair", n), "drafted_by_id": town.key("member", n)}
                        for n in learners), focus="x", rhythm="x", channel="x", confidentiality="x",
            ends_on=(now + timedelta(days=90)).date(), created_at=now, learner_signed_at=now, mentor_signed_at=now)
    town.of(Action, ({"id": town.key("action", (n, a)), "mentorship_id": town.key("pair", n), "title": f"Step {a}", "position": a,
                      "status": "done" if a < 2 else "todo", "done_at": now if a < 2 else None} for n in learners for a in range(ACTIONS)),
            due_on=(now + timedelta(days=10)).date(), created_at=now)


def meetings(town: Town) -> None:
    now, chance = town.now.replace(minute=0, second=0, microsecond=0), random.Random(1)
    town.of(AvailabilityRule, ({"id": town.key("hours", (n, day)), "membership_id": town.key("member", n), "weekday": day}
                               for n in town.mentors for day in range(5)), start_minute=540, end_minute=1080, time_zone="Europe/Paris")
    sessions, claims, feedback = [], [], []
    for learner, mentor, seat in town.pairs():
        for turn in range(HELD + 1):
            start = now + timedelta(days=3 - 14 * (HELD - turn), hours=seat)
            key, held = town.key("session", (learner, turn)), turn < HELD
            sessions.append({"id": key, "mentorship_id": town.key("pair", learner), "starts_at": start, "ends_at": start + LENGTH,
                             "status": "held" if held else "confirmed", "booked_by_id": town.key("member", learner)})
            if held and turn == HELD - 1:
                feedback.append({"id": town.key("feedback", learner), "session_id": key, "membership_id": town.key("member", learner),
                                 "rating": chance.choice([3, 4, 4, 5, 5])})
            if not held:
                claims += [{"id": town.key("claim", (learner, who)), "session_id": key, "membership_id": town.key("member", who),
                            "busy": f"[{start},{start + LENGTH})"} for who in (learner, mentor)]
    town.of(Session, sessions, time_zone="Europe/Paris", created_at=now, join_url="https://meet.example/room")
    town.of(SessionClaim, claims)
    town.of(SessionFeedback, feedback, given_at=now)


def talk(town: Town) -> None:
    now = town.now
    town.of(Conversation, ({"id": town.key("talk", n), "mentorship_id": town.key("pair", n)} for n in town.learners),
            last_seq=MESSAGES, last_at=now - timedelta(days=1), created_at=now)
    town.of(Participant, ({"id": town.key("reader", (n, who)), "conversation_id": town.key("talk", n),
                           "membership_id": town.key("member", who)} for n, mentor, _seat in town.pairs() for who in (n, mentor)),
            read_seq=MESSAGES - 1)
    town.of(Message, ({"id": town.key("message", (n, seq)), "conversation_id": town.key("talk", n), "seq": seq,
                       "client_id": town.key("client", (n, seq)), "sender_id": town.key("member", n if seq % 2 else mentor),
                       "body": f"Message {seq} of this pair, about as long as people's are."}
                      for n, mentor, _seat in town.pairs() for seq in range(1, MESSAGES + 1)), sent_at=now - timedelta(days=1))

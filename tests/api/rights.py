"""Who may do what: for every operation, what each person of Verger is answered, and a stranger who owns another organization.

`for_` names people, or several at once: staff, pair, members. Whoever is not named gets 404, as the stranger does wherever the
address, query or body holds one of Verger's ids.
"""
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import uuid4

from django.db import transaction

from common import clock
from sessions_app.models import Session
from sessions_app.selectors import free_starts
from tests.api.journey import GOAL, TERMS, in_days
from tests.sessions_app.series import PARIS

SEVERAL = {"staff": ("owner", "coordinator"), "pair": ("mentor", "learner"),
           "members": ("owner", "coordinator", "observer", "mentor", "learner", "other_mentor", "other_learner")}
EVERYBODY = (*SEVERAL["members"], "stranger")
OPEN, STAFF_ONLY = {"members": 200, "stranger": 200}, {"members": 403, "staff": 200}
OWN, PAIR_READS, PAIR_WRITES = {"learner": 200}, {"pair": 200, "staff": 200}, {"pair": 200, "staff": 403}
ASKED = {"other_mentor": 200, "other_learner": 409, "staff": 403}
MADE, MENTORS = {"members": 201, "stranger": 201}, {"mentor": 200}
SESSION_READS, SESSION_WRITES = PAIR_READS | {"observer": 403}, PAIR_WRITES | {"observer": 403}

TOLD = {"learner": 200, "mentor": 409, "staff": 403, "observer": 403}


@dataclass(frozen=True)
class Operation:
    """`body` may hold names of ids in braces, and functions of the journey."""

    method: str
    path: str
    for_: dict
    body: dict | None = None
    query: str = ""
    known: dict = field(default_factory=dict)

    @property
    def label(self) -> str:
        return f"{self.method} {self.path}"

    def expected(self, who: str) -> int:
        named = {person: status for name, status in self.for_.items() for person in SEVERAL.get(name, (name,))}
        return named.get(who, 404)

    @property
    def may(self) -> str:
        """Somebody who is let in, if only to be refused by a rule."""
        return next(who for who in EVERYBODY if self.expected(who) in (200, 201, 204, 409))

    def sent(self, journey) -> tuple[str, dict | None]:
        ids = journey.ids | {name: journey.ids[other] for name, other in self.known.items()}
        return (self.path + self.query).format(**ids), _filled(self.body, journey) if self.body is not None else None


def _filled(value, journey):
    if isinstance(value, dict):
        return {name: _filled(each, journey) for name, each in value.items()}
    if isinstance(value, list):
        return [_filled(each, journey) for each in value]
    if callable(value):
        return value(journey)
    return value.format(**journey.ids) if isinstance(value, str) else value


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _start(journey):
    """The last free start: the first ones may be taken while a test thinks."""
    with journey.house.bound():
        return free_starts(journey.house.pair)[-1].isoformat()


def _a_day_later(journey):
    """Than the first session of the series, on the wall clock."""
    with journey.house.bound():
        return (Session.objects.get(pk=journey.ids["in_series_id"]).starts_at.astimezone(PARIS) + timedelta(days=1)).isoformat()


def _first(journey):
    """Early enough for what follows."""
    with journey.house.bound():
        free = free_starts(journey.house.pair)
        return free[len(free) // 3].isoformat()


MEETING = {"starts_at": lambda j: (clock.now() - timedelta(minutes=5)).isoformat(), "minutes": 5, "place": "phone", "mine": "present",
           "theirs": "late", "booking_key": lambda j: str(uuid4())}
SERIES = {"starts_at": _first, "rhythm": "weekly", "count": 3}
PROGRAM = {"name": "Nouveau", "starts_on": lambda j: str(in_days(1)), "ends_on": lambda j: str(in_days(100))}
HOURS = {"time_zone": "Europe/Paris", "hours": [{"weekday": 0, "start": "09:00", "end": "12:00"}],
         "days_off": [{"first": "2031-01-01", "last": "2031-01-05"}]}
QUIET = {"has_quiet_hours": True, "quiet_from": "21:30", "quiet_until": "07:00", "kinds_off": ["sessions_app.recap"]}
HELD, OF_SERIES = {"session_id": "held_id"}, {"session_id": "in_series_id"}
SET = {"name": "Hiver", "program": None, "first_day": lambda j: str(in_days(500)), "last_day": lambda j: str(in_days(510)),
       "time_zone": "Europe/Paris", "hours": [{"weekday": 0, "start": "09:00", "end": "12:00"}]}
KIND = {"name_fr": "Atelier", "name_en": "Workshop", "parts": [{"code": "work", "share": 10}], "questions": [{"fr": "Pourquoi ?"}]}
RULE = {"is_on": True, "minutes": 120, "whom": "mentor"}
ACTION = {"title": "Relire mon CV", "due_on": lambda j: str(in_days(9))}
ROW = {"milestone": "Démarrer", "title": "Se présenter", "due_after_days": 3}


def _op(method, path, for_, body=None, query="", known=None):
    return Operation(method, path, for_, body, query, known or {})


OPERATIONS = [
    _op("GET", "/notifications/", OPEN), _op("POST", "/notifications/all-seen/", OPEN, {}),
    _op("GET", "/notifications/{notification_id}/", OWN), _op("POST", "/notifications/{notification_id}/seen/", OWN),
    _op("GET", "/preferences/", OPEN), _op("PUT", "/preferences/", OPEN, QUIET),
    _op("GET", "/me/", OPEN), _op("PATCH", "/me/", OPEN, {"headline": "Bonjour"}),
    _op("GET", "/members/", STAFF_ONLY | {"stranger": 200}), _op("GET", "/members/{membership_id}/", {"members": 200}),
    _op("GET", "/invitations/", STAFF_ONLY | {"stranger": 200}),
    _op("POST", "/invitations/", {"members": 403, "staff": 201, "stranger": 201}, {"emails": ["a@b.example"], "roles": ["learner"]}),
    _op("GET", "/invitations/{invitation_id}/", STAFF_ONLY), _op("POST", "/invitations/{invitation_id}/resend/", STAFF_ONLY),
    _op("POST", "/invitations/{invitation_id}/withdraw/", STAFF_ONLY),

    _op("GET", "/programs/", OPEN), _op("POST", "/programs/", {"members": 403, "staff": 201, "stranger": 201}, PROGRAM),
    _op("GET", "/programs/{program_id}/", {"members": 200}), _op("PATCH", "/programs/{program_id}/", STAFF_ONLY, {"summary": "Court"}),
    *[_op("POST", f"/programs/{{program_id}}/{step}/", {"members": 403, "staff": 409}) for step in ("open", "hide", "start", "reopen")],
    _op("GET", "/programs/{program_id}/close/", STAFF_ONLY),
    _op("POST", "/programs/{program_id}/close/", STAFF_ONLY, {"ends_pairs": False}),
    _op("GET", "/programs/{program_id}/plan-template/", STAFF_ONLY),
    _op("PUT", "/programs/{program_id}/plan-template/", STAFF_ONLY, {"name": "Le nôtre", "actions": [ROW]}),

    _op("GET", "/enrolments/", OPEN),
    _op("POST", "/enrolments/", {"members": 201}, {"program": "{open_program}", "role": "learner", "motivation": "Pour apprendre"}),
    _op("GET", "/enrolments/{enrolment_id}/", OWN | {"staff": 200, "observer": 403}),
    *[_op("POST", f"/enrolments/{{enrolment_id}}/{answer}/", {"staff": 409, "learner": 403, "observer": 403}, {"note": "Merci"})
      for answer in ("approve", "decline")],
    _op("POST", "/enrolments/{enrolment_id}/withdraw/", {"learner": 409}),

    _op("GET", "/skills/", OPEN), _op("GET", "/enrolments/{enrolment_id}/needs/", PAIR_READS),
    _op("PATCH", "/enrolments/{enrolment_id}/needs/", OWN, {"strengths": "Patiente", "hours_per_month": 4}),
    _op("POST", "/enrolments/{enrolment_id}/needs/finish/", OWN, {"step": "strengths"}),
    _op("GET", "/enrolments/{enrolment_id}/skills/", PAIR_READS),
    _op("PUT", "/enrolments/{enrolment_id}/skills/{skill_id}/", OWN, {"level": 4}),
    _op("DELETE", "/enrolments/{enrolment_id}/skills/{skill_id}/", {"learner": 204}),
    _op("GET", "/enrolments/{enrolment_id}/goals/", PAIR_READS),
    _op("GET", "/goals/", OPEN),
    _op("POST", "/goals/", {"learner": 201}, GOAL | {"enrolment": "{enrolment_id}", "due_on": lambda j: str(in_days(30))}),
    _op("GET", "/goals/{goal_id}/", OWN), _op("PATCH", "/goals/{goal_id}/", OWN, {"relevant": "Parce que"}),
    _op("POST", "/goals/{goal_id}/progress/", OWN, {"progress": 40}), _op("POST", "/goals/{goal_id}/reach/", OWN),
    _op("POST", "/goals/{goal_id}/drop/", OWN), _op("POST", "/goals/{goal_id}/reopen/", {"learner": 409}),

    _op("GET", "/match-runs/", STAFF_ONLY, query="?program={program_id}"),
    _op("POST", "/match-runs/", {"members": 403, "staff": 409}, {"program": "{program_id}"}),
    _op("GET", "/match-runs/{run_id}/", STAFF_ONLY),
    _op("POST", "/match-runs/{run_id}/recompute/", STAFF_ONLY, {"objective": "stable"}),
    _op("POST", "/match-runs/{run_id}/fit-in/", {"members": 403, "staff": 409}),
    _op("POST", "/match-runs/{run_id}/cancel/", {"members": 403, "staff": 409}),
    _op("POST", "/match-runs/{run_id}/take-back/", {"members": 403, "staff": 409}),
    _op("GET", "/programs/{program_id}/criteria/", STAFF_ONLY),
    _op("PATCH", "/programs/{program_id}/criteria/", STAFF_ONLY, {"levels": {"skills": "mandatory"}}),
    _op("POST", "/match-runs/{run_id}/publish/", STAFF_ONLY), _op("POST", "/match-runs/{run_id}/discard/", STAFF_ONLY),
    _op("GET", "/match-runs/{run_id}/places/", STAFF_ONLY), _op("GET", "/places/{proposal_id}/", STAFF_ONLY),
    _op("GET", "/places/{proposal_id}/candidates/", STAFF_ONLY),
    _op("POST", "/places/{proposal_id}/choose/", STAFF_ONLY, {"mentor": "{free_mentor}"}),
    *[_op("POST", f"/places/{{proposal_id}}/{step}/", STAFF_ONLY) for step in ("lock", "unlock", "remove")],
    _op("GET", "/match-runs/{run_id}/circles/", STAFF_ONLY, known={"run_id": "circle_run_id"}),
    _op("GET", "/circles/", OPEN), _op("GET", "/circles/{circle_id}/", PAIR_READS),
    _op("POST", "/circles/", {"members": 403, "staff": 409},
        {"program": "{circle_program}", "mentors": ["{circle_leader}"], "least": 6, "most": 8}),
    _op("PATCH", "/circles/{circle_id}/", STAFF_ONLY, {"name": "Oser négocier"}),
    _op("GET", "/mentorships/", OPEN),
    _op("POST", "/mentorships/", {"members": 403, "staff": 201}, {"learner": "{free_learner}", "mentor": "{free_mentor}"}),
    _op("GET", "/mentorships/{mentorship_id}/", PAIR_READS), _op("POST", "/mentorships/{mentorship_id}/accept/", PAIR_WRITES),
    _op("POST", "/mentorships/{mentorship_id}/decline/", {"pair": 409, "staff": 403}, {"reason": "Non"}),
    _op("POST", "/mentorships/{mentorship_id}/end/", PAIR_READS, {"reason": "Terminé", "cause": "time"}),

    _op("GET", "/programs/{program_id}/suggestions/", {"members": 403, "learner": 200, "other_learner": 200}),
    _op("GET", "/mentoring-requests/", OPEN),
    _op("POST", "/mentoring-requests/", {"members": 403, "learner": 409, "other_learner": 201},
        {"program": "{program_id}", "mentor": "{free_mentor}", "message": "Bonjour"}),
    _op("GET", "/mentoring-requests/{request_id}/", ASKED | {"other_learner": 200, "staff": 200}),
    _op("POST", "/mentoring-requests/{request_id}/accept/", ASKED), _op("POST", "/mentoring-requests/{request_id}/prolong/", ASKED),
    _op("POST", "/mentoring-requests/{request_id}/decline/", ASKED, {"words": "Plus tard"}),
    _op("POST", "/mentoring-requests/{request_id}/ask/", ASKED, {"body": "Quel métier ?"}),
    _op("POST", "/mentoring-requests/{request_id}/reply/", ASKED | {"other_mentor": 409, "other_learner": 200}, {"body": "Comptable"}),
    _op("POST", "/mentoring-requests/{request_id}/withdraw/", {"other_learner": 200, "other_mentor": 403, "staff": 403}),

    _op("GET", "/mentorships/{mentorship_id}/agreement/", PAIR_READS),
    _op("PUT", "/mentorships/{mentorship_id}/agreement/", PAIR_WRITES,
        TERMS | {"focus": "Autre chose", "ends_on": lambda j: str(in_days(50)), "seen_version": 1}),
    _op("GET", "/mentorships/{mentorship_id}/agreements/", PAIR_READS), _op("POST", "/agreements/{agreement_id}/sign/", PAIR_WRITES),
    _op("GET", "/mentorships/{mentorship_id}/plan/", PAIR_READS), _op("GET", "/mentorships/{mentorship_id}/actions/", PAIR_READS),
    _op("POST", "/mentorships/{mentorship_id}/actions/", {"pair": 201, "staff": 403}, ACTION),
    _op("GET", "/actions/{action_id}/", PAIR_READS), _op("PATCH", "/actions/{action_id}/", PAIR_WRITES, {"title": "Autre"}),
    *[_op("POST", f"/actions/{{action_id}}/{step}/", PAIR_WRITES) for step in ("finish", "reopen", "drop")],
    _op("POST", "/actions/{action_id}/put-off/", PAIR_WRITES, {"days": 3}),
    _op("POST", "/actions/{action_id}/progress/", PAIR_WRITES, {"percent": 50}),

    _op("GET", "/availability/", OPEN), _op("PUT", "/availability/", OPEN, HOURS),
    _op("GET", "/availability/rules/", OPEN),
    _op("PATCH", "/availability/rules/", OPEN, {"per_week": 3, "notice_hours": 24, "lengths": [45]}),
    _op("GET", "/availability/sets/", OPEN), _op("POST", "/availability/sets/", MADE, SET),
    _op("GET", "/availability/sets/{hours_set_id}/", MENTORS), _op("PUT", "/availability/sets/{hours_set_id}/", MENTORS, SET),
    _op("DELETE", "/availability/sets/{hours_set_id}/", {"mentor": 204}),
    _op("GET", "/calendar-feed/", OPEN), _op("POST", "/calendar-feed/", MADE, {"is_busy_only": True}),
    _op("PATCH", "/calendar-feed/", {"members": 409, "stranger": 409}, {"is_busy_only": True}),
    _op("DELETE", "/calendar-feed/", {"members": 204, "stranger": 204}),
    _op("GET", "/calendars/", OPEN), _op("POST", "/calendars/", MADE, {"url": "https://calendar.example.org/mine.ics"}),
    *[_op(method, path, who, body) for method, body in (("GET", None), ("PUT", RULE), ("DELETE", None)) for path, who in (
        ("/reminders/{kind}/", STAFF_ONLY | {"stranger": 200}), ("/programs/{program_id}/reminders/{kind}/", STAFF_ONLY))],
    *[_op(method, "/programs/{program_id}/scheduling-policy/", STAFF_ONLY, body)
      for method, body in (("GET", None), ("PATCH", {"lengths": [30], "approval": "other"}), ("DELETE", None))],
    _op("GET", "/reminders/", STAFF_ONLY | {"stranger": 200}), _op("GET", "/programs/{program_id}/reminders/", STAFF_ONLY),
    _op("GET", "/calendars/{calendar_id}/", MENTORS), _op("DELETE", "/calendars/{calendar_id}/", {"mentor": 204}),
    _op("GET", "/mentorships/{mentorship_id}/starts/", PAIR_WRITES, query="?minutes=45"),
    _op("GET", "/mentorships/{mentorship_id}/lengths/", PAIR_WRITES),
    _op("POST", "/mentorships/{mentorship_id}/meetings/", {"pair": 201, "staff": 403}, MEETING),
    _op("POST", "/mentorships/{mentorship_id}/hold/", PAIR_WRITES, {"starts_at": _start, "minutes": 45}),
    _op("POST", "/mentorships/{mentorship_id}/series/dates/", PAIR_WRITES, SERIES),
    _op("POST", "/mentorships/{mentorship_id}/series/", {"pair": 201, "staff": 403}, SERIES | {"booking_key": lambda j: str(uuid4())}),
    _op("GET", "/series/{series_id}/", SESSION_READS),
    _op("POST", "/series/{series_id}/accept/", {"pair": 409, "staff": 403, "observer": 403}),
    _op("POST", "/sessions/{session_id}/series/dates/", SESSION_READS, {"starts_at": _a_day_later, "scope": "all"}, known=OF_SERIES),
    _op("POST", "/sessions/{session_id}/series/move/", SESSION_READS,
        {"starts_at": _a_day_later, "scope": "following", "sequence": 0, "chosen": [], "reason": "Un imprévu"}, known=OF_SERIES),
    _op("POST", "/sessions/{session_id}/series/cancel/", SESSION_READS, {"reason": "Un stage", "scope": "all", "sequence": 0},
        known=OF_SERIES),
    _op("POST", "/sessions/{session_id}/series/undo/", {"pair": 409, "staff": 409, "observer": 403}, known=OF_SERIES),
    _op("GET", "/sessions/", OPEN),
    _op("POST", "/sessions/", {"pair": 201, "staff": 403},
        {"mentorship": "{mentorship_id}", "starts_at": _start, "minutes": 45, "booking_key": lambda j: str(uuid4())}),
    *[_op("POST", f"/sessions/{{session_id}}/{step}/", {"pair": 409, "staff": status, "observer": 403}, body)
      for step, status, body in (("accept", 403, {"sequence": 0}), ("undo", 409, None))],
    _op("GET", "/sessions/{session_id}/times/", SESSION_WRITES),
    _op("POST", "/sessions/{session_id}/times/", {"pair": 201, "staff": 403, "observer": 403},
        {"starts": [_start], "reason": "Un oral", "sequence": 0}),
    _op("POST", "/sessions/{session_id}/times/{times_id}/accept/", TOLD, {"starts_at": lambda j: j.ids["offered"].isoformat()}),
    _op("POST", "/sessions/{session_id}/times/{times_id}/decline/", TOLD),
    _op("GET", "/sessions/{session_id}/", SESSION_READS),
    _op("POST", "/sessions/{session_id}/move/", SESSION_READS, {"starts_at": _start, "sequence": 0, "reason": "Un imprévu"}),
    _op("POST", "/sessions/{session_id}/cancel/", SESSION_READS, {"reason": "Un imprévu", "sequence": 0}),
    _op("GET", "/programs/{program_id}/session-kinds/", STAFF_ONLY),
    *[_op(method, "/programs/{program_id}/session-kinds/{code}/", STAFF_ONLY, body)
      for method, body in (("GET", None), ("PUT", KIND))],
    _op("DELETE", "/programs/{program_id}/session-kinds/{code}/", {"members": 403, "staff": 204}),
    _op("PUT", "/sessions/{session_id}/kind/", SESSION_WRITES, {"kind": "flipped"}),
    _op("PATCH", "/sessions/{session_id}/agenda/{position}/", SESSION_WRITES, {"topic": "Le CV", "seen_topic": ""}),
    _op("PUT", "/sessions/{session_id}/preparation/", SESSION_WRITES, {"text": "Deux questions", "version": 0}),
    _op("PUT", "/sessions/{session_id}/recap/", SESSION_WRITES,
        {"text": "Bien", "version": 0, "actions": [ACTION], "next": {"starts_at": _start, "booking_key": lambda j: str(uuid4())}},
        known=HELD),
    _op("GET", "/sessions/{session_id}/next-starts/", SESSION_WRITES, known=HELD),
    _op("GET", "/sessions/{session_id}/attendance/", SESSION_READS, known=HELD),
    _op("PUT", "/sessions/{session_id}/attendance/", SESSION_WRITES, {"mine": "present", "theirs": "late"}, known=HELD),
    _op("POST", "/sessions/{session_id}/settle/", {"pair": 403, "staff": 200, "observer": 403}, {"status": "missed", "missed_by": "both"},
        known=HELD),
    _op("POST", "/sessions/{session_id}/strike/", {"pair": 409, "staff": 409, "observer": 403}, known=HELD),
    _op("GET", "/sessions/{session_id}/notes/", SESSION_READS),
    _op("POST", "/sessions/{session_id}/notes/", {"pair": 201, "staff": 403, "observer": 403}, {"body": "Noté", "audience": "private"}),
    _op("GET", "/sessions/{session_id}/notes/{note_id}/", {"pair": 200, "observer": 403}),
    _op("PUT", "/sessions/{session_id}/notes/{note_id}/", {"mentor": 200, "learner": 403, "observer": 403},
        {"body": "Mieux", "version": 0}),
    _op("DELETE", "/sessions/{session_id}/notes/{note_id}/", {"mentor": 204, "learner": 403, "observer": 403}),

    _op("GET", "/conversations/", OPEN), _op("GET", "/conversations/{conversation_id}/", PAIR_WRITES),
    _op("GET", "/conversations/{conversation_id}/messages/", PAIR_WRITES),
    _op("POST", "/conversations/{conversation_id}/messages/", {"pair": 201, "staff": 403},
        {"client_id": lambda j: str(uuid4()), "body": "Bonjour"}),
    _op("POST", "/conversations/{conversation_id}/read/", PAIR_WRITES, {"seq": 1}),
    _op("POST", "/mentorships/{mentorship_id}/conversation/", PAIR_WRITES),

    _op("GET", "/sessions/{session_id}/feedback/", OWN, known=HELD),
    _op("PUT", "/sessions/{session_id}/feedback/", {"pair": 200}, {"rating": 5, "comment": "Utile"}, known=HELD),
    _op("GET", "/pulses/", OPEN), _op("GET", "/pulses/{pulse_id}/", OWN), _op("PUT", "/pulses/{pulse_id}/", OWN, {"rating": 4}),
    _op("GET", "/figures/", STAFF_ONLY | {"observer": 200, "stranger": 200}), _op("POST", "/figures/", STAFF_ONLY | {"stranger": 200}),
    _op("GET", "/figures/{measure}/", STAFF_ONLY | {"stranger": 200}),
]

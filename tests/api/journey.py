"""One object of each kind in a house, made by the product's own services, and a second of some for the lists."""
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import uuid4

from accounts.models import Invitation
from accounts.services import invite_people
from action_plans.models import Action, Agreement
from action_plans.services import add_action, draft_agreement
from assessments.models import Goal, Skill
from assessments.services import add_skills, create_goal, install_skills, save_step
from chat.models import Conversation
from chat.services import open_conversation, send_message
from common import clock
from kpis.models import Pulse
from kpis.services import give_feedback, take_snapshots
from matching.models import Circle, MatchRun, MentoringRequest, Mentorship, Proposal
from matching.services import settle_matching, start_run
from programs.models import Enrolment, Program
from sessions_app.models import Attendance, CounterProposal, HoursOfSet, HoursSet, Session, SubscribedCalendar
from sessions_app.selectors import free_starts
from sessions_app.services import add_note, book_series, propose_times, save_hours_set, subscribe_calendar
from sessions_app.slots import Hours
from tests.matching.asking import ask, open_ways
from tests.matching.people import enrol
from tests.notifications.kinds import told
from tests.sessions_app.conftest import book, open_hours

GOAL = {"specific": "Mettre une application en ligne", "measurable": "Trois personnes l’utilisent", "achievable": "Quatre heures",
        "relevant": "Les offres le demandent", "audience": "pair"}
TERMS = {"focus": "Un premier emploi", "rhythm": "Tous les quinze jours", "channel": "La messagerie", "confidentiality": "Entre nous"}


def in_days(days: int):
    return clock.now().date() + timedelta(days=days)


@dataclass
class Journey:
    """`ids` by the name that the API's addresses give them; `held_id` is a session that took place."""

    house: object
    ids: dict = field(default_factory=dict)


def make_journey(house) -> Journey:
    install_skills(house.organization)
    with house.bound():
        Mentorship.objects.filter(pk=house.pair.pk).update(started_at=clock.now() - timedelta(days=1))  # five minutes ago may be yesterday
        open_hours(house)
        run = start_run(actor=house.coordinator, program=house.program)
        open_ways(house)
        request = ask(house)
        session, over = book(house), _held(house)
        series = book_series(actor=house.mentor, mentorship=house.pair, starts_at=free_starts(house.pair)[40], rhythm="weekly", count=2,
                             booking_key=uuid4(), chosen={})
        times = propose_times(actor=house.mentor, session=session, starts=free_starts(house.pair)[-9:-7], reason="Un oral", sequence=0)
        hours_set = save_hours_set(actor=house.mentor, name="Été", hours=[Hours(0, 540, 600, "Europe/Paris")], first_day=in_days(400),
                                   last_day=in_days(410))
        calendar = subscribe_calendar(actor=house.mentor, url="https://calendar.example.org/secret.ics")
        skill = Skill.objects.get(code="python")
        save_step(actor=house.learner, enrolment=house.enrolments["learner"], step="strengths", values={"strengths": "Patiente"},
                  finished=True)
        add_skills(actor=house.learner, enrolment=house.enrolments["learner"], skill_ids=[skill.pk])
        goal = create_goal(actor=house.learner, enrolment=house.enrolments["learner"], due_on=in_days(60), **GOAL)
        talk = open_conversation(house.pair)
        send_message(actor=house.mentor, conversation=talk, client_id=uuid4(), body="Bonjour")
        agreement = draft_agreement(actor=house.mentor, mentorship=house.pair, terms=TERMS | {"ends_on": in_days(90)})
        action = add_action(actor=house.learner, mentorship=house.pair,
                            fields={"title": "Envoyer mon CV", "owner": "learner", "due_on": in_days(7)})
        note = add_note(actor=house.mentor, session=session, body="À relire", audience="pair")
        pulse = Pulse.objects.create(mentorship=house.pair, membership=house.learner, asked_on=in_days(0))
        invite_people(actor=house.owner, emails=["neuve@verger.example"], roles=["learner"], language="fr")
        give_feedback(actor=house.learner, session=over, rating=4)
        take_snapshots()
        circle = _circle(house)
        return Journey(house, {
            "circle_id": circle.pk, "circle_run_id": circle.run_id, "circle_program": circle.program_id, "circle_leader": circle.mentor_id,
            "membership_id": house.mentor.pk, "invitation_id": Invitation.objects.get().pk, "program_id": house.program.pk,
            "enrolment_id": house.enrolments["learner"].pk, "skill_id": skill.pk, "goal_id": goal.pk, "run_id": run.pk,
            "request_id": request.pk, "proposal_id": run.proposals.get().pk, "mentorship_id": house.pair.pk, "agreement_id": agreement.pk,
            "action_id": action.pk, "session_id": session.pk, "series_id": series.pk, "held_id": over.pk, "note_id": note.pk,
            "times_id": times.pk, "offered": times.starts[0],
            "in_series_id": series.sessions.order_by("position")[0].pk, "hours_set_id": hours_set.pk, "calendar_id": calendar.pk,
            "notification_id": told(house.learner)[0].pk, "conversation_id": talk.pk, "pulse_id": pulse.pk,
            "position": 1, "kind": "recap_missing", "code": "flipped", "measure": "active-pairs", "open_program": open_program(house).pk,
            "free_learner": house.enrolments["other_learner"].pk, "free_mentor": house.enrolments["other_mentor"].pk})


def _held(house) -> Session:
    """A session of last week that took place."""
    with clock.at(clock.now() - timedelta(days=9)):
        found = book(house)
    starts_at = clock.now() - timedelta(days=7)
    Session.objects.filter(pk=found.pk).update(starts_at=starts_at, ends_at=starts_at + timedelta(minutes=45), status="held")
    return Session.objects.get(pk=found.pk)


def open_program(house) -> Program:
    """A program that takes applications."""
    return Program.objects.create(name="Reprise d’études", slug="reprise", description="Pour qui reprend.", starts_on=in_days(10),
                                  ends_on=in_days(200), status="open", created_at=clock.now())


def _circle(house) -> Circle:
    """In a program of its own where somebody waits: the mentor leads it, and the learner is in it."""
    key = uuid4().hex[:12]
    program = Program.objects.create(name=f"Cercles {key}", slug=key, starts_on=in_days(-1), ends_on=in_days(100), status="running",
                                     created_at=clock.now())
    mentor, learner, _waiting = (
        Enrolment.objects.create(program=program, membership=house.people[who], role=role, status="approved", capacity=6,
                                 applied_at=clock.now()) for who, role in (
            ("mentor", "mentor"), ("learner", "learner"), ("other_learner", "learner")))
    settle_matching(actor=house.coordinator, program=program, ways=["circle"])
    run = MatchRun.objects.create(program=program, status="published", in_circles=True, created_by=house.coordinator,
                                  created_at=clock.now())
    return _in_circle(run, mentor, learner)


def _in_circle(run, mentor, learner) -> Circle:
    now = clock.now()
    circle = Circle.objects.create(program=run.program, run=run, mentor=mentor, name="Oser", least=2, most=4, opened_at=now)
    Mentorship.objects.create(program=run.program, learner=learner, mentor=mentor, mentor_seat=1, status="active", proposed_at=now, run=run,
                              circle=circle, started_at=now, learner_accepted_at=now, mentor_accepted_at=now)
    return circle


def enlarge(journey: Journey, n: int) -> None:
    """More of everything that a list of the API shows."""
    with journey.house.bound():
        for _ in range(n):
            _another_program(journey.house)
            _another_mentorship(journey.house)
            _another_circle(journey)
            _more_of_the_pair(journey)
            _more_people(journey)


def _another_program(house):
    key = uuid4().hex[:12]
    program = Program.objects.create(name=f"Programme {key}", slug=key, starts_on=in_days(-1), ends_on=in_days(100), created_at=clock.now())
    Enrolment.objects.create(program=program, membership=house.learner, role="learner", status="approved", applied_at=clock.now())


def _another_mentorship(house):
    """An ended one of the same two, with its conversation."""
    now = clock.now()
    made = Mentorship.objects.create(
        program=house.program, learner=house.enrolments["learner"], mentor=house.enrolments["mentor"], mentor_seat=1, status="ended",
        proposed_at=now, started_at=now, learner_accepted_at=now, mentor_accepted_at=now, ended_at=now, ended_by=house.mentor)
    open_conversation(made)


def _another_circle(journey):
    """One that the two are in, and one more of the same run."""
    _circle(journey.house)
    run, house = MatchRun.objects.get(pk=journey.ids["circle_run_id"]), journey.house
    key = uuid4().hex[:12]
    people = [enrol(house, role, f"Cercle {role} {key}", capacity=6) for role in ("mentor", "learner")]
    Enrolment.objects.filter(pk__in=[each.pk for each in people]).update(program=run.program)
    _in_circle(run, *people)


def _more_of_the_pair(journey):
    house, ids, now = journey.house, journey.ids, clock.now()
    for person in (house.learner, house.mentor):
        told(person)
    wanted = Skill.objects.exclude(claims__enrolment=house.enrolments["learner"]).first()
    add_skills(actor=house.learner, enrolment=house.enrolments["learner"], skill_ids=[wanted.pk])
    Goal.objects.create(enrolment=house.enrolments["learner"], due_on=in_days(30), created_at=now, **GOAL)
    version = Agreement.objects.filter(mentorship=house.pair).count() + 1
    Agreement.objects.create(mentorship=house.pair, version=version, drafted_by=house.mentor, created_at=now, replaced_at=now,
                             ends_on=in_days(90), **TERMS)
    Action.objects.create(mentorship=house.pair, title="Une étape", due_on=in_days(version), created_at=now)
    for person in (house.mentor, house.learner):
        HoursOfSet.objects.create(hours_set=HoursSet.objects.create(
            membership=person, name="Encore", first_day=in_days(1000 + version), last_day=in_days(1000 + version)), weekday=0,
            start_minute=0, end_minute=60, time_zone="Europe/Paris")
        SubscribedCalendar.objects.create(membership=person, url=f"https://{uuid4()}.example.org/", created_at=now, due_at=now)
    start = now - timedelta(days=10 * version)
    Session.objects.create(mentorship=house.pair, starts_at=start, ends_at=start + timedelta(minutes=45), created_at=now, status="held",
                           time_zone="Europe/Paris", booked_by=house.learner)
    add_note(actor=house.mentor, session=Session.objects.get(pk=ids["session_id"]), body="Encore", audience="pair")
    CounterProposal.objects.create(session_id=ids["session_id"], proposed_by=house.learner, starts=[now], status="over", created_at=now,
                                   answer_by=now)
    send_message(actor=house.mentor, conversation=Conversation.objects.get(pk=ids["conversation_id"]), client_id=uuid4(), body="Encore")
    Pulse.objects.create(mentorship=house.pair, membership=house.learner, asked_on=in_days(-version))
    MentoringRequest.objects.create(program=house.program, learner=house.enrolments["learner"], mentor=house.enrolments["mentor"],
                                    status="withdrawn", message="Bonjour", created_at=now)


def _more_people(journey):
    house, ids, now = journey.house, journey.ids, clock.now()
    key = uuid4().hex[:12]
    mentor, learner = enrol(house, "mentor", f"Mentor {key}", capacity=3), enrol(house, "learner", f"Learner {key}")
    waiting = enrol(house, "learner", f"Waiting {key}")
    invite_people(actor=house.owner, emails=[f"{key}@verger.example"], roles=["learner"], language="fr")
    run = MatchRun.objects.get(pk=ids["run_id"])
    Proposal.objects.create(run=run, learner=waiting, mentor=mentor, score=100, parts=run.proposals.first().parts)
    MatchRun.objects.create(program=house.program, status="discarded", created_by=house.coordinator, created_at=now)
    Mentorship.objects.create(program=house.program, learner=learner, mentor=mentor, mentor_seat=1, status="active", proposed_at=now,
                              started_at=now, learner_accepted_at=now, mentor_accepted_at=now)
    held = Session.objects.get(pk=ids["held_id"])
    for about in (mentor.membership, learner.membership):
        Attendance.objects.create(session=held, membership=about, outcome="present", recorded_by=house.mentor, recorded_at=now)

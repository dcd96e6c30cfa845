"""One object of each kind in a house, made by the product's own services, and a second of some for the lists."""
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import uuid4

from accounts.models import Invitation
from accounts.services import invite_people
from action_plans.services import add_action, draft_agreement
from assessments.models import Skill
from assessments.services import add_skills, create_goal, install_skills
from chat.services import open_conversation, send_message
from common import clock
from kpis.models import Pulse
from kpis.services import take_snapshots
from matching.services import start_run
from programs.models import Enrolment, Program
from sessions_app.models import Session
from sessions_app.services import add_note
from tests.matching.people import WEIGHTS, enrol
from tests.sessions_app.conftest import book, open_hours

GOAL = {"specific": "Mettre une application en ligne", "measurable": "Trois personnes l’utilisent", "achievable": "Quatre heures par semaine",
        "relevant": "Les offres le demandent", "audience": "pair"}
TERMS = {"focus": "Un premier emploi", "rhythm": "Tous les quinze jours", "channel": "La messagerie", "confidentiality": "Tout reste entre nous"}


def in_days(days: int):
    return clock.now().date() + timedelta(days=days)


@dataclass
class Journey:
    """`ids` by the name that the API's addresses give them."""

    house: object
    ids: dict = field(default_factory=dict)


def make_journey(house) -> Journey:
    install_skills(house.organization)
    with house.bound():
        open_hours(house)
        run = start_run(actor=house.coordinator, program=house.program, weights=WEIGHTS)
        session, over = book(house), _held(house)
        skill = Skill.objects.get(code="python")
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
        take_snapshots()
        return Journey(house, {
            "membership_id": house.mentor.pk, "invitation_id": Invitation.objects.get().pk, "program_id": house.program.pk,
            "enrolment_id": house.enrolments["learner"].pk, "skill_id": skill.pk, "goal_id": goal.pk, "run_id": run.pk,
            "proposal_id": run.proposals.get().pk, "mentorship_id": house.pair.pk, "agreement_id": agreement.pk, "action_id": action.pk,
            "session_id": session.pk, "held_id": over.pk, "note_id": note.pk, "conversation_id": talk.pk, "pulse_id": pulse.pk,
            "position": 1, "measure": "active-pairs"})


def _held(house) -> Session:
    """A session of last week that took place."""
    with clock.at(clock.now() - timedelta(days=9)):
        found = book(house)
    starts_at = clock.now() - timedelta(days=7)
    Session.objects.filter(pk=found.pk).update(starts_at=starts_at, ends_at=starts_at + timedelta(minutes=45), status="held")
    return found


def open_program(house) -> Program:
    """A program that takes applications."""
    with house.bound():
        return Program.objects.create(name="Reprise d’études", slug="reprise", description="Pour qui reprend.", starts_on=in_days(10),
                                      ends_on=in_days(200), status="open", created_at=clock.now())


def waiting_learner(house, name="Lina Attend") -> Enrolment:
    """One more learner of the program without a mentor."""
    with house.bound():
        return enrol(house, "learner", name)

"""The fixed cast. Verger (French) has one person of every kind and one active pair (mentor, learner) in one
program, where other_mentor and other_learner are enrolled too. Harbour (English) has a stranger of every kind who must never see
anything of Verger's.
"""
from dataclasses import dataclass, field
from datetime import timedelta

from accounts.models import Membership, User
from common import clock
from matching.models import Mentorship
from programs.models import Enrolment, Program
from tenancy.context import bound_to
from tenancy.models import Organization


@dataclass
class House:
    """An organization with its people by part."""

    organization: Organization
    people: dict[str, Membership] = field(default_factory=dict)
    program: Program | None = None
    enrolments: dict[str, Enrolment] = field(default_factory=dict)
    pair: Mentorship | None = None

    def __getattr__(self, name):
        try:
            return self.__dict__["people"][name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def bound(self):
        return lambda: bound_to(self.organization.id)

    def url(self, path: str) -> str:
        return f"/o/{self.organization.slug}{path}"


@dataclass
class Cast:
    verger: House
    harbour: House


PEOPLE = {
    "owner": ("Odile Owner", ["owner"]),
    "coordinator": ("Corinne Coordinator", ["coordinator"]),
    "observer": ("Oscar Observer", ["observer"]),
    "mentor": ("Mehdi Mentor", ["mentor"]),
    "other_mentor": ("Maud Autre", ["mentor"]),
    "learner": ("Léa Learner", ["learner"]),
    "other_learner": ("Luc Autre", ["learner"]),
    "former": ("Fanny Former", ["learner"]),
}


def make_cast() -> Cast:
    return Cast(make_house("verger", "Le Verger", "fr"), make_house("harbour", "Harbour College", "en"))


def make_house(slug: str, name: str, language: str) -> House:
    organization = Organization.objects.create(slug=slug, name=name, language=language)
    house = House(organization)
    with bound_to(organization.id):
        users = User.objects.bulk_create(User(email=f"{key}@{slug}.example", name=full, language=language)
                                         for key, (full, _roles) in PEOPLE.items())
        members = Membership.objects.bulk_create(
            Membership(user=user, roles=roles, joined_at=clock.now(), status="left" if key == "former" else "active", languages=[language])
            for user, (key, (_full, roles)) in zip(users, PEOPLE.items(), strict=True))
        house.people = dict(zip(PEOPLE, members, strict=True))
        today = clock.now().date()
        house.program = Program.objects.create(
            name="Premier emploi", slug="premier-emploi", language=language, starts_on=today - timedelta(days=30),
            ends_on=today + timedelta(days=180), status="running", created_at=clock.now())
        enrolled = ("mentor", "other_mentor", "learner", "other_learner")
        house.enrolments = dict(zip(enrolled, Enrolment.objects.bulk_create(
            Enrolment(program=house.program, membership=house.people[key], role=house.people[key].roles[0], status="approved",
                      capacity=2 if "mentor" in key else 1, applied_at=clock.now(), decided_at=clock.now())
            for key in enrolled), strict=True))
        house.pair = Mentorship.objects.create(
            program=house.program, learner=house.enrolments["learner"], mentor=house.enrolments["mentor"], mentor_seat=1,
            status="active", proposed_at=clock.now(), learner_accepted_at=clock.now(), mentor_accepted_at=clock.now(),
            started_at=clock.now())
    return house

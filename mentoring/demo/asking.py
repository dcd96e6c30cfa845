"""Programs where learners ask mentors themselves: requests in every state, next choices, fit checks, a silent mentor."""
from collections import Counter
from datetime import timedelta

from matching.cohorts import Cohort
from matching.models import (
    Feature,
    FitCheck,
    MatchingSettings,
    MentoringRequest,
    Mentorship,
    Openness,
    Preference,
    Proposal,
    RequestMessage,
    Way,
)
from matching.selectors.criteria import criteria_of, saved_criteria
from matching.selectors.profiles import profiles_of
from programs.models import Enrolment

from .world import World

PROGRAMS = ("reconversion", "success")
DAYS = 3


def make_requests(world: World) -> None:
    for key in PROGRAMS:
        if key in world.programs:
            program = world.programs[key]
            world.make(MatchingSettings, program=program, ways=list(Way.values))
            Plaza(world, key).fill()
    _fit_checks(world)


def make_features(world: World) -> None:
    """Whom each waiting learner sees first is whom the draft would give them."""
    for place in world.rows.of(Proposal):
        if place.run.status == "draft" and place.mentor_id:
            world.make(Feature, learner_id=place.learner_id, mentor_id=place.mentor_id, made_at=world.ago(0.1))


class Plaza:
    """Who looks for whom in one program."""

    def __init__(self, world: World, key: str):
        self.world, self.program = world, world.programs[key]
        taken = Counter(m.mentor_id for m in world.rows.of(Mentorship) if m.status in ("proposed", "active"))
        self.mentors = [e for e in world.rows.of(Enrolment) if e.program is self.program and e.role == "mentor"
                        and e.capacity > taken[e.pk]]
        self.learners = [world.enrolments[row["name"], key, "learner"] for row in world.people
                         if row["state"] == "unmatched" and (row["name"], key, "learner") in world.enrolments]
        self.profiles = {p.id: p for p in profiles_of([*self.mentors, *self.learners])}
        self.ruled = Cohort([], [], criteria_of(saved_criteria(self.program), self.program))
        named = {row["mentor"] for row in world.people if row["mentor"]}
        self.mentors.sort(key=lambda e: (e.membership.user.name not in named, e.membership.user.name))

    def fill(self) -> None:
        """The first learner has open requests and a next choice, the second one that ran out, the third agreed to be seen."""
        texts = self.world.texts["requests"]
        first, *others = self.learners
        sent, asked, following = self._able(first)[:3]
        self._ask(first, sent, texts["messages"][0], 0.8, status="sent", slot=1)
        question = self._ask(first, asked, texts["messages"][1], 1.5, status="question", slot=2, first_answer_at=self.world.ago(0.5))
        self.world.make(RequestMessage, request=question, author=asked.membership, body=texts["question"], at=self.world.ago(0.5))
        self._ask(first, following, texts["messages"][2], 0.4, status="queued")
        if others:
            silent, refusing = self._able(others[0])[-2:]
            self._ask(others[0], silent, texts["messages"][0], 8, status="expired", closed_at=self.world.ago(5))
            self._ask(others[0], refusing, texts["messages"][1], 6, status="declined", answer=texts["refusal"],
                      closed_at=self.world.ago(4.5), first_answer_at=self.world.ago(4.5))
            self.world.make(Openness, enrolment=silent, warned_at=self.world.ago(5))
        for learner in others[1:] or others:
            self.world.make(Openness, enrolment=learner, seen_since=self.world.ago(3))

    def _able(self, learner) -> list:
        own = self.profiles[str(learner.pk)]
        return [m for m in self.mentors if not self.ruled.broken(own, self.profiles[str(m.pk)])]

    def _ask(self, learner, mentor, message: str, days: float, **values) -> MentoringRequest:
        parts = [part.as_json() for part in self.ruled.parts(self.profiles[str(learner.pk)], self.profiles[str(mentor.pk)])]
        made = self.world.ago(days)
        if values["status"] != "queued":
            values |= {"sent_at": made, "due_at": made + timedelta(days=DAYS)}
        return self.world.make(
            MentoringRequest, made, program=self.program, learner=learner, mentor=mentor, created_at=made, parts=parts,
            score=sum(part["points"] for part in parts), message=message.format(mentor=mentor.membership.user.first_name), **values)


def _fit_checks(world: World) -> None:
    """The named pairs are asked; another mentor says that it is no fit; of an ended pair one would gladly begin again."""
    met = [pair for pair in world.pairs if pair.sessions and pair.state == "active"]
    for pair in met:
        if pair.row["mentor"]:
            for person in (pair.learner, pair.mentor):
                world.make(FitCheck, mentorship=pair.mentorship, membership=person, asked_at=world.ago(2))
    unhappy = next(pair for pair in met if not pair.row["mentor"])
    world.make(FitCheck, mentorship=unhappy.mentorship, membership=unhappy.mentor, asked_at=world.ago(3), answer="not_fit",
               words=world.texts["requests"]["no_fit"], answered_at=world.ago(2))
    over = next((pair for pair in world.pairs if pair.state == "done"), None)
    if over:
        world.make(Preference, author=over.learner, about=over.mentor, wish=2, said_at=over.mentorship.ended_at)

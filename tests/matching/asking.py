"""Verger, where learners may ask mentors and mentors may offer themselves."""
from datetime import timedelta

from common import clock
from matching import services
from matching.models import MentoringRequest, Way
from notifications.models import Delivery

from .people import enrol

EVERY_WAY = list(Way.values)


def open_ways(house, *, ways=EVERY_WAY, **rules):
    return services.settle_matching(actor=house.coordinator, program=house.program, ways=ways, **rules)


def ask(house, learner=None, mentor=None, message="Bonjour, je cherche un premier poste en comptabilité.", **more):
    learner, mentor = learner or house.enrolments["other_learner"], mentor or house.enrolments["other_mentor"]
    return services.ask_mentor(actor=learner.membership, learner=learner, mentor=mentor, message=message, **more)


def mentors(house, count, capacity=1):
    return [enrol(house, "mentor", f"Mentor {letter}", capacity=capacity) for letter in "ABCDEFGHIJ"[:count]]


def later(**span):
    return clock.at(clock.now() + timedelta(**span))


def now(request) -> MentoringRequest:
    return MentoringRequest.objects.get(pk=request.pk)


def owed(kind: str, recipient=None) -> int:
    found = Delivery.objects.filter(kind=kind, state="due")
    return (found.filter(recipient=recipient) if recipient else found).count()

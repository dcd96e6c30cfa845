"""A program is closed: what goes on in it, what ends, and who hears of it."""
from collections.abc import Iterable
from uuid import UUID

from accounts.models import Membership
from common import clock
from notifications.services import owe, owed_together, supersede
from programs.models import Enrolment, Program

from ..access import answerer_of, asker_of
from ..facts import hold_time
from ..models import MentoringRequest
from ..selectors.mentorships import open_in
from ..selectors.requests import trials_to_come
from .closing import close_requests_in
from .mentorships import end_with_program
from .trials import cancel_trial

CLOSED = "matching.program_closed"


def close_matching_in(program: Program, actor: Membership, ends_pairs: bool) -> None:
    """Requests end, and with `ends_pairs` all else; everybody is told once what is over and what goes on. See programs.closing."""
    told = _end_pairs(program, actor) if ends_pairs else set()
    _tell(program, close_requests_in(program), told)


def _end_pairs(program, actor) -> set[UUID]:
    """Pairs end, proposals are withdrawn, trial meetings called off; whoever was in a pair, which both are told of by itself."""
    pairs = open_in(program)
    people = {person for two in pairs.values_list("learner__membership", "mentor__membership") for person in two}
    hold_time(*people)
    still = pairs.select_for_update(of=("self",), no_key=True)  # one of the two may have been faster to decline it
    end_with_program(list(still), actor)
    for trial in trials_to_come(program):
        cancel_trial(actor=actor, trial=trial)
    return people


def _tell(program, requests, told: set[UUID]) -> None:
    """One message to each of those who completed it, but for those told that have no request in it."""
    about = _concerned(requests)
    enrolled = Membership.objects.filter(pk__in=program.enrolments.filter(status=Enrolment.Status.COMPLETED).values("membership"))
    people = {person.pk: person for person in enrolled if person.pk not in told} | {person.pk: person for person in about}
    supersede(program.pk, CLOSED)
    with owed_together():
        for person in people.values():
            owe(CLOSED, person, key=f"{program.pk}:{clock.now():%Y%m%d%H%M%S}", topic=program.pk,
                payload={"program": str(program.pk), "requests": [str(request.pk) for request in about.get(person, ())]})


def _concerned(requests: Iterable[MentoringRequest]) -> dict[Membership, list[MentoringRequest]]:
    """Whoever asked, and whoever was asked already, with their requests."""
    found: dict[Membership, list[MentoringRequest]] = {}
    for request in requests:
        for person in (asker_of(request), answerer_of(request))[:2 if request.is_open else 1]:
            found.setdefault(person, []).append(request)
    return found

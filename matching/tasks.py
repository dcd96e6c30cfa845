from uuid import UUID

from celery import shared_task

from common import clock
from programs.models import Program
from programs.selectors import LIVE
from tenancy.context import bound_to
from tenancy.rounds import in_each

from .models import Way
from .selectors.flash import unused_flash
from .selectors.requests import run_out, with_next_choices
from .selectors.settings import allows
from .services import (
    compute_run,
    end_unused_flash,
    feature_mentors,
    pack_program,
    report_progress,
    run_out_request,
    send_next_choice,
    tell_waiting,
)
from .services.runs import Stopped

STEPS = 20  # progress is written down this often, each time in a transaction of its own


@shared_task(name="matching.compute_run")
def compute_run_task(run_id: str) -> None:
    """Computes a run that is too large for a request. Delivered twice, the second does nothing; cancelled, it stops at its next step."""
    said = -1

    def progress(done: int, of: int) -> None:
        nonlocal said
        step = STEPS * done // of
        if step > said:
            said = step
            if not report_progress(run_id=UUID(run_id), percent=95 * done // of):
                raise Stopped

    compute_run(run_id=UUID(run_id), progress=progress, compiled=True)


@shared_task(name="matching.tend_requests", platform=True)
def tend_requests() -> None:
    """Ends requests whose time is over and sends next choices; each in a transaction of its own, so that a kill loses and repeats none."""
    in_each(_tend_requests_of)


def _tend_requests_of(organization):
    with bound_to(organization):
        late = run_out(clock.now())
    for request in late:
        with bound_to(organization):
            run_out_request(request_id=request)
    with bound_to(organization):
        learners = with_next_choices()
    for learner in learners:
        with bound_to(organization):
            while send_next_choice(learner_id=learner):
                pass


@shared_task(name="matching.tend_programs", platform=True)
def tend_programs() -> None:
    """Gives back the places of flash mentorships that never met, each in a transaction of its own; then chooses anew which mentor each
    waiting learner sees first, and tells those who wait long where they stand. Everybody is packed anew in every new week."""
    in_each(_tend_programs_of)


def _tend_programs_of(organization):
    with bound_to(organization):
        unused = unused_flash()
    for mentorship in unused:
        with bound_to(organization):
            end_unused_flash(mentorship_id=mentorship)
    with bound_to(organization):
        programs = list(Program.objects.filter(status__in=LIVE))
    for program in programs:
        packed = 1
        while packed:
            with bound_to(organization):
                packed = pack_program(program=program)
        with bound_to(organization):
            tell_waiting(program=program)
            if allows(program, Way.REQUEST, Way.FLASH):
                feature_mentors(program=program)

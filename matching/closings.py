"""What closing a program touches here."""
from django.utils.translation import ngettext

from programs.closing import Touched
from programs.models import Program

from .models import Mentorship
from .selectors.mentorships import mentorships_of_program
from .selectors.requests import live_in, trials_to_come


def pairs(program: Program) -> Touched:
    n = mentorships_of_program(program, status=Mentorship.Status.ACTIVE).count()
    return Touched("active_pairs", n, ngettext("%(n)d pair is active.", "%(n)d pairs are active.", n) % {"n": n})


def proposals(program: Program) -> Touched:
    n = mentorships_of_program(program, status=Mentorship.Status.PROPOSED).count()
    said = ngettext("%(n)d pair is proposed. Nobody can accept it while the program is closed.",
                    "%(n)d pairs are proposed. Nobody can accept them while the program is closed.", n)
    return Touched("open_proposals", n, said % {"n": n})


def requests(program: Program) -> Touched:
    n = live_in(program).count()
    said = ngettext("%(n)d mentoring request is open. It ends, and whoever waits for its answer is told.",
                    "%(n)d mentoring requests are open. They end, and whoever waits for an answer is told.", n)
    return Touched("open_requests", n, said % {"n": n})


def trials(program: Program) -> Touched:
    n = trials_to_come(program).count()
    return Touched("trial_meetings", n, ngettext("%(n)d trial meeting is planned.", "%(n)d trial meetings are planned.", n) % {"n": n})

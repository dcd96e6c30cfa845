"""A program is closed with all that goes on in it."""
from accounts.models import Membership
from programs.models import Program

from ..facts import hold_time
from ..selectors.mentorships import open_in
from ..selectors.requests import trials_to_come
from .mentorships import end_with_program
from .trials import cancel_trial


def end_pairs_in(program: Program, actor: Membership) -> None:
    """Pairs end, proposals are withdrawn, trial meetings called off; both people of each are told. See programs.closing."""
    pairs = open_in(program)
    hold_time(*{person for two in pairs.values_list("learner__membership", "mentor__membership") for person in two})
    still = pairs.select_for_update(of=("self",), no_key=True)  # one of the two may have been faster to decline it
    end_with_program(list(still), actor)
    for trial in trials_to_come(program):
        cancel_trial(actor=actor, trial=trial)

"""A program is closed with all that goes on in it."""
from contextlib import suppress

from accounts.models import Membership
from common.errors import Refused
from programs.models import Program

from ..facts import hold_time
from ..models import Mentorship
from ..selectors.mentorships import open_in
from ..selectors.requests import trials_to_come
from .mentorships import end_mentorship
from .trials import cancel_trial


def end_pairs_in(program: Program, actor: Membership) -> None:
    """Pairs end, proposals are withdrawn, trial meetings called off; both people of each are told. See programs.closing."""
    pairs = open_in(program)
    hold_time(*{part.membership_id for pair in pairs for part in (pair.learner, pair.mentor)})
    for pair in pairs.all():
        with suppress(Refused):  # one of the two was faster to decline it
            end_mentorship(actor=actor, mentorship=pair, reason="", cause=Mentorship.Cause.DONE, is_closing=True)
    for trial in trials_to_come(program):
        cancel_trial(actor=actor, trial=trial)

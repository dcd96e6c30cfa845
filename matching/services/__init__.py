"""The only writers of runs and mentorships."""
from .mentorships import accept_proposal, decline_proposal, end_mentorship, pair_by_hand
from .places import choose_mentor, lock_place, remove_mentor, unlock_place
from .publishing import discard_run, publish_run
from .runs import compute_run, report_progress, rerun, start_run

__all__ = [
    "accept_proposal", "choose_mentor", "compute_run", "decline_proposal", "discard_run", "end_mentorship", "lock_place", "pair_by_hand",
    "publish_run", "remove_mentor", "report_progress", "rerun", "start_run", "unlock_place",
]

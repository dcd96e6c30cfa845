"""The only writers of criteria, runs, exclusions and mentorships."""
from .criteria import save_criteria
from .exclusions import keep_apart, lift_exclusion
from .mentorships import accept_proposal, decline_proposal, end_mentorship, pair_by_hand
from .places import choose_mentor, lock_place, remove_mentor, unlock_place
from .profiles import pack_missing, pack_person
from .publishing import discard_run, publish_run
from .runs import cancel_run, compute_run, report_progress, rerun, restart_run, start_run
from .taking_back import take_back_run

__all__ = [
    "accept_proposal", "cancel_run", "choose_mentor", "compute_run", "decline_proposal", "discard_run", "end_mentorship", "keep_apart",
    "lift_exclusion", "lock_place", "pack_missing", "pack_person", "pair_by_hand", "publish_run", "remove_mentor", "report_progress",
    "rerun", "restart_run", "save_criteria", "start_run", "take_back_run", "unlock_place",
]

"""The only writers of criteria, runs, exclusions, mentorships, requests and what people say of each other for matching."""
from .answering import accept_request, ask_first, decline_request, prolong_request, reply, run_out_request
from .asking import ask_mentor, offer_to_learner, prefer_choice, send_next_choice, withdraw_request
from .circles import rename_circle, start_circles
from .criteria import save_criteria
from .exclusions import keep_apart, lift_exclusion
from .mentorships import accept_proposal, decline_proposal, end_mentorship, end_pairs_of, end_unused_flash, pair_by_hand
from .opinions import answer_fit, be_seen, handle_misfit, pause_mentor, resume_mentor, session_held, settle_matching
from .places import choose_mentor, lock_place, remove_mentor, unlock_place
from .profiles import pack_missing, pack_person, pack_program
from .program_end import close_matching_in
from .publishing import discard_run, publish_run
from .rounds import feature_mentors, tell_waiting
from .runs import cancel_run, compute_run, fit_in, report_progress, rerun, restart_run, start_run
from .taking_back import take_back_run
from .trials import cancel_trial, plan_trial, rate_as_learner, rate_as_mentor

__all__ = [
    "accept_proposal", "accept_request", "answer_fit", "ask_first", "ask_mentor", "be_seen", "cancel_run", "cancel_trial",
    "choose_mentor", "close_matching_in", "compute_run", "decline_proposal", "decline_request", "discard_run", "end_mentorship",
    "end_pairs_of", "end_unused_flash", "feature_mentors", "fit_in", "handle_misfit", "keep_apart", "lift_exclusion", "lock_place",
    "offer_to_learner", "pack_missing", "pack_person", "pack_program", "pair_by_hand", "pause_mentor", "plan_trial", "prefer_choice",
    "prolong_request", "publish_run", "rate_as_learner", "rate_as_mentor", "remove_mentor", "rename_circle", "reply", "report_progress",
    "rerun", "restart_run", "resume_mentor", "run_out_request", "save_criteria", "send_next_choice", "session_held", "settle_matching",
    "start_circles", "start_run", "take_back_run", "tell_waiting", "unlock_place", "withdraw_request",
]

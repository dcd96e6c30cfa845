"""The only writers of runs, mentorships, requests and what people say of each other for matching."""
from .answering import accept_request, ask_first, decline_request, prolong_request, reply, run_out_request
from .asking import ask_mentor, offer_to_learner, prefer_choice, send_next_choice, withdraw_request
from .mentorships import accept_proposal, decline_proposal, end_mentorship, pair_by_hand
from .opinions import answer_fit, be_seen, handle_misfit, pause_mentor, resume_mentor, session_held, settle_matching
from .places import choose_mentor, lock_place, remove_mentor, unlock_place
from .publishing import discard_run, publish_run
from .rounds import feature_mentors, tell_waiting
from .runs import compute_run, report_progress, rerun, start_run
from .trials import cancel_trial, plan_trial, rate_as_learner, rate_as_mentor

__all__ = [
    "accept_proposal", "accept_request", "answer_fit", "ask_first", "ask_mentor", "be_seen", "cancel_trial", "choose_mentor",
    "compute_run", "decline_proposal", "decline_request", "discard_run", "end_mentorship", "feature_mentors", "session_held",
    "handle_misfit", "lock_place", "offer_to_learner", "pair_by_hand", "pause_mentor", "plan_trial", "prefer_choice", "prolong_request",
    "publish_run", "rate_as_learner", "rate_as_mentor", "remove_mentor", "reply", "report_progress", "rerun", "resume_mentor",
    "run_out_request", "send_next_choice", "settle_matching", "start_run", "tell_waiting", "unlock_place", "withdraw_request",
]

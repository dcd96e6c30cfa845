"""Reads of runs, of mentorships, of requests, and of the people who could be paired. All run for the organization at work."""
from .mentorships import (
    active_mentorships,
    load_pair,
    mentorships_of,
    mentorships_of_program,
    open_proposals_for,
    skills_in,
    skills_named,
    standing_of,
)
from .pair_facts import exclusions, pair_facts
from .people import free_mentors, seats_taken, unmatched_learners
from .preferences import exclusions_of, preferences_of, wish_between
from .profiles import profiles_of
from .requests import awaiting, load_request, requests_in, requests_of, told_of_trials, trials_of, wish_list
from .runs import candidates_for, open_run, places_in, runs_of, summary_of
from .settings import allows, may_ask, settings_of, ways_of
from .suggestions import candidates_of, search_mentors, suggestion_of, suggestions_for
from .waiting import misfits, open_fit_checks, silent_mentors, waiting_counts, waiting_list

__all__ = [
    "active_mentorships", "allows", "awaiting", "candidates_for", "candidates_of", "exclusions", "exclusions_of", "free_mentors",
    "load_pair", "load_request", "may_ask", "mentorships_of", "mentorships_of_program", "misfits", "open_fit_checks",
    "open_proposals_for", "open_run", "pair_facts", "places_in", "preferences_of", "profiles_of", "requests_in", "requests_of",
    "runs_of", "search_mentors", "seats_taken", "settings_of", "silent_mentors", "skills_in", "skills_named", "standing_of",
    "suggestion_of", "suggestions_for", "summary_of", "told_of_trials", "trials_of", "unmatched_learners", "waiting_counts",
    "waiting_list", "ways_of", "wish_between", "wish_list",
]

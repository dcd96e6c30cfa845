"""Reads of runs, of mentorships, and of the people who could be paired. All run for the organization at work."""
from .mentorships import (
    active_mentorships,
    load_pair,
    mentorships_of,
    mentorships_of_program,
    open_proposals_for,
    skills_in,
    standing_of,
)
from .pair_facts import exclusions, pair_facts
from .people import free_mentors, seats_taken, unmatched_learners
from .profiles import profiles_of
from .runs import candidates_for, open_run, places_in, runs_of, summary_of

__all__ = [
    "active_mentorships", "candidates_for", "exclusions", "free_mentors", "load_pair", "mentorships_of", "mentorships_of_program",
    "open_proposals_for", "open_run", "pair_facts", "places_in", "profiles_of", "runs_of", "seats_taken", "skills_in", "standing_of",
    "summary_of", "unmatched_learners",
]

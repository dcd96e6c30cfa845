from ..times import common_starts, first_starts, free_starts
from .calendars import busy_as_read, busy_elsewhere, calendars_of, feed_of, met_between, taken_beside
from .hours import (
    dates_of,
    days_off_of,
    has_hours,
    hours_of,
    hours_sets_of,
    lengths_of,
    lengths_to_offer,
    policy_in,
    programs_for_hours,
    rules_of,
)
from .meetings import (
    PEOPLE,
    bookable_pairs,
    by_series,
    in_feed,
    last_meetings,
    next_session_of_pair,
    planned_in,
    planned_of_pair,
    sessions,
    sessions_between,
    sessions_in,
    sessions_of,
    taking_time_of,
    to_come_of_pair,
)
from .pages import (
    agenda_of,
    arrivals_in,
    calendar_replies_to,
    goals_before,
    is_prepared,
    kinds_of,
    open_counter_proposal,
    questions_of,
    words_on,
)
from .trial_meetings import calendar_answer_to_trial, trials, trials_in_feed, trials_of, trials_with

__all__ = ["PEOPLE", "agenda_of", "arrivals_in", "bookable_pairs", "busy_as_read", "busy_elsewhere", "by_series",
           "calendar_answer_to_trial", "calendar_replies_to", "calendars_of", "common_starts", "dates_of", "days_off_of", "feed_of",
           "first_starts", "free_starts", "goals_before", "has_hours", "hours_of", "hours_sets_of", "in_feed", "is_prepared", "kinds_of",
           "last_meetings", "lengths_of", "lengths_to_offer", "met_between", "next_session_of_pair", "open_counter_proposal",
           "planned_in", "planned_of_pair", "policy_in", "programs_for_hours", "questions_of", "rules_of", "sessions",
           "sessions_between", "sessions_in", "sessions_of", "taken_beside", "taking_time_of", "to_come_of_pair", "trials",
           "trials_in_feed", "trials_of", "trials_with", "words_on"]

"""The only writers of availability, sessions and what belongs to them."""
from .accepting import accept_session, lapse_proposals
from .attendance import no_word_any_more, record_arrival, record_attendance, settle_session, waits_for_word_of
from .availability import set_availability, set_booking_rules
from .bookable import unbookable
from .booking import book_session
from .busy import could_not_read, read_calendar, subscribe_calendar, take_due_calendars, unsubscribe_calendar
from .cancelling import cancel_planned, cancel_session
from .claims import length_of
from .disputes import is_denied
from .feeds import end_feed, make_feed, renew_feed, set_feed
from .holds import hold_slot, sweep_holds
from .hours_sets import remove_hours_set, save_hours_set
from .kinds import change_kind, create_kind, edit_kind, remove_kind, save_kind
from .locks import hold_people
from .meetings import log_meeting, may_log, may_strike, strike_meeting
from .moving import may_change_alone, move_session, times_to_move_to
from .nudges import nudge_idle_pairs
from .pages import add_note, change_agenda, change_note, remove_note, save_preparation, save_shared_text, write_up
from .planned import not_to_come, unaccepted
from .policies import create_policy, edit_policy, remove_policy, set_policy
from .proposals import accept_times, decline_times, propose_times
from .reminders import set_reminders
from .replies import handle_reply
from .series import accept_series, book_series, cancel_series, decline_series, plan_series
from .series_moves import move_series, plan_move
from .suspensions import give_back_days, let_pass, put_on_hold, take_up_again
from .trials import claim_trial, release_trial
from .undoing import undo_change, undo_together, undoable, undoable_together

__all__ = ["accept_series", "accept_session", "accept_times", "add_note", "book_series", "book_session", "cancel_planned", "cancel_series",
           "cancel_session", "change_agenda", "change_kind", "change_note", "claim_trial", "could_not_read", "create_kind",
           "create_policy", "decline_series", "decline_times", "edit_kind", "edit_policy", "end_feed", "give_back_days", "handle_reply",
           "hold_people", "hold_slot", "is_denied", "lapse_proposals", "length_of", "let_pass", "log_meeting", "make_feed",
           "may_change_alone", "may_log", "may_strike", "move_series", "move_session", "not_to_come", "no_word_any_more",
           "nudge_idle_pairs", "plan_move", "plan_series",
           "propose_times", "put_on_hold", "read_calendar", "record_arrival", "record_attendance", "release_trial", "remove_hours_set",
           "remove_kind", "remove_note", "remove_policy", "renew_feed", "save_hours_set", "save_kind", "save_preparation",
           "save_shared_text", "set_availability", "set_booking_rules", "set_feed", "set_policy", "set_reminders", "settle_session",
           "strike_meeting", "subscribe_calendar", "sweep_holds", "take_due_calendars", "take_up_again", "times_to_move_to", "unaccepted",
           "unbookable", "undo_change", "undo_together", "undoable", "undoable_together", "unsubscribe_calendar", "waits_for_word_of",
           "write_up"]

"""The only writers of availability, sessions and what belongs to them."""
from .attendance import record_arrival, record_attendance, settle_session
from .availability import set_availability
from .booking import book_session, cancel_planned, cancel_session, move_session
from .locks import hold_people
from .nudges import nudge_idle_pairs
from .pages import add_note, change_agenda, change_note, save_recap, save_shared_text

__all__ = ["add_note", "book_session", "cancel_planned", "cancel_session", "change_agenda", "change_note", "hold_people", "move_session",
           "nudge_idle_pairs", "record_arrival", "record_attendance", "save_recap", "save_shared_text", "set_availability",
           "settle_session"]

"""The only writers of programs and enrolments."""
from .enrolments import apply_to_program, approve_enrolment, decide_enrolments, decline_enrolment, withdraw_enrolment
from .invitations import link_invitation, take_up_invitation
from .programs import (
    applications_before_closing,
    close_program,
    create_program,
    duplicate_program,
    edit_program,
    hide_program,
    open_program,
    reopen_program,
    start_program,
)

__all__ = [
    "applications_before_closing", "apply_to_program", "approve_enrolment", "close_program", "create_program", "decide_enrolments",
    "decline_enrolment", "duplicate_program", "edit_program", "hide_program", "link_invitation", "open_program", "reopen_program",
    "start_program", "take_up_invitation", "withdraw_enrolment",
]

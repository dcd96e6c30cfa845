"""What people do about a session straight from an email (see notifications.acting)."""
from notifications.acting import Act, register

from .. import disagreeing
from . import answers, pages, times, undoing


def register_acts() -> None:
    register("sessions_app.accept", Act(answers.show_accept, answers.do_accept))
    register("sessions_app.accept_series", Act(answers.show_accept_series, answers.do_accept_series))
    register("sessions_app.decline_series", Act(answers.show_decline_series, answers.do_decline_series))
    register("sessions_app.cancel", Act(answers.show_cancel, answers.do_cancel))
    register("sessions_app.move", Act(times.show_move, times.do_move))
    register("sessions_app.propose", Act(times.show_propose, times.do_propose))
    register(pages.UNDO, Act(undoing.show_undo, undoing.do_undo))
    register("sessions_app.disagree", disagreeing.DISAGREE)
    register("sessions_app.choose", Act(times.show_choose, times.do_choose))
    register("sessions_app.keep", Act(times.show_keep, times.do_keep))

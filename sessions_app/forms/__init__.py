from .availability import AvailabilityForm
from .booking import AcceptForm, BookForm, CancelForm, DeclineForm, HoldForm, MoveForm, ProposeForm, chooser, proposer
from .calendars import CalendarForm
from .hours_sets import HoursSetForm
from .meetings import LogForm
from .pages import ActionFormSet, AgendaForm, AttendanceForm, NoteForm, RecapForm, SettleForm, TextForm
from .reminders import RemindersForm
from .series import BookSeriesForm, CancelInSeriesForm, FollowForm, MoveInSeriesForm, SeriesForm, chosen_in
from .sessions import FeedForm, FilterForm

__all__ = ["AcceptForm", "ActionFormSet", "AgendaForm", "AttendanceForm", "AvailabilityForm", "BookForm", "BookSeriesForm",
           "CalendarForm", "CancelForm", "CancelInSeriesForm", "DeclineForm", "FeedForm", "FilterForm", "FollowForm", "HoldForm",
           "HoursSetForm", "LogForm", "MoveForm", "MoveInSeriesForm", "NoteForm", "ProposeForm", "RecapForm", "RemindersForm",
           "SeriesForm", "SettleForm", "TextForm", "chooser", "chosen_in", "proposer"]

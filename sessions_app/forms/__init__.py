from .availability import AvailabilityForm
from .booking import AcceptForm, BookForm, CancelForm, DeclineForm, HoldForm, MoveForm, ProposeForm, chooser, proposer
from .calendars import CalendarForm
from .hours_sets import HoursSetForm
from .kinds import KindForm, kind_chooser
from .meetings import LogForm
from .pages import ActionFormSet, AgendaForm, AttendanceForm, NoteForm, RecapForm, SettleForm
from .preparation import PreparationForm
from .reminders import RemindersForm
from .series import BookSeriesForm, CancelInSeriesForm, FollowForm, MoveInSeriesForm, SeriesForm, chosen_in
from .sessions import FeedForm, FilterForm

__all__ = ["AcceptForm", "ActionFormSet", "AgendaForm", "AttendanceForm", "AvailabilityForm", "BookForm", "BookSeriesForm", "CalendarForm",
           "CancelForm", "CancelInSeriesForm", "DeclineForm", "FeedForm", "FilterForm", "FollowForm", "HoldForm", "HoursSetForm",
           "KindForm", "LogForm", "MoveForm", "MoveInSeriesForm", "NoteForm", "PreparationForm", "ProposeForm", "RecapForm",
           "RemindersForm", "SeriesForm", "SettleForm", "chooser", "chosen_in", "kind_chooser", "proposer"]

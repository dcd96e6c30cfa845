from .availability import AvailabilityForm
from .booking import AcceptForm, BookForm, CancelForm, CancelForPairForm, HoldForm, MoveForm, MoveForPairForm, ProposeForm, chooser
from .calendars import CalendarForm
from .hours_sets import HoursSetForm
from .pages import ActionFormSet, AgendaForm, AttendanceForm, NoteForm, RecapForm, SettleForm, TextForm
from .policies import PolicyForm
from .reminders import RemindersForm
from .series import BookSeriesForm, CancelInSeriesForm, FollowForm, MoveInSeriesForm, SeriesForm, chosen_in
from .sessions import FeedForm, FilterForm

__all__ = ["AcceptForm", "ActionFormSet", "AgendaForm", "AttendanceForm", "AvailabilityForm", "BookForm", "BookSeriesForm", "CalendarForm",
           "CancelForPairForm", "CancelForm", "CancelInSeriesForm", "FeedForm", "FilterForm", "FollowForm", "HoldForm", "HoursSetForm",
           "MoveForPairForm", "MoveForm", "MoveInSeriesForm", "NoteForm", "PolicyForm", "ProposeForm", "RecapForm", "RemindersForm",
           "SeriesForm", "SettleForm", "TextForm", "chooser", "chosen_in"]

from .availability import AvailabilityForm
from .booking import AcceptForm, BookForm, CancelForm, HoldForm, MoveForm, ProposeForm, chooser
from .calendars import CalendarForm
from .pages import ActionFormSet, AgendaForm, AttendanceForm, NoteForm, RecapForm, SettleForm, TextForm
from .reminders import RemindersForm
from .sessions import FeedForm, FilterForm

__all__ = ["AcceptForm", "ActionFormSet", "AgendaForm", "AttendanceForm", "AvailabilityForm", "BookForm", "CalendarForm", "CancelForm",
           "FeedForm", "FilterForm", "HoldForm", "MoveForm", "NoteForm", "ProposeForm", "RecapForm", "RemindersForm", "SettleForm",
           "TextForm", "chooser"]

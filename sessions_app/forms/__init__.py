from .availability import AvailabilityForm
from .booking import AcceptForm, BookForm, CancelForm, HoldForm, MoveForm, ProposeForm, chooser
from .pages import ActionFormSet, AgendaForm, AttendanceForm, NoteForm, RecapForm, SettleForm, TextForm
from .series import BookSeriesForm, CancelInSeriesForm, FollowForm, MoveInSeriesForm, SeriesForm, chosen_in
from .sessions import FeedForm, FilterForm

__all__ = ["AcceptForm", "ActionFormSet", "AgendaForm", "AttendanceForm", "AvailabilityForm", "BookForm", "BookSeriesForm",
           "CancelForm", "CancelInSeriesForm", "FeedForm", "FilterForm", "FollowForm", "HoldForm", "MoveForm", "MoveInSeriesForm",
           "NoteForm", "ProposeForm", "RecapForm", "SeriesForm", "SettleForm", "TextForm", "chooser", "chosen_in"]

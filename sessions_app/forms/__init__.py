from .availability import AvailabilityForm
from .booking import BookForm, CancelForm, MoveForm
from .pages import ActionFormSet, AgendaForm, AttendanceForm, NoteForm, RecapForm, SettleForm, TextForm
from .sessions import FilterForm

__all__ = ["ActionFormSet", "AgendaForm", "AttendanceForm", "AvailabilityForm", "BookForm", "CancelForm", "FilterForm",
           "MoveForm", "NoteForm", "RecapForm", "SettleForm", "TextForm"]

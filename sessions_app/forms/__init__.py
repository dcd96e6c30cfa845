from .availability import AvailabilityForm
from .booking import (
           AcceptForm,
           BookForm,
           CancelForm,
           CancelForPairForm,
           DeclineForm,
           HoldForm,
           MoveForm,
           MoveForPairForm,
           ProposeForm,
           chooser,
           proposer,
)
from .calendars import CalendarForm
from .hours_sets import HoursSetForm
from .kinds import KindForm, kind_chooser
from .meetings import LogForm
from .pages import ActionFormSet, AgendaForm, AttendanceForm, NoteForm, RecapForm, SettleForm
from .policies import PolicyForm
from .preparation import PreparationForm
from .reminders import RemindersForm
from .series import (
           BookSeriesForm,
           CancelInSeriesForm,
           CancelInSeriesForPairForm,
           FollowForm,
           FollowForPairForm,
           MoveInSeriesForm,
           MoveInSeriesForPairForm,
           SeriesForm,
           chosen_in,
)
from .sessions import FeedForm, FilterForm

__all__ = ["AcceptForm", "ActionFormSet", "AgendaForm", "AttendanceForm", "AvailabilityForm", "BookForm", "BookSeriesForm", "CalendarForm",
           "CancelForPairForm", "CancelForm", "CancelInSeriesForPairForm", "CancelInSeriesForm", "DeclineForm", "FeedForm", "FilterForm",
           "FollowForPairForm", "FollowForm", "HoldForm", "HoursSetForm", "KindForm", "LogForm", "MoveForPairForm", "MoveForm",
           "MoveInSeriesForPairForm", "MoveInSeriesForm", "NoteForm", "PolicyForm", "PreparationForm", "ProposeForm", "RecapForm",
           "RemindersForm", "SeriesForm", "SettleForm", "chooser", "chosen_in", "kind_chooser", "proposer"]

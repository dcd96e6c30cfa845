from .attendance import AttendanceOf, SettleSession
from .availability import Availability
from .calendars import Calendars, OneCalendar
from .hours_sets import HoursSets, OneHoursSet
from .notes import Notes, OneNote
from .pages import AgendaPart, Preparation, Recap
from .policies import Policy
from .reminders import OneReminder, Reminders
from .series import AcceptSeries, BookSeries, CancelSeries, MovedDates, MoveSeries, OneSeries, SeriesDates
from .sessions import CancelSession, MoveSession, OneSession, Sessions, Starts

__all__ = [
    "AcceptSeries", "AgendaPart", "AttendanceOf", "Availability", "BookSeries", "Calendars", "CancelSeries", "CancelSession",
    "HoursSets", "MoveSeries", "MoveSession", "MovedDates", "Notes", "OneCalendar", "OneHoursSet", "OneNote", "OneReminder", "OneSeries",
    "OneSession", "Policy", "Preparation", "Recap", "Reminders", "SeriesDates", "Sessions", "SettleSession", "Starts",
]

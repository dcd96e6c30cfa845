from .attendance import AttendanceOf, SettleSession
from .availability import Availability
from .calendars import Calendars, OneCalendar
from .hours_sets import HoursSets, OneHoursSet
from .kinds import KindOfSession, Kinds, OneKind
from .meetings import LogMeeting, StrikeMeeting
from .notes import Notes, OneNote
from .pages import AgendaPart, Preparation, Recap
from .reminders import OneReminder, Reminders
from .series import AcceptSeries, BookSeries, CancelSeries, MovedDates, MoveSeries, OneSeries, SeriesDates
from .sessions import CancelSession, MoveSession, OneSession, Sessions, Starts

__all__ = [
    "AcceptSeries", "AgendaPart", "AttendanceOf", "Availability", "BookSeries", "Calendars", "CancelSeries", "CancelSession", "HoursSets",
    "KindOfSession", "Kinds", "LogMeeting", "MoveSeries", "MoveSession", "MovedDates", "Notes", "OneCalendar", "OneHoursSet", "OneKind",
    "OneNote", "OneReminder", "OneSeries", "OneSession", "Preparation", "Recap", "Reminders", "SeriesDates", "Sessions", "SettleSession",
    "Starts", "StrikeMeeting",
]

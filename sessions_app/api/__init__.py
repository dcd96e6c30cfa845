from .attendance import AttendanceOf, SettleSession
from .availability import Availability
from .booking_rules import Rules
from .calendars import Calendars, OneCalendar
from .changes import AcceptSession, AcceptTimes, DeclineTimes, HoldTime, Times, UndoSession
from .feed import Feed
from .hours_sets import HoursSets, OneHoursSet
from .kinds import KindOfSession, Kinds, OneKind
from .meetings import LogMeeting, StrikeMeeting
from .notes import Notes, OneNote
from .pages import AgendaPart, NextStarts, Preparation, Recap
from .policies import Policy
from .reminders import OneReminder, Reminders
from .series import AcceptSeries, BookSeries, CancelSeries, MovedDates, MoveSeries, OneSeries, SeriesDates, UndoSeries
from .sessions import CancelSession, Lengths, MoveSession, OneSession, Sessions, Starts

__all__ = ["AcceptSeries", "AcceptSession", "AcceptTimes", "AgendaPart", "AttendanceOf", "Availability", "BookSeries", "Calendars",
           "CancelSeries", "CancelSession", "DeclineTimes", "Feed", "HoldTime", "HoursSets", "KindOfSession", "Kinds", "Lengths",
           "LogMeeting", "MoveSeries", "MoveSession", "MovedDates", "NextStarts", "Notes", "OneCalendar", "OneHoursSet", "OneKind",
           "OneNote", "OneReminder", "OneSeries", "OneSession", "Policy", "Preparation", "Recap", "Reminders", "Rules", "SeriesDates",
           "Sessions", "SettleSession", "Starts", "StrikeMeeting", "Times", "UndoSeries", "UndoSession"]

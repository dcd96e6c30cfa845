from .attendance import Arrival, Attendance
from .availability import AvailabilityRule, BookingRules, DateHours, TimeOff, Weekday
from .calendars import CalendarFeed, CalendarReply, ExternalBusy, SubscribedCalendar
from .claims import Hold, SessionClaim
from .hours_sets import HoursOfSet, HoursSet
from .kinds import SessionKind
from .pages import AgendaItem, PreparationItem, SessionNote
from .policies import SchedulingPolicy
from .reminders import ReminderRule
from .series import SessionSeries
from .sessions import CounterProposal, Session

__all__ = [
    "AgendaItem", "Arrival", "Attendance", "AvailabilityRule", "BookingRules", "CalendarFeed", "CalendarReply", "CounterProposal",
    "DateHours", "ExternalBusy", "Hold", "HoursOfSet", "HoursSet", "PreparationItem", "ReminderRule", "SchedulingPolicy", "Session",
    "SessionClaim", "SessionKind", "SessionNote", "SessionSeries", "SubscribedCalendar", "TimeOff", "Weekday",
]

from django.urls import path

from .views import availability, booking, calendar, changing, feed, series, sessions, writing

app_name = "sessions_app"
urlpatterns = [
    path("availability/", availability.availability, name="availability"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/subscription/", feed.subscription, name="subscription"),
    path("calendar/subscription/renew/", feed.renew, name="subscription-renew"),
    path("calendar/<str:token>.ics", feed.feed, name="feed"),
    path("pairs/<uuid:mentorship_id>/book/", booking.book, name="book"),
    path("pairs/<uuid:mentorship_id>/hold/", booking.hold, name="hold"),
    path("pairs/<uuid:mentorship_id>/series/", series.choose, name="series-new"),
    path("pairs/<uuid:mentorship_id>/series/dates/", series.dates, name="series-dates"),
    path("series/<uuid:series_id>/", series.series, name="series"),
    path("series/<uuid:series_id>/accept/", series.accept, name="series-accept"),
    path("sessions/", sessions.session_list, name="list"),
    path("sessions/<uuid:session_id>/", sessions.session, name="session"),
    path("sessions/<uuid:session_id>/move/", booking.move, name="session-move"),
    path("sessions/<uuid:session_id>/move/dates/", series.move, name="series-move"),
    path("sessions/<uuid:session_id>/accept/", booking.accept, name="session-accept"),
    path("sessions/<uuid:session_id>/cancel/", booking.cancel, name="session-cancel"),
    path("sessions/<uuid:session_id>/propose/", changing.propose, name="propose"),
    path("sessions/<uuid:session_id>/times/<uuid:proposal_id>/", changing.answer_times, name="answer-times"),
    path("sessions/<uuid:session_id>/undo/", changing.undo, name="session-undo"),
    path("sessions/<uuid:session_id>/join/", sessions.join, name="join"),
    path("sessions/<uuid:session_id>/session.ics", sessions.ics, name="ics"),
    path("sessions/<uuid:session_id>/agenda/", writing.agenda, name="session-agenda"),
    path("sessions/<uuid:session_id>/preparation/", writing.preparation, name="session-preparation"),
    path("sessions/<uuid:session_id>/recap/", writing.recap, name="session-recap"),
    path("sessions/<uuid:session_id>/notes/", writing.note_add, name="note-add"),
    path("sessions/<uuid:session_id>/notes/<uuid:note_id>/", writing.note_change, name="note-change"),
    path("sessions/<uuid:session_id>/attendance/", writing.attendance, name="session-attendance"),
    path("sessions/<uuid:session_id>/settle/", writing.settle, name="session-settle"),
]

"""The addresses of the API in the order of the journey, its schema and its reader's page."""
from functools import cache

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path, re_path
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator

from accounts import api as accounts
from action_plans import api as action_plans
from assessments import api as assessments
from chat import api as chat
from common.api import TYPE, problem_body
from kpis import api as kpis
from matching import api as matching
from matching import api_circles as circles
from matching import api_mentorships as mentorships
from matching import api_places as places
from matching import api_requests as requests
from notifications import api as notifications
from programs import api as programs
from sessions_app import api as sessions_app

from . import reading


@cache
def document() -> dict:
    """The OpenAPI document. It is English, as is the code that is written after it."""
    with translation.override("en"):
        return SchemaGenerator(urlconf="mentoring.urls").get_schema(request=None, public=True)


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    return JsonResponse(document(), content_type="application/vnd.oai.openapi+json")


@require_safe
def reader(request: HttpRequest) -> HttpResponse:
    layout = "shell.html" if getattr(request, "membership", None) else "front.html"
    return render(request, "mentoring/api.html", {"layout": layout, "groups": reading.groups(document())})


@csrf_exempt
def nothing(request: HttpRequest) -> HttpResponse:
    return JsonResponse(problem_body(404, _("Not found")), status=404, content_type=TYPE)


urlpatterns = [
    path("schema/", schema, name="schema"),
    path("docs/", reader, name="docs"),
    path("me/", accounts.Me.as_view()),
    path("notifications/", notifications.Notifications.as_view()),
    path("notifications/all-seen/", notifications.SeeNotifications.as_view()),
    path("notifications/<uuid:notification_id>/", notifications.OneNotification.as_view()),
    path("notifications/<uuid:notification_id>/seen/", notifications.SeeNotification.as_view()),
    path("preferences/", notifications.Preferences.as_view()),
    path("members/", accounts.Members.as_view()),
    path("members/<uuid:membership_id>/", accounts.Member.as_view()),
    path("invitations/", accounts.Invitations.as_view()),
    path("invitations/<uuid:invitation_id>/", accounts.OneInvitation.as_view()),
    path("invitations/<uuid:invitation_id>/resend/", accounts.ResendInvitation.as_view()),
    path("invitations/<uuid:invitation_id>/withdraw/", accounts.WithdrawInvitation.as_view()),
    path("programs/", programs.Programs.as_view()),
    path("programs/<uuid:program_id>/", programs.OneProgram.as_view()),
    path("programs/<uuid:program_id>/open/", programs.OpenProgram.as_view()),
    path("programs/<uuid:program_id>/hide/", programs.HideProgram.as_view()),
    path("programs/<uuid:program_id>/start/", programs.StartProgram.as_view()),
    path("programs/<uuid:program_id>/close/", programs.CloseProgram.as_view()),
    path("programs/<uuid:program_id>/reopen/", programs.ReopenProgram.as_view()),
    path("programs/<uuid:program_id>/plan-template/", action_plans.Template.as_view()),
    path("enrolments/", programs.Enrolments.as_view()),
    path("enrolments/<uuid:enrolment_id>/", programs.OneEnrolment.as_view()),
    path("enrolments/<uuid:enrolment_id>/approve/", programs.ApproveEnrolment.as_view()),
    path("enrolments/<uuid:enrolment_id>/decline/", programs.DeclineEnrolment.as_view()),
    path("enrolments/<uuid:enrolment_id>/withdraw/", programs.WithdrawEnrolment.as_view()),
    path("enrolments/<uuid:enrolment_id>/needs/", assessments.Needs.as_view()),
    path("enrolments/<uuid:enrolment_id>/needs/finish/", assessments.FinishStep.as_view()),
    path("enrolments/<uuid:enrolment_id>/skills/", assessments.Claims.as_view()),
    path("enrolments/<uuid:enrolment_id>/skills/<uuid:skill_id>/", assessments.OneClaim.as_view()),
    path("enrolments/<uuid:enrolment_id>/goals/", assessments.SharedGoals.as_view()),
    path("skills/", assessments.Skills.as_view()),
    path("goals/", assessments.Goals.as_view()),
    path("goals/<uuid:goal_id>/", assessments.OneGoal.as_view()),
    path("goals/<uuid:goal_id>/progress/", assessments.GoalProgress.as_view()),
    path("goals/<uuid:goal_id>/reach/", assessments.ReachGoal.as_view()),
    path("goals/<uuid:goal_id>/drop/", assessments.DropGoal.as_view()),
    path("goals/<uuid:goal_id>/reopen/", assessments.ReopenGoal.as_view()),
    path("programs/<uuid:program_id>/criteria/", matching.ProgramCriteria.as_view()),
    path("match-runs/", matching.Runs.as_view()),
    path("match-runs/<uuid:run_id>/", matching.OneRun.as_view()),
    path("match-runs/<uuid:run_id>/recompute/", matching.RecomputeRun.as_view()),
    path("match-runs/<uuid:run_id>/fit-in/", matching.FitIn.as_view()),
    path("match-runs/<uuid:run_id>/publish/", matching.PublishRun.as_view()),
    path("match-runs/<uuid:run_id>/cancel/", matching.CancelRun.as_view()),
    path("match-runs/<uuid:run_id>/take-back/", matching.TakeBackRun.as_view()),
    path("match-runs/<uuid:run_id>/discard/", matching.DiscardRun.as_view()),
    path("match-runs/<uuid:run_id>/places/", places.Places.as_view()),
    path("match-runs/<uuid:run_id>/circles/", circles.CirclesOfRun.as_view()),
    path("circles/", circles.Circles.as_view()),
    path("circles/<uuid:circle_id>/", circles.OneCircle.as_view()),
    path("places/<uuid:proposal_id>/", places.OnePlace.as_view()),
    path("places/<uuid:proposal_id>/candidates/", places.Candidates.as_view()),
    path("places/<uuid:proposal_id>/choose/", places.ChooseMentor.as_view()),
    path("places/<uuid:proposal_id>/lock/", places.LockPlace.as_view()),
    path("places/<uuid:proposal_id>/unlock/", places.UnlockPlace.as_view()),
    path("places/<uuid:proposal_id>/remove/", places.RemoveMentor.as_view()),
    path("mentorships/", mentorships.Mentorships.as_view()),
    path("mentorships/<uuid:mentorship_id>/", mentorships.OneMentorship.as_view()),
    path("mentorships/<uuid:mentorship_id>/accept/", mentorships.AcceptProposal.as_view()),
    path("mentorships/<uuid:mentorship_id>/decline/", mentorships.DeclineProposal.as_view()),
    path("mentorships/<uuid:mentorship_id>/end/", mentorships.EndMentorship.as_view()),
    path("mentorships/<uuid:mentorship_id>/agreement/", action_plans.PairAgreement.as_view()),
    path("mentorships/<uuid:mentorship_id>/agreements/", action_plans.PairAgreements.as_view()),
    path("agreements/<uuid:agreement_id>/sign/", action_plans.SignAgreement.as_view()),
    path("mentorships/<uuid:mentorship_id>/plan/", action_plans.Plan.as_view()),
    path("mentorships/<uuid:mentorship_id>/actions/", action_plans.PairActions.as_view()),
    path("actions/<uuid:action_id>/", action_plans.OneAction.as_view()),
    path("actions/<uuid:action_id>/finish/", action_plans.FinishAction.as_view()),
    path("actions/<uuid:action_id>/reopen/", action_plans.ReopenAction.as_view()),
    path("actions/<uuid:action_id>/drop/", action_plans.DropAction.as_view()),
    path("actions/<uuid:action_id>/put-off/", action_plans.PutOffAction.as_view()),
    path("actions/<uuid:action_id>/progress/", action_plans.ActionProgress.as_view()),
    path("availability/", sessions_app.Availability.as_view()),
    path("availability/rules/", sessions_app.Rules.as_view()),
    path("availability/sets/", sessions_app.HoursSets.as_view()),
    path("availability/sets/<uuid:hours_set_id>/", sessions_app.OneHoursSet.as_view()),
    path("calendar-feed/", sessions_app.Feed.as_view()),
    path("calendars/", sessions_app.Calendars.as_view()),
    path("calendars/<uuid:calendar_id>/", sessions_app.OneCalendar.as_view()),
    path("mentorships/<uuid:mentorship_id>/starts/", sessions_app.Starts.as_view()),
    path("mentorships/<uuid:mentorship_id>/lengths/", sessions_app.Lengths.as_view()),
    path("mentorships/<uuid:mentorship_id>/meetings/", sessions_app.LogMeeting.as_view()),
    path("mentorships/<uuid:mentorship_id>/hold/", sessions_app.HoldTime.as_view()),
    path("mentorships/<uuid:mentorship_id>/series/", sessions_app.BookSeries.as_view()),
    path("mentorships/<uuid:mentorship_id>/series/dates/", sessions_app.SeriesDates.as_view()),
    path("series/<uuid:series_id>/", sessions_app.OneSeries.as_view()),
    path("series/<uuid:series_id>/accept/", sessions_app.AcceptSeries.as_view()),
    path("sessions/<uuid:session_id>/series/dates/", sessions_app.MovedDates.as_view()),
    path("sessions/<uuid:session_id>/series/move/", sessions_app.MoveSeries.as_view()),
    path("sessions/<uuid:session_id>/series/cancel/", sessions_app.CancelSeries.as_view()),
    path("sessions/<uuid:session_id>/series/undo/", sessions_app.UndoSeries.as_view()),
    path("programs/<uuid:program_id>/scheduling-policy/", sessions_app.Policy.as_view()),
    path("reminders/", sessions_app.Reminders.as_view()),
    path("reminders/<str:kind>/", sessions_app.OneReminder.as_view()),
    path("programs/<uuid:program_id>/reminders/", sessions_app.Reminders.as_view()),
    path("programs/<uuid:program_id>/reminders/<str:kind>/", sessions_app.OneReminder.as_view()),
    path("sessions/", sessions_app.Sessions.as_view()),
    path("sessions/<uuid:session_id>/", sessions_app.OneSession.as_view()),
    path("sessions/<uuid:session_id>/move/", sessions_app.MoveSession.as_view()),
    path("sessions/<uuid:session_id>/cancel/", sessions_app.CancelSession.as_view()),
    path("programs/<uuid:program_id>/session-kinds/", sessions_app.Kinds.as_view()),
    path("programs/<uuid:program_id>/session-kinds/<slug:code>/", sessions_app.OneKind.as_view()),
    path("sessions/<uuid:session_id>/kind/", sessions_app.KindOfSession.as_view()),
    path("sessions/<uuid:session_id>/accept/", sessions_app.AcceptSession.as_view()),
    path("sessions/<uuid:session_id>/undo/", sessions_app.UndoSession.as_view()),
    path("sessions/<uuid:session_id>/times/", sessions_app.Times.as_view()),
    path("sessions/<uuid:session_id>/times/<uuid:times_id>/accept/", sessions_app.AcceptTimes.as_view()),
    path("sessions/<uuid:session_id>/times/<uuid:times_id>/decline/", sessions_app.DeclineTimes.as_view()),
    path("sessions/<uuid:session_id>/agenda/<int:position>/", sessions_app.AgendaPart.as_view()),
    path("sessions/<uuid:session_id>/preparation/", sessions_app.Preparation.as_view()),
    path("sessions/<uuid:session_id>/recap/", sessions_app.Recap.as_view()),
    path("sessions/<uuid:session_id>/next-starts/", sessions_app.NextStarts.as_view()),
    path("sessions/<uuid:session_id>/attendance/", sessions_app.AttendanceOf.as_view()),
    path("sessions/<uuid:session_id>/strike/", sessions_app.StrikeMeeting.as_view()),
    path("sessions/<uuid:session_id>/settle/", sessions_app.SettleSession.as_view()),
    path("sessions/<uuid:session_id>/notes/", sessions_app.Notes.as_view()),
    path("sessions/<uuid:session_id>/notes/<uuid:note_id>/", sessions_app.OneNote.as_view()),
    path("sessions/<uuid:session_id>/feedback/", kpis.Feedback.as_view()),
    path("conversations/", chat.Conversations.as_view()),
    path("conversations/<uuid:conversation_id>/", chat.OneConversation.as_view()),
    path("conversations/<uuid:conversation_id>/messages/", chat.Messages.as_view()),
    path("conversations/<uuid:conversation_id>/read/", chat.ReadConversation.as_view()),
    path("mentorships/<uuid:mentorship_id>/conversation/", chat.OpenConversation.as_view()),
    path("pulses/", kpis.Pulses.as_view()),
    path("pulses/<uuid:pulse_id>/", kpis.AnswerPulse.as_view()),
    path("figures/", kpis.Figures.as_view()),
    path("figures/<slug:measure>/", kpis.FigureRows.as_view()),
    path("programs/<uuid:program_id>/suggestions/", requests.Suggestions.as_view()),
    path("mentoring-requests/", requests.Requests.as_view()),
    path("mentoring-requests/<uuid:request_id>/", requests.OneRequest.as_view()),
    path("mentoring-requests/<uuid:request_id>/accept/", requests.AcceptRequest.as_view()),
    path("mentoring-requests/<uuid:request_id>/decline/", requests.DeclineRequest.as_view()),
    path("mentoring-requests/<uuid:request_id>/ask/", requests.AskFirst.as_view()),
    path("mentoring-requests/<uuid:request_id>/reply/", requests.ReplyToQuestion.as_view()),
    path("mentoring-requests/<uuid:request_id>/prolong/", requests.ProlongRequest.as_view()),
    path("mentoring-requests/<uuid:request_id>/withdraw/", requests.WithdrawRequest.as_view()),
    re_path("^", nothing),
]

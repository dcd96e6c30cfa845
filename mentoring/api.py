"""The addresses of the API, its schema and its reader's page."""
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
from common.api import TYPE, problem_body
from matching import api_requests as requests
from programs import api as programs

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
    path("members/", accounts.Members.as_view()),
    path("members/<uuid:membership_id>/", accounts.Member.as_view()),
    path("programs/", programs.Programs.as_view()),
    path("programs/<uuid:program_id>/", programs.OneProgram.as_view()),
    path("programs/<uuid:program_id>/open/", programs.OpenProgram.as_view()),
    path("programs/<uuid:program_id>/hide/", programs.HideProgram.as_view()),
    path("programs/<uuid:program_id>/start/", programs.StartProgram.as_view()),
    path("programs/<uuid:program_id>/close/", programs.CloseProgram.as_view()),
    path("programs/<uuid:program_id>/reopen/", programs.ReopenProgram.as_view()),
    path("enrolments/", programs.Enrolments.as_view()),
    path("enrolments/<uuid:enrolment_id>/", programs.OneEnrolment.as_view()),
    path("enrolments/<uuid:enrolment_id>/approve/", programs.ApproveEnrolment.as_view()),
    path("enrolments/<uuid:enrolment_id>/decline/", programs.DeclineEnrolment.as_view()),
    path("enrolments/<uuid:enrolment_id>/withdraw/", programs.WithdrawEnrolment.as_view()),
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

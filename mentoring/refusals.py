"""What goes wrong outside a view: a page for people, a problem document for programs."""
import re

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views import defaults

from common.api import TYPE, problem_body

API = re.compile(r"^(/o/[^/]+)?/api/")


def bad_request(request: HttpRequest, exception) -> HttpResponse:
    return _problem(request, 400, _("Invalid input")) or defaults.bad_request(request, exception)


def forbidden(request: HttpRequest, exception) -> HttpResponse:
    return _problem(request, 403, _("Not allowed")) or defaults.permission_denied(request, exception)


def not_found(request: HttpRequest, exception) -> HttpResponse:
    return _problem(request, 404, _("Not found")) or defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    return _problem(request, 500, _("Something went wrong on our side.")) or defaults.server_error(request)


def _problem(request, code: int, title: str) -> JsonResponse | None:
    if API.match(request.path):
        return JsonResponse(problem_body(code, title), status=code, content_type=TYPE)
    return None

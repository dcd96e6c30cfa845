"""The API's manners: cursor pages, RFC 9457 problem documents, a schema that tells both."""
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from drf_spectacular.openapi import AutoSchema
from rest_framework import exceptions, status
from rest_framework.pagination import CursorPagination
from rest_framework.response import Response
from rest_framework.views import set_rollback

from .errors import NotAllowed, Refused

TYPE = "application/problem+json"


class NewestFirst(CursorPagination):
    page_size = 50
    max_page_size = 200
    page_size_query_param = "limit"
    ordering = "-id"


class Schema(AutoSchema):
    """The generated schema, plus the problem documents that any operation may answer."""


def problem(code: int, title: str, detail: str = "", **extra) -> Response:
    body = {"type": "about:blank", "title": title, "status": code, **({"detail": detail} if detail else {}), **extra}
    return Response(body, status=code, content_type=TYPE)


def problem_response(error, context):
    set_rollback()
    if isinstance(error, Refused):
        return problem(status.HTTP_409_CONFLICT, str(error.message), code=error.code, **error.extra)
    if isinstance(error, (Http404, exceptions.NotFound)):
        return problem(status.HTTP_404_NOT_FOUND, "Not found")
    if isinstance(error, (PermissionDenied, NotAllowed, exceptions.PermissionDenied)):
        return problem(status.HTTP_403_FORBIDDEN, "Forbidden")
    if isinstance(error, ValidationError):
        error = exceptions.ValidationError(error.messages if not hasattr(error, "error_dict") else error.message_dict)
    if isinstance(error, exceptions.ValidationError):
        return problem(status.HTTP_400_BAD_REQUEST, "Invalid input", errors=error.detail)
    if isinstance(error, exceptions.APIException):
        answer = problem(error.status_code, str(error.detail))
        if getattr(error, "auth_header", None):
            answer["WWW-Authenticate"] = error.auth_header
        if getattr(error, "wait", None):
            answer["Retry-After"] = str(int(error.wait))
        return answer
    return None

"""The API's manners: one view for every address, cursor pages, RFC 9457 problem documents, a schema that tells all of it."""
import json
from datetime import UTC

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_field
from rest_framework import exceptions, serializers, status
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.parsers import BaseParser
from rest_framework.response import Response
from rest_framework.views import APIView, set_rollback

from .days import is_sensible
from .errors import NotAllowed, Refused

TYPE = "application/problem+json"
BIGGEST = 1024 * 1024  # bytes in a request's body
RATE = "rate"  # the code of a rule that says "not so fast"


# ── in ───────────────────────────────────────────────────────────────────────────────────────────
class TooBig(exceptions.APIException):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_detail = _("This is larger than 1 MB.")


class Parser(BaseParser):
    """JSON of at most BIGGEST bytes, in Unicode whatever charset is announced (RFC 8259)."""

    media_type = "application/json"

    def parse(self, stream, media_type=None, parser_context=None):
        body = stream.read(BIGGEST + 1)
        if len(body) > BIGGEST:
            raise TooBig
        try:
            return json.loads(body, parse_constant=_no_constant)
        except (ValueError, RecursionError):
            raise exceptions.ParseError(_("This is not JSON.")) from None


def _no_constant(name):
    raise ValueError(name)


class AlwaysJson(BaseContentNegotiation):
    """There is one representation, whatever Accept says."""

    def select_parser(self, request, parsers):
        sent = (request.content_type or "").partition(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == sent), None)

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type


class Instant(serializers.DateTimeField):
    """An instant with its offset in, UTC out."""

    default_error_messages = {"naive": _("Give the offset too, for example 2027-03-31T09:00:00+02:00.")}

    def __init__(self, **kwargs):
        super().__init__(default_timezone=UTC, **kwargs)

    def to_internal_value(self, value):
        if isinstance(value, str) and not value.upper().endswith("Z") and not any(sign in value[10:] for sign in "+-"):
            self.fail("naive")
        found = super().to_internal_value(value)
        if not is_sensible(found):
            self.fail("overflow")
        return found


@extend_schema_field({"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"})
class ClockTime(serializers.TimeField):
    """Hours and minutes."""

    def __init__(self, **kwargs):
        super().__init__(format="%H:%M", input_formats=["%H:%M"], **kwargs)


class Model(serializers.ModelSerializer):
    # Columns in or out. It never saves: views hand its values to a service. (A docstring would stand in the schema, with each.)

    serializer_field_mapping = serializers.ModelSerializer.serializer_field_mapping | {models.DateTimeField: Instant}

    def get_validators(self):
        return []


def cleaned(form) -> dict:
    """A Django form's values, so that pages and API hold people to the same rules."""
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    return form.cleaned_data


# ── out ──────────────────────────────────────────────────────────────────────────────────────────
class NewestFirst(CursorPagination):
    page_size = 50
    max_page_size = 200
    page_size_query_param = "limit"
    ordering = "-id"

    def paginate_queryset(self, queryset, request, view=None):
        try:
            return super().paginate_queryset(queryset, request, view)
        except (ValueError, OverflowError):
            raise _not_our_cursor() from None

    def decode_cursor(self, request):
        try:
            return super().decode_cursor(request)
        except exceptions.NotFound:
            raise _not_our_cursor() from None

    def get_paginated_response_schema(self, schema):
        link = {"type": ["string", "null"], "format": "uri"}
        return {"type": "object", "required": ["next", "previous", "results"],
                "properties": {"next": link, "previous": link, "results": schema}}

    def get_ordering(self, request, queryset, view):
        return (self.ordering,) if isinstance(self.ordering, str) else tuple(self.ordering)


class InOrder(NewestFirst):
    """Pages of what was computed, or sorted by more than a column: the cursor counts."""

    offset_cutoff = 1_000_000

    def paginate_queryset(self, rows, request, view=None):
        self.base_url, self.size = request.build_absolute_uri(), self.get_page_size(request)
        cursor = self.decode_cursor(request)
        self.start = cursor.offset if cursor else 0
        found = list(rows[self.start:self.start + self.size + 1])
        self.has_next = len(found) > self.size
        return found[:self.size]

    def get_next_link(self):
        return self.encode_cursor(Cursor(self.start + self.size, False, None)) if self.has_next else None

    def get_previous_link(self):
        return self.encode_cursor(Cursor(max(0, self.start - self.size), False, None)) if self.start else None


def _not_our_cursor() -> exceptions.ValidationError:
    return exceptions.ValidationError({"cursor": [_("This cursor is not one of ours.")]})


class View(APIView):
    """One address of the API. Each method is an `operation`; the first line of its docstring is its title.

    `tag` names the objects that it is about, where its path begins with others.
    """

    tag = ""

    parser_classes = [Parser]
    content_negotiation_class = AlwaysJson
    pagination_class = NewestFirst

    def body(self, reader, *, partial: bool = False) -> dict:
        return self._valid(reader(data=self.request.data, partial=partial, context=self.context()))

    def asked(self, reader) -> dict:
        """The query's values; those left out are absent."""
        return self._valid(reader(data=self.request.query_params.dict(), context=self.context()))

    def page(self, rows, writer, *, ordering=NewestFirst.ordering, prepare=None) -> Response:
        """A page of the queryset. `prepare(rows of the page)` may answer more context for the writer."""
        pager = self.pagination_class()
        pager.ordering = ordering
        found = pager.paginate_queryset(rows, self.request, view=self)
        more = prepare(found) if prepare else {}
        return pager.get_paginated_response(writer(found, many=True, context=self.context() | more).data)

    def page_of(self, found, writer, *, prepare=None) -> Response:
        """A page of a list, or of a queryset in its own order."""
        pager = InOrder()
        rows = pager.paginate_queryset(found, self.request)
        more = prepare(rows) if prepare else {}
        return pager.get_paginated_response(writer(rows, many=True, context=self.context() | more).data)

    def answer(self, found, writer, *, status: int = 200, **context) -> Response:
        return Response(writer(found, context=self.context() | context).data, status=status)

    def context(self) -> dict:
        return {"request": self.request}

    @staticmethod
    def _valid(reader) -> dict:
        reader.is_valid(raise_exception=True)
        return reader.validated_data


def operation(*, answer=None, many: bool = False, status: int = 200, body=None, query=None, problems: tuple[int, ...] = ()):
    """Says what a method takes and answers, for the schema. `problems` are statuses beyond those that go without saying."""

    def decorate(method):
        method.problems = problems
        done = answer(many=True) if many else answer
        return extend_schema(request=body, responses={status: done}, parameters=[query] if query else [])(method)

    return decorate


# ── what goes wrong ──────────────────────────────────────────────────────────────────────────────
class Problem(serializers.Serializer):
    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField(required=False)
    code = serializers.CharField(required=False, help_text="Of a refusal: which rule said no.")
    errors = serializers.DictField(required=False, help_text="Of invalid input: what is wrong, by field.")


def problem_body(status: int, title: str, detail: str = "", **extra) -> dict:
    return {"type": "about:blank", "title": str(title), "status": status, **({"detail": str(detail)} if detail else {}), **extra}


def problem(status: int, title: str, detail: str = "", **extra) -> Response:
    return Response(problem_body(status, title, detail, **extra), status=status, content_type=TYPE)


def problem_response(error, context):
    set_rollback()
    if isinstance(error, Refused):
        code = status.HTTP_429_TOO_MANY_REQUESTS if error.code == RATE else status.HTTP_409_CONFLICT
        return problem(code, error.message, code=error.code, **error.extra)
    if isinstance(error, (Http404, exceptions.NotFound)):
        return problem(status.HTTP_404_NOT_FOUND, _("Not found"))
    if isinstance(error, (PermissionDenied, NotAllowed, exceptions.PermissionDenied)):
        return problem(status.HTTP_403_FORBIDDEN, _("Not allowed"), str(getattr(error, "detail", "")))
    if isinstance(error, ValidationError):
        said = error.message_dict if hasattr(error, "error_dict") else {"__all__": error.messages}
        error = exceptions.ValidationError({"non_field_errors" if name == "__all__" else name: m for name, m in said.items()})
    if isinstance(error, exceptions.ValidationError):
        return problem(status.HTTP_400_BAD_REQUEST, _("Invalid input"), errors=_by_field(error.detail))
    if isinstance(error, exceptions.APIException):
        answer = problem(error.status_code, error.detail)
        if getattr(error, "auth_header", None):
            answer["WWW-Authenticate"] = error.auth_header
        if getattr(error, "wait", None):
            answer["Retry-After"] = str(int(error.wait))
        return answer
    return None


def _by_field(detail) -> dict:
    return detail if isinstance(detail, dict) else {"non_field_errors": detail}


# ── the schema ───────────────────────────────────────────────────────────────────────────────────
TITLES = {
    400: "Invalid input", 401: "No key, or not a good one", 403: "Not allowed", 404: "Not found", 409: "A rule says no",
    413: "Too large", 415: "Not JSON", 429: "Too fast",
}


class Schema(AutoSchema):
    """The generated schema, with titles from docstrings and the problem documents that each operation may answer."""

    def get_summary(self):
        return self._said().partition("\n")[0].rstrip(".")

    def get_description(self):
        return self._said().partition("\n")[2].strip()

    def get_tags(self):
        return [self.view.tag] if self.view.tag else super().get_tags()

    def get_operation_id(self):
        return super().get_operation_id().removesuffix("_create") if self._is_act() else super().get_operation_id()

    def _said(self) -> str:
        return (getattr(self.view, self.method.lower()).__doc__ or "").strip()

    def _is_act(self) -> bool:
        return self.method == "POST" and not hasattr(self.view, "get") and not self.path.rstrip("/").endswith("}")

    def _get_response_bodies(self, direction="response"):
        told = super()._get_response_bodies(direction)
        for code in sorted(self._problems()):
            told[str(code)] = self._get_response_for_code(OpenApiResponse(Problem, TITLES[code]), str(code), [TYPE], direction)
        return told

    def _problems(self) -> set[int]:
        found = {401, 403, 404, *getattr(getattr(self.view, self.method.lower()), "problems", ())}
        if self.get_request_serializer() is not None:
            found |= {400, 413, 415}
        if self._is_list_view() or self.get_override_parameters():
            found.add(400)
        return found | ({409} if self.method != "GET" else set())

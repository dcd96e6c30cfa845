"""Who asks: the language and zone they read in, and their place in the organization of the path."""
import zoneinfo

from django.http import JsonResponse
from django.utils import timezone, translation
from django.utils.translation import gettext

from tenancy.middleware import respond_for
from tenancy.models import Organization

from .keys import key_in, organization_in
from .selectors import membership_of


def person_middleware(get_response):
    """The person's language wins; before sign-in the cookie, then the browser's."""

    def middleware(request):
        user = request.user
        known = user.is_authenticated
        language = user.language if known else translation.get_language_from_request(request)
        with translation.override(language), timezone.override(zoneinfo.ZoneInfo(user.time_zone) if known else None):
            request.LANGUAGE_CODE = translation.get_language()
            response = get_response(request)
            response.headers.setdefault("Content-Language", language)
            if not known:
                response.headers.setdefault("Vary", "Accept-Language")
            return response

    return middleware


def api_organization_middleware(get_response):
    """/api/v1/ outside any prefix works for the organization that the request's key names."""

    def middleware(request):
        key = key_in(request) if request.organization is None and request.path_info.startswith("/api/v1/") else ""
        if not key:
            return get_response(request)
        organization = Organization.objects.filter(pk=organization_in(key), is_active=True).first()
        if organization is None:
            return JsonResponse({"type": "about:blank", "title": gettext("This key is not known."), "status": 401}, status=401,
                                content_type="application/problem+json", headers={"WWW-Authenticate": "Bearer"})
        request.organization = organization
        return respond_for(organization, request, get_response)

    return middleware


def membership_middleware(get_response):
    """`request.membership`: the active membership here, or None. Asked once, where an organization is at work."""

    def middleware(request):
        inside = request.organization is not None and request.user.is_authenticated
        path = "" if "\0" in request.path_info else request.path_info  # which no text of the database holds
        request.membership = membership_of(request.user, path) if inside else None
        return get_response(request)

    return middleware

"""Who asks: the language and zone they read in, and their place in the organization of the path."""
import zoneinfo

from django.utils import timezone, translation

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


def membership_middleware(get_response):
    """`request.membership`: the active membership here, or None. Asked once, where an organization is at work."""

    def middleware(request):
        inside = request.organization is not None and request.user.is_authenticated
        request.membership = membership_of(request.user) if inside else None
        return get_response(request)

    return middleware



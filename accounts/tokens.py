"""Sign-in by key: the middleware has bound the organization the key names; here the key itself is checked."""
from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed

from .keys import key_in, organization_in, secret_in
from .selectors import live_token
from .services import touch_token


class TokenAuthentication(BaseAuthentication):
    def authenticate_header(self, request):
        return "Bearer"

    def authenticate(self, request):
        key = key_in(request)
        if not key:
            return None
        here = request.organization is not None and organization_in(key) == request.organization.id
        token = live_token(secret_in(key)) if here else None
        if token is None:
            raise AuthenticationFailed(_("This key is not known."))
        touch_token(token=token)
        request._request.membership = token.membership
        return token.membership.user, token


class PageAuthentication(SessionAuthentication):
    """The session of a signed-in browser, inside an organization's addresses only; CSRF is enforced."""

    def authenticate(self, request):
        return super().authenticate(request) if request.organization is not None else None

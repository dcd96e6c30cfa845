"""Sign-in by key: the middleware has bound the organization the key names; here the key itself is checked."""
from rest_framework.authentication import BaseAuthentication
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
            raise AuthenticationFailed
        touch_token(token=token)
        request._request.membership = token.membership
        return token.membership.user, token

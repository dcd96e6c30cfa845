"""What every address of the API that belongs to an organization knows: who asks."""
import zoneinfo
from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from drf_spectacular.extensions import OpenApiAuthenticationExtension

from common.api import View

from .models import Membership
from .tokens import TokenAuthentication


class MemberView(View):
    def initial(self, request, *args, **kwargs):
        """A key brings its person's days with it: what "today" means follows their zone."""
        super().initial(request, *args, **kwargs)
        timezone.activate(zoneinfo.ZoneInfo(self.actor.user.time_zone))

    @property
    def actor(self) -> Membership:
        return self.request._request.membership

    def require(self, right: Callable[[Membership], bool]) -> None:
        if not right(self.actor):
            raise PermissionDenied

    def context(self) -> dict:
        return super().context() | {"actor": self.actor}


class KeyScheme(OpenApiAuthenticationExtension):
    target_class = TokenAuthentication
    name = "key"

    def get_security_definition(self, auto_schema):
        return {"type": "http", "scheme": "bearer", "description": "A key of one person in one organization, made on their API keys page."}

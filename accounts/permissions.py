from django.http import Http404
from rest_framework.permissions import BasePermission


class IsMember(BasePermission):
    """A member of the organization at work, whether by session or by key. To a signed-in stranger there is nothing here."""

    def has_permission(self, request, view):
        if getattr(request._request, "membership", None) is not None:
            return True
        if request.user is not None:
            raise Http404
        return False

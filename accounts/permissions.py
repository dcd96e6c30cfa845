from rest_framework.permissions import BasePermission


class IsMember(BasePermission):
    """A member of the organization at work, whether by session or by key."""

    def has_permission(self, request, view):
        return getattr(request._request, "membership", None) is not None

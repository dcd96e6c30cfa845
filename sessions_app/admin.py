from audit.admin import GuardedAdmin, organization_site

from .models import Session


class SessionAdmin(GuardedAdmin):
    """When and whether people met. What they wrote is theirs."""

    list_display = ["mentorship", "starts_at", "status", "booked_by"]
    list_filter = ["status"]
    list_select_related = ["mentorship__learner__membership__user", "mentorship__mentor__membership__user", "booked_by__user"]
    search_fields = ["mentorship__learner__membership__user__name", "mentorship__mentor__membership__user__name"]
    ordering = ["-starts_at"]
    fields = ["mentorship", "starts_at", "ends_at", "time_zone", "status", "booked_by", "created_at", "cancelled_at", "cancel_reason"]


organization_site.register(Session, SessionAdmin)

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from audit.admin import GuardedAdmin, organization_site

from ..models import SchedulingPolicy, Session
from ..services import create_policy, edit_policy


class SessionAdmin(GuardedAdmin):
    """When and whether people met. What they wrote is theirs."""

    list_display = ["mentorship", "starts_at", "status", "missed_by", "booker"]
    list_filter = ["status", "missed_by", "is_late_cancel", ("mentorship__program", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["mentorship__learner__membership__user", "mentorship__mentor__membership__user", "booked_by__user"]
    search_fields = ["mentorship__learner__membership__user__name", "mentorship__mentor__membership__user__name"]
    ordering = ["-starts_at"]
    fields = ["mentorship", "starts_at", "ends_at", "time_zone", "place", "status", "missed_by", "booker", "created_at", "cancelled_at",
              "cancel_reason", "move_reason", "is_late_cancel"]
    readonly_fields = ["booker"]

    @admin.display(description=_("Booked by"))
    def booker(self, session):
        return session.booked_by.name


class SchedulingPolicyAdmin(GuardedAdmin):
    """A program's rules of booking. The program stays the one that they were made for."""

    creator, editor, noun = create_policy, edit_policy, "policy"
    list_display = ["program", "approval", "lengths"]
    list_select_related = ["program"]
    search_fields = ["program__name"]
    fields = ["program", "approval", "lengths", "change_notice_hours", "late_after_minutes", "missed_after_minutes", "appeal_days",
              "missed_told", "counted_days", "counts_late", "counts_late_cancel"]

    def get_readonly_fields(self, request, obj=None):
        return ["program"] if obj else []


organization_site.register(Session, SessionAdmin)
organization_site.register(SchedulingPolicy, SchedulingPolicyAdmin)

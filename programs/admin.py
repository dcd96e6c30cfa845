from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from audit.admin import GuardedAdmin, organization_site

from .models import Enrolment, Program
from .services import approve_enrolment, create_program, decline_enrolment, edit_program


class ProgramAdmin(GuardedAdmin):
    creator, editor, noun = create_program, edit_program, "program"
    list_display = ["name", "status", "language", "starts_on", "ends_on", "capacity"]
    list_filter = ["status", "language", "admission"]
    search_fields = ["name", "summary"]
    fields = ["name", "slug", "summary", "description", "language", "starts_on", "ends_on", "session_minutes", "session_every_days",
              "capacity", "meeting_url", "admission", "status"]
    readonly_fields = ["status"]


class EnrolmentAdmin(GuardedAdmin):
    list_display = ["membership", "program", "role", "status", "capacity", "applied_at"]
    list_filter = ["role", "status", ("program", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["membership__user__name"]
    list_select_related = ["membership__user", "program"]
    fields = ["program", "membership", "role", "status", "capacity", "motivation", "applied_at", "decided_by", "decided_at"]
    actions = ["approve", "decline"]

    @admin.action(description=_("Approve the selected applications"))
    def approve(self, request, queryset):
        self._decide(request, queryset, approve_enrolment)

    @admin.action(description=_("Decline the selected applications"))
    def decline(self, request, queryset):
        self._decide(request, queryset, decline_enrolment)

    def _decide(self, request, queryset, decide):
        rows = queryset.select_related("membership__user", "program")
        self.act_on_each(request, rows, lambda row: decide(actor=request.membership, enrolment=row), _("Applications answered: %(n)s."))


organization_site.register(Program, ProgramAdmin)
organization_site.register(Enrolment, EnrolmentAdmin)

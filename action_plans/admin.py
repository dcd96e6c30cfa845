from audit.admin import GuardedAdmin, organization_site

from .models import Agreement


class AgreementAdmin(GuardedAdmin):
    """Which charters are signed. Their text is the pair's."""

    list_display = ["mentorship", "version", "ends_on", "learner_signed_at", "mentor_signed_at"]
    list_select_related = ["mentorship__learner__membership__user", "mentorship__mentor__membership__user"]
    fields = ["mentorship", "version", "ends_on", "learner_signed_at", "mentor_signed_at"]


organization_site.register(Agreement, AgreementAdmin)

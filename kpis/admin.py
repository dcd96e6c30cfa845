from audit.admin import GuardedAdmin, organization_site

from .models import Pulse, SessionFeedback

PAIR = "mentorship__learner__membership__user", "mentorship__mentor__membership__user"


class SessionFeedbackAdmin(GuardedAdmin):
    list_display = ["membership", "session", "rating", "given_at"]
    list_filter = ["rating"]
    list_select_related = ["membership__user", *(f"session__{path}" for path in PAIR)]
    search_fields = ["membership__user__name"]


class PulseAdmin(GuardedAdmin):
    list_display = ["membership", "mentorship", "asked_on", "score", "answered_at"]
    list_filter = ["score"]
    list_select_related = ["membership__user", *PAIR]
    search_fields = ["membership__user__name"]


organization_site.register(SessionFeedback, SessionFeedbackAdmin)
organization_site.register(Pulse, PulseAdmin)

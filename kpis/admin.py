from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from audit.admin import GuardedAdmin, organization_site

from .models import Pulse, SessionFeedback

PAIR = "mentorship__learner__membership__user", "mentorship__mentor__membership__user"


class AnswerAdmin(GuardedAdmin):
    """What one person said."""

    search_fields = ["membership__user__name"]

    @admin.display(description=_("Person"), ordering="membership__user__sort_name")
    def person(self, answer):
        return answer.membership.name


class SessionFeedbackAdmin(AnswerAdmin):
    list_display = ["person", "pair", "session_at", "mark", "given_at"]
    list_filter = ["rating"]
    list_select_related = ["membership__user", *(f"session__{path}" for path in PAIR)]
    ordering = ["-given_at"]
    fields = ["person", "pair", "session_at", "mark", "comment", "given_at"]
    readonly_fields = ["person", "pair", "session_at", "mark"]

    @admin.display(description=_("mentorship"))
    def pair(self, feedback):
        return str(feedback.session.mentorship)

    @admin.display(description=_("session"), ordering="session__starts_at")
    def session_at(self, feedback):
        return feedback.session.starts_at

    @admin.display(description=_("rating"), ordering="rating")
    def mark(self, feedback):
        return f"{feedback.rating} / 5"


class PulseAdmin(AnswerAdmin):
    list_display = ["person", "pair", "asked_on", "mark", "answered_at"]
    list_filter = ["score"]
    list_select_related = ["membership__user", *PAIR]
    ordering = ["-asked_on"]
    fields = ["person", "pair", "asked_on", "mark", "comment", "answered_at"]
    readonly_fields = ["person", "pair", "mark"]

    @admin.display(description=_("mentorship"))
    def pair(self, pulse):
        return str(pulse.mentorship)

    @admin.display(description=_("rating"), ordering="score")
    def mark(self, pulse):
        return f"{pulse.score} / 5" if pulse.score else ""


organization_site.register(SessionFeedback, SessionFeedbackAdmin)
organization_site.register(Pulse, PulseAdmin)

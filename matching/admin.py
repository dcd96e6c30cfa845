from django.contrib import admin

from audit.admin import GuardedAdmin, organization_site

from .models import MatchRun, MentoringRequest, Mentorship


class MentorshipAdmin(GuardedAdmin):
    list_display = ["learner_name", "mentor_name", "program", "status", "started_at", "ended_at"]
    list_filter = ["status", ("program", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["learner__membership__user__name", "mentor__membership__user__name"]
    list_select_related = ["program", "learner__membership__user", "mentor__membership__user"]
    fields = ["program", "learner", "mentor", "status", "proposed_at", "learner_accepted_at", "mentor_accepted_at", "started_at",
              "ended_at"]

    @admin.display(description=Mentorship._meta.get_field("learner").verbose_name)
    def learner_name(self, pair):
        return pair.learner.membership.name

    @admin.display(description=Mentorship._meta.get_field("mentor").verbose_name)
    def mentor_name(self, pair):
        return pair.mentor.membership.name


class MatchRunAdmin(GuardedAdmin):
    list_display = ["program", "status", "learners", "mentors", "covered", "created_by", "created_at"]
    list_filter = ["status"]
    list_select_related = ["program", "created_by__user"]
    fields = ["program", "status", "learners", "mentors", "covered", "total", "created_by", "created_at", "published_at"]


class MentoringRequestAdmin(GuardedAdmin):
    list_display = ["learner_name", "mentor_name", "program", "initiator", "status", "sent_at", "due_at"]
    list_filter = ["status", "initiator", ("program", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["learner__membership__user__name", "mentor__membership__user__name"]
    list_select_related = ["program", "learner__membership__user", "mentor__membership__user"]
    fields = ["program", "learner", "mentor", "initiator", "format", "status", "created_at", "sent_at", "due_at", "first_answer_at",
              "closed_at", "closing"]

    learner_name, mentor_name = MentorshipAdmin.learner_name, MentorshipAdmin.mentor_name


organization_site.register(MentoringRequest, MentoringRequestAdmin)
organization_site.register(Mentorship, MentorshipAdmin)
organization_site.register(MatchRun, MatchRunAdmin)

from audit.admin import GuardedAdmin, organization_site

from .models import NeedsAssessment, Skill, SkillFamily
from .services import add_family, add_skill, edit_family, edit_skill


class SkillFamilyAdmin(GuardedAdmin):
    creator, editor, noun = add_family, edit_family, "family"
    list_display = ["code", "name_fr", "name_en"]
    search_fields = ["code", "name_fr", "name_en"]


class SkillAdmin(GuardedAdmin):
    creator, editor, noun = add_skill, edit_skill, "skill"
    list_display = ["code", "family", "name_fr", "name_en", "is_active"]
    list_filter = ["is_active", "family"]
    list_select_related = ["family"]
    search_fields = ["code", "name_fr", "name_en"]


class NeedsAssessmentAdmin(GuardedAdmin):
    """How far people are. What they wrote is for them and their pair, not for this list."""

    list_display = ["enrolment", "step", "updated_at", "completed_at"]
    list_select_related = ["enrolment__membership__user", "enrolment__program"]
    search_fields = ["enrolment__membership__user__name"]
    fields = ["enrolment", "step", "updated_at", "completed_at"]


organization_site.register(SkillFamily, SkillFamilyAdmin)
organization_site.register(Skill, SkillAdmin)
organization_site.register(NeedsAssessment, NeedsAssessmentAdmin)

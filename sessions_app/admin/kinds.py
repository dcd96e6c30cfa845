from audit.admin import GuardedAdmin, organization_site

from ..models import SessionKind
from ..services import create_kind, edit_kind


class SessionKindAdmin(GuardedAdmin):
    """What a program says of its kinds of sessions. Program and code stay those that it was made for."""

    creator, editor, noun = create_kind, edit_kind, "kind"
    list_display = ["__str__", "program", "code", "use", "is_offered"]
    list_filter = ["use"]
    list_select_related = ["program"]
    search_fields = ["name_fr", "name_en", "program__name"]
    ordering = ["program__name", "name_en"]
    fields = ["program", "code", "name_fr", "name_en", "use", "is_offered", "parts", "questions", "reading"]

    def get_readonly_fields(self, request, obj=None):
        return ["program", "code"] if obj else []


organization_site.register(SessionKind, SessionKindAdmin)

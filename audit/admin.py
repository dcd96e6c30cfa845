"""The Django admin, twice: for an organization's managers, showing only it; and for the platform's operators.

Django's own LogEntry is global and would show names across organizations, so both write to the audit trail or nowhere.
Writing goes through services: a ModelAdmin names the service that saves its form.
"""
from django.contrib import admin, messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.sites import UnfoldAdminSite

from common.errors import NotAllowed, Refused

from .models import Entry
from .selectors import verb_choices

# Unfold's Alpine.js evaluates expressions and sets styles; nothing outside the admin may.
LOOSER = {"script-src": ["'self'", "'unsafe-eval'"], "style-src": ["'self'", "'unsafe-inline'"]}


class GuardedSite(UnfoldAdminSite):
    """A site whose pages are 404 to strangers and a sign-in to the signed-out."""

    index_title = _("Data")
    login_template = None

    def admin_view(self, view, cacheable=False):
        inner = super().admin_view(view, cacheable)

        def guarded(request, *args, **kwargs):
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not self.has_permission(request):
                raise Http404
            response = inner(request, *args, **kwargs)
            response._csp_update = LOOSER
            return response

        return guarded

    def catch_all_view(self, request, url):
        raise Http404


class OrganizationSite(GuardedSite):
    """/o/<slug>/admin/ for owners and coordinators."""

    index_template = "admin/organization_index.html"

    def has_permission(self, request):
        membership = getattr(request, "membership", None)
        return membership is not None and membership.manages


class PlatformSite(GuardedSite):
    """/platform/ for operators: organizations and people, no mentoring data. It does not exist inside an organization."""

    def has_permission(self, request):
        return request.user.is_superuser and request.organization is None


organization_site = OrganizationSite("organization_admin")
platform_site = PlatformSite("platform_admin")


class GuardedAdmin(ModelAdmin):
    """Shows; changes only where a subclass names its services.

    `creator(actor=, **values)` answers the new instance; `editor(actor=, <noun>=instance, **changes)` changes one. What they
    refuse is told on the form, which keeps what was typed.
    """

    creator = editor = None
    noun = ""
    compressed_fields = True
    list_filter_submit = True
    show_full_result_count = False
    list_per_page = 50
    actions_selection_counter = False

    def has_view_permission(self, request, obj=None):
        return self.admin_site.has_permission(request)

    def has_change_permission(self, request, obj=None):
        return self.editor is not None and self.admin_site.has_permission(request)

    def has_add_permission(self, request, obj=None):
        return self.creator is not None and self.admin_site.has_permission(request)

    def has_delete_permission(self, request, obj=None):
        return False

    def has_module_permission(self, request):
        return self.admin_site.has_permission(request)

    def get_form(self, request, obj=None, change=False, **kwargs):
        plain = super().get_form(request, obj, change=change, **kwargs)
        actor, owner = request.membership, type(self)

        class ServedForm(plain):
            """Valid once the service has written it: a refusal is an error like any other."""

            def full_clean(form):
                super().full_clean()
                if form.is_bound and not form.errors and not form.served:
                    form.serve()

            served = False

            def serve(form):
                form.served = True
                try:
                    if change:
                        values = {name: form.cleaned_data[name] for name in form.changed_data}
                        owner.editor(actor=actor, **{owner.noun: form.instance}, **values)
                    else:
                        form.instance = owner.creator(actor=actor, **form.cleaned_data)
                except Refused as refusal:
                    form.add_error(None, refusal.message)

        return ServedForm if owner.editor or owner.creator else plain

    def save_form(self, request, form, change):
        form.save_m2m = lambda: None
        return form.instance

    def save_model(self, request, obj, form, change):
        """The form's service has written it."""

    def log_addition(self, request, obj, message):
        pass

    def log_change(self, request, obj, message):
        pass

    def log_deletions(self, request, queryset):
        pass

    def act_on_each(self, request, rows, act, done: str) -> None:
        """`act(row)` calls a service. What one row is refused is told, and the others go on; `done` says how many as %(n)s."""
        count = 0
        for row in rows:
            try:
                act(row)
                count += 1
            except Refused as refusal:
                self.message_user(request, f"{row}: {refusal.message}", messages.WARNING)
            except NotAllowed:
                self.message_user(request, f"{row}: {_('This page is not open to you')}", messages.WARNING)
        if count:
            self.message_user(request, done % {"n": count}, messages.SUCCESS)

    def history_view(self, request, object_id, extra_context=None):
        found = self.get_object(request, object_id)
        if found is None:
            raise Http404
        entries = Entry.objects.filter(target_id=found.pk).order_by("-id")[:100] if request.organization else []
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/audit_history.html", {
            **self.admin_site.each_context(request), "title": _("History"), "entries": entries, "object": found,
            "opts": self.opts, "original": found})


class VerbFilter(admin.SimpleListFilter):
    title, parameter_name = _("action"), "verb"

    def lookups(self, request, model_admin):
        return verb_choices()

    def queryset(self, request, queryset):
        return queryset.filter(verb=self.value()) if self.value() else queryset


class EntryAdmin(GuardedAdmin):
    list_display = ["at", "actor_name", "said", "target_label", "is_sealed"]
    list_filter = [VerbFilter]
    search_fields = ["actor_name", "target_label", "verb"]
    ordering = ["-id"]
    fields = ["number", "at", "actor_name", "said", "verb", "target_label", "detail", "seal"]
    readonly_fields = ["said"]

    @admin.display(description=_("action"), ordering="verb")
    def said(self, entry):
        return entry.words

    @admin.display(description=_("sealed"), boolean=True)
    def is_sealed(self, entry):
        return bool(entry.seal)


organization_site.register(Entry, EntryAdmin)

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from audit.admin import GuardedAdmin, organization_site, platform_site
from tenancy.models import Organization

from .models import Invitation, Membership, Role, User


class RoleFilter(admin.SimpleListFilter):
    title, parameter_name = _("role"), "role"

    def lookups(self, request, model_admin):
        return Role.choices

    def queryset(self, request, queryset):
        return queryset.filter(roles__contains=[self.value()]) if self.value() else queryset


class MembershipAdmin(GuardedAdmin):
    list_display = ["name", "email", "role_names", "status", "joined_at"]
    list_filter = [RoleFilter, "status"]
    search_fields = ["user__name", "user__email"]
    list_select_related = ["user"]
    ordering = ["-joined_at"]
    fields = ["user", "roles", "status", "headline", "languages", "joined_at", "left_at"]

    def email(self, member):
        return member.user.email

    email.short_description = _("email address")

    def role_names(self, member):
        return ", ".join(str(Role(role).label) for role in member.roles)

    role_names.short_description = _("roles")


class InvitationAdmin(GuardedAdmin):
    list_display = ["email", "invited_by", "created_at", "expires_at", "accepted_at", "withdrawn_at"]
    list_filter = ["language"]
    search_fields = ["email", "name"]
    list_select_related = ["invited_by__user"]
    fields = ["email", "name", "roles", "language", "invited_by", "created_at", "expires_at", "accepted_at", "withdrawn_at"]


organization_site.register(Membership, MembershipAdmin)
organization_site.register(Invitation, InvitationAdmin)


class OrganizationAdmin(GuardedAdmin):
    list_display = ["name", "slug", "language", "time_zone", "is_active", "created_at"]
    list_filter = ["language", "is_active"]
    search_fields = ["name", "slug"]


class UserAdmin(GuardedAdmin):
    list_display = ["name", "email", "language", "is_active", "is_staff", "last_login"]
    list_filter = ["is_active", "is_staff", "language"]
    search_fields = ["name", "email"]
    fields = ["name", "email", "language", "time_zone", "is_active", "is_staff", "last_login", "date_joined"]


platform_site.register(Organization, OrganizationAdmin)
platform_site.register(User, UserAdmin)

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from audit.admin import GuardedAdmin, organization_site, platform_site
from tenancy.models import Organization

from .forms.profile import LANGUAGES
from .models import Invitation, Membership, Role, User
from .services import reinstate_member, resend_invitation, suspend_member, withdraw_invitation


class RoleFilter(admin.SimpleListFilter):
    title, parameter_name = _("role"), "role"

    def lookups(self, request, model_admin):
        return Role.choices

    def queryset(self, request, queryset):
        return queryset.filter(roles__contains=[self.value()]) if self.value() else queryset


class MembershipAdmin(GuardedAdmin):
    list_display = ["person", "email", "role_names", "status", "joined_at"]
    list_filter = [RoleFilter, "status"]
    search_fields = ["user__name", "user__email"]
    list_select_related = ["user"]
    ordering = ["user__sort_name"]
    fields = ["person", "email", "role_names", "status", "headline", "spoken", "joined_at", "left_at"]
    readonly_fields = ["person", "email", "role_names", "spoken"]
    actions = ["suspend", "reinstate"]

    @admin.display(description=_("Name"), ordering="user__sort_name")
    def person(self, member):
        return member.name

    @admin.display(description=_("email address"), ordering="user__email")
    def email(self, member):
        return member.user.email

    @admin.display(description=_("roles"))
    def role_names(self, member):
        return ", ".join(str(Role(role).label) for role in member.roles)

    @admin.display(description=_("Languages spoken"))
    def spoken(self, member):
        names = dict(LANGUAGES)
        return ", ".join(str(names.get(code, code)) for code in member.languages)

    @admin.action(description=_("Suspend the selected members"))
    def suspend(self, request, queryset):
        self.act_on_each(request, queryset.select_related("user"), lambda row: suspend_member(actor=request.membership, membership=row),
                         _("Members suspended: %(n)s."))

    @admin.action(description=_("Reinstate the selected members"))
    def reinstate(self, request, queryset):
        self.act_on_each(request, queryset.select_related("user"), lambda row: reinstate_member(actor=request.membership, membership=row),
                         _("Members reinstated: %(n)s."))


class InvitationStateFilter(admin.SimpleListFilter):
    title, parameter_name = _("state"), "state"

    def lookups(self, request, model_admin):
        return [("waiting", _("Waiting")), ("accepted", _("Accepted")), ("withdrawn", _("Withdrawn"))]

    def queryset(self, request, queryset):
        wanted = {"waiting": {"accepted_at": None, "withdrawn_at": None}, "accepted": {"accepted_at__isnull": False},
                  "withdrawn": {"withdrawn_at__isnull": False}}
        return queryset.filter(**wanted.get(self.value(), {}))


class InvitationAdmin(GuardedAdmin):
    list_display = ["email", "role_names", "inviter", "created_at", "expires_at", "accepted_at", "withdrawn_at"]
    list_filter = [InvitationStateFilter, "language"]
    search_fields = ["email", "name"]
    list_select_related = ["invited_by__user"]
    ordering = ["-created_at"]
    fields = ["email", "name", "role_names", "language", "inviter", "created_at", "expires_at", "accepted_at", "withdrawn_at"]
    readonly_fields = ["role_names", "inviter"]
    actions = ["resend", "withdraw"]

    @admin.display(description=_("roles"))
    def role_names(self, invitation):
        return ", ".join(str(Role(role).label) for role in invitation.roles)

    @admin.display(description=_("Invited by"))
    def inviter(self, invitation):
        return invitation.invited_by.name if invitation.invited_by else ""

    @admin.action(description=_("Send the selected invitations again"))
    def resend(self, request, queryset):
        self.act_on_each(request, queryset, lambda row: resend_invitation(actor=request.membership, invitation=row),
                         _("Invitations sent again: %(n)s."))

    @admin.action(description=_("Withdraw the selected invitations"))
    def withdraw(self, request, queryset):
        self.act_on_each(request, queryset, lambda row: withdraw_invitation(actor=request.membership, invitation=row),
                         _("Invitations withdrawn: %(n)s."))


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

"""The admin's sidebar: what each of the two sites offers, grouped by the part of the journey it belongs to."""
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

GROUPS = (
    (_("People"), (("group", _("Members"), "accounts_membership"), ("mail", _("Invitations"), "accounts_invitation"))),
    (_("Programs"), (("flag", _("Programs"), "programs_program"), ("how_to_reg", _("Enrolments"), "programs_enrolment"),
                     ("checklist", _("Needs assessments"), "assessments_needsassessment"), ("school", _("Skills"), "assessments_skill"),
                     ("category", _("Skill families"), "assessments_skillfamily"))),
    (_("Mentoring"), (("hub", _("Matching runs"), "matching_matchrun"), ("handshake", _("Mentorships"), "matching_mentorship"),
                      ("contact_mail", _("Mentoring requests"), "matching_mentoringrequest"),
                      ("contract", _("Charters"), "action_plans_agreement"), ("event", _("Sessions"), "sessions_app_session"),
                      ("rule", _("Scheduling policies"), "sessions_app_schedulingpolicy"),
                      ("view_agenda", _("Kinds of sessions"), "sessions_app_sessionkind"))),
    (_("Availability"), (("calendar_view_week", _("Weekly hours"), "sessions_app_availabilityrule"),
                         ("date_range", _("Sets of hours"), "sessions_app_hoursset"),
                         ("today", _("Hours of dates"), "sessions_app_datehours"), ("beach_access", _("Time off"), "sessions_app_timeoff"),
                         ("tune", _("Rules of booking"), "sessions_app_bookingrules"))),
    (_("Follow-up"), (("reviews", _("Session feedback"), "kpis_sessionfeedback"), ("monitoring", _("Pulses"), "kpis_pulse"),
                      ("outgoing_mail", _("Messages sent"), "notifications_delivery"), ("history", _("Audit trail"), "audit_entry"))),
)
PLATFORM = ((_("Platform"), (("domain", _("Organizations"), "tenancy_organization"), ("person", _("People"), "accounts_user"))),)


def navigation(request):
    inside = request.organization is not None
    site, groups = ("organization_admin", GROUPS) if inside else ("platform_admin", PLATFORM)
    return [{"title": title, "items": [
        {"icon": icon, "title": label, "link": reverse(f"{site}:{name}_changelist")} for icon, label, name in items]}
        for title, items in groups]


def house(request) -> str:
    """Whose data this is."""
    return request.organization.name if request.organization is not None else _("Platform")


def home(request):
    return reverse("dashboard:home") if request.organization is not None else "/"

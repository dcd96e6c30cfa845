"""Every address of the product. All but accounts/, mailbox/, platform/ and the front door live under /o/<slug>/, which is
mounted: inside an organization the same patterns are resolved after its prefix.
"""
from django.urls import include, path

from audit.admin import organization_site, platform_site

from .front import door

urlpatterns = [
    path("", door),
    path("", include("dashboard.urls")),
    path("", include("accounts.urls")),
    path("", include("programs.urls")),
    path("", include("assessments.urls")),
    path("", include("matching.urls")),
    path("", include("action_plans.urls")),
    path("", include("sessions_app.urls")),
    path("", include("chat.urls")),
    path("", include("kpis.urls")),
    path("", include("notifications.urls")),
    path("api/v1/", include("mentoring.api")),
    path("accounts/", include("allauth.urls")),
    path("admin/", organization_site.urls),
    path("platform/", platform_site.urls),
]

handler400 = "mentoring.refusals.bad_request"
handler403 = "mentoring.refusals.forbidden"
handler404 = "mentoring.refusals.not_found"
handler500 = "mentoring.refusals.server_error"

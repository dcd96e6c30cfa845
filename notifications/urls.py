from django.urls import path

from . import acts, choosing, notices, views

app_name = "notifications"
urlpatterns = [
    path("act/<str:token>/", acts.act, name="act"),
    path("me/emails/", choosing.preferences, name="preferences"),
    path("notifications/", notices.notices, name="notices"),
    path("notifications/all-seen/", notices.all_seen, name="all-seen"),
    path("notifications/<uuid:notice_id>/", notices.open_notice, name="notice"),
    path("mailbox/", views.mailbox_list, name="mailbox"),
    path("mailbox/<str:name>/", views.mailbox_message, name="mailbox-message"),
    path("mailbox/<str:name>/html/", views.mailbox_html, name="mailbox-html"),
    path("mailbox/<str:name>/files/<int:index>/", views.mailbox_file, name="mailbox-file"),
]

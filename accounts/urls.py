from django.urls import path

from .views import front, invitations, people, profile, settings

app_name = "accounts"
urlpatterns = [
    path("", front.front, name="front"),
    path("organizations/", front.organizations, name="organizations"),

    path("settings/", settings.settings_page, name="settings"),
    path("settings/language/", settings.language_change, name="language-change"),
    path("settings/theme/", settings.theme_change, name="theme-change"),
    path("settings/zone/", settings.zone_change, name="zone-change"),

    path("me/", profile.profile, name="profile"),
    path("me/edit/", profile.profile_edit, name="profile-edit"),
    path("me/photo/", profile.photo_change, name="photo-change"),
    path("me/photo/remove/", profile.photo_remove, name="photo-remove"),
    path("me/leave/", profile.leave, name="leave"),
    path("me/tokens/", profile.tokens, name="tokens"),
    path("me/tokens/<uuid:pk>/revoke/", profile.token_revoke, name="token-revoke"),

    path("people/", people.people_list, name="people"),
    path("people/invite/", invitations.invite, name="invite"),
    path("people/invitations/", invitations.invitations, name="invitations"),
    path("people/invitations/<uuid:pk>/resend/", invitations.invitation_resend, name="invitation-resend"),
    path("people/invitations/<uuid:pk>/withdraw/", invitations.invitation_withdraw, name="invitation-withdraw"),
    path("people/<uuid:pk>/", profile.person, name="person"),
    path("people/<uuid:pk>/photo/", profile.photo, name="photo"),
    path("people/<uuid:pk>/manage/", people.member_manage, name="member-manage"),
    path("people/<uuid:pk>/suspend/", people.member_suspend, name="member-suspend"),
    path("people/<uuid:pk>/reinstate/", people.member_reinstate, name="member-reinstate"),
    path("people/<uuid:pk>/remove/", people.member_remove, name="member-remove"),

    path("join/<str:secret>/", invitations.accept, name="accept-invitation"),
]

"""The only writers of people, memberships, invitations and keys."""
from .api_tokens import create_token, revoke_token, touch_token
from .invitations import accept_invitation, invite_people, join_as_new_person, resend_invitation, withdraw_invitation
from .members import change_roles, leave_organization, reinstate_member, remove_member, suspend_member
from .newcomers import add_role, join_organization
from .organizations import create_operator, create_organization
from .people import change_language, change_settings, change_theme, change_time_zone, register_person
from .profiles import change_photo, change_profile, remove_photo

__all__ = [
    "accept_invitation", "add_role", "change_language", "change_photo", "change_profile", "change_roles", "change_settings",
    "change_theme", "change_time_zone", "create_operator", "create_organization", "create_token", "invite_people",
    "join_as_new_person", "join_organization", "leave_organization", "register_person", "reinstate_member", "remove_member",
    "remove_photo", "resend_invitation", "revoke_token", "suspend_member", "touch_token", "withdraw_invitation",
]

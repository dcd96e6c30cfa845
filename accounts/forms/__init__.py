from .people import InviteForm, RolesForm, SearchForm
from .profile import PhotoForm, ProfileForm, TokenForm
from .settings import JoinForm, SettingsForm, SignupExtra

__all__ = [
    "InviteForm", "JoinForm", "PhotoForm", "ProfileForm", "RolesForm", "SearchForm", "SettingsForm", "SignupExtra", "TokenForm",
]

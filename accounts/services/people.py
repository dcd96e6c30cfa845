"""A person's own settings. They belong to the person, not to an organization, so no audit trail keeps them."""
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from common.errors import Refused
from common.time_zones import names, validate_time_zone

from ..models import User


def register_person(*, user: User, name: str, language: str, time_zone: str = "") -> None:
    """What sign-up told about a person who has just been made. An unknown zone is left at the default, unconfirmed."""
    user.name, user.language = name, language
    if time_zone in names():
        user.time_zone = time_zone
    user.save(update_fields=["name", "time_zone", "language"])


def change_language(*, user: User, language: str) -> None:
    if language not in User.Language.values:
        raise Refused(_("Choose one of the languages offered."), code="unknown_language")
    user.language = language
    user.save(update_fields=["language"])


def change_theme(*, user: User, theme: str) -> None:
    if theme not in User.Theme.values:
        raise Refused(_("Choose one of the themes offered."), code="unknown_theme")
    user.theme = theme
    user.save(update_fields=["theme"])


def change_time_zone(*, user: User, time_zone: str) -> None:
    """The person chose it: from now on the browser's own zone is not suggested again."""
    try:
        validate_time_zone(time_zone)
    except ValidationError as error:
        raise Refused(error.messages[0], code="unknown_time_zone") from error
    user.time_zone, user.time_zone_confirmed = time_zone, True
    user.save(update_fields=["time_zone", "time_zone_confirmed"])


def change_settings(*, user: User, language: str, theme: str, time_zone: str) -> None:
    change_language(user=user, language=language)
    change_theme(user=user, theme=theme)
    change_time_zone(user=user, time_zone=time_zone)

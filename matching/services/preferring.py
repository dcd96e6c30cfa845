from accounts.models import Membership
from common import clock

from ..models import Preference


def prefer(author: Membership, about: Membership, wish: int) -> Preference:
    """Keeps what one person last said about being with another, for matching to read."""
    return Preference.objects.update_or_create(author=author, about=about, defaults={"wish": wish, "said_at": clock.now()})[0]

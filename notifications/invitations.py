"""An invitation is told by email: to an address, for the person invited may have no account."""
from django.utils.translation import gettext_lazy as _

from accounts import joining
from accounts.links import invitation_secret
from accounts.models import Invitation

from . import services, texts

KIND = "accounts.invited"


def tell(invitation) -> None:
    """Once when made, and again at each resend, which moves the end of its life."""
    services.owe_address(KIND, invitation.email, invitation.language, payload={"invitation": str(invitation.pk)},
                         key=f"{invitation.pk}:{invitation.expires_at:%Y%m%d%H%M%S%f}")


def context(payload, recipient) -> dict | None:
    """None when it was withdrawn or used meanwhile. The link is made here, so that no secret waits in the outbox."""
    found = Invitation.objects.open().select_related("invited_by__user")
    invitation = found.filter(pk=payload["invitation"]).first()
    if invitation is None:
        return None
    return {"invitation": invitation, "inviter": invitation.invited_by.name, "message": invitation.message,
            "secret": invitation_secret(invitation.pk)}


def register() -> None:
    joining.register(on_send=tell)
    texts.register(KIND, _("Invitation to an organization"), context)

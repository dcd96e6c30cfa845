"""An invitation is told by e-mail: to an address, for the person invited may have no account."""
from django.utils.translation import gettext_lazy as _

from accounts import joining
from accounts.links import invitation_link
from accounts.models import Invitation

from . import services, texts

KIND = "accounts.invited"


def tell(invitation) -> None:
    """Once when made, and again at each resend, which moves the end of its life."""
    services.owe_address(KIND, invitation.email, invitation.language, key=f"{invitation.pk}:{invitation.expires_at:%Y%m%d%H%M%S%f}",
                         payload={"invitation": str(invitation.pk)})


def context(payload, recipient) -> dict | None:
    """None when it was withdrawn or used meanwhile. The link is made here, so that no secret waits in the outbox."""
    invitation = Invitation.objects.open().select_related("organization", "invited_by__user").filter(pk=payload["invitation"]).first()
    if invitation is None:
        return None
    return {"invitation": invitation, "inviter": invitation.invited_by.name, "message": invitation.message,
            "organization": invitation.organization, "link": invitation_link(invitation.organization, invitation.pk)}


def register() -> None:
    joining.register(on_send=tell)
    texts.register(KIND, _("Invitation to an organization"), context)

"""What the messages of this room say. Each answers None once it is no longer true."""
from django.utils.translation import gettext_lazy as _

from matching.access import part_in, partner_of
from matching.models import Mentorship
from notifications.texts import register

from .models import Agreement


def register_texts() -> None:
    register("action_plans.charter_to_sign", _("A charter waits for your signature"), to_sign, can_wait=True)
    register("action_plans.charter_signed", _("A charter is signed"), signed, can_wait=True)


def to_sign(payload, recipient) -> dict | None:
    agreement = _open_agreement(payload)
    if agreement is None or getattr(agreement, f"{part_in(recipient, agreement.mentorship)}_signed_at"):
        return None
    return _about(agreement, recipient)


def signed(payload, recipient) -> dict | None:
    agreement = _open_agreement(payload)
    return _about(agreement, recipient) if agreement is not None and agreement.is_signed else None


def _open_agreement(payload) -> Agreement | None:
    return (Agreement.objects.select_related("mentorship__learner__membership__user", "mentorship__mentor__membership__user")
            .filter(pk=payload["agreement"], replaced_at__isnull=True, mentorship__status=Mentorship.Status.ACTIVE).first())


def _about(agreement: Agreement, recipient) -> dict:
    return {"agreement": agreement, "pair": agreement.mentorship, "partner": partner_of(recipient, agreement.mentorship)}

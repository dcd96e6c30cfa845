"""Takes part when people are invited: an invitation can lead into a program."""
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts import joining
from accounts.models import Invitation
from common.sorting import SortKey

from .models import Enrolment, Program
from .selectors import LIVE
from .services import link_invitation, take_up_invitation


def fields() -> dict[str, forms.Field]:
    return {"program": forms.ModelChoiceField(
        Program.objects.filter(status__in=LIVE).order_by(SortKey("name")), required=False, label=_("Program"),
        empty_label=_("No program yet"), help_text=_("Mentors and learners are enrolled in it as soon as they accept."))}


def on_invite(invitation: Invitation, details: dict) -> None:
    part = next((role for role in (Enrolment.Role.LEARNER, Enrolment.Role.MENTOR) if role in invitation.roles), None)
    if details.get("program") and part:
        link_invitation(invitation=invitation, program=details["program"], role=part)


def register() -> None:
    joining.register(fields=fields, on_invite=on_invite, on_accept=take_up_invitation)

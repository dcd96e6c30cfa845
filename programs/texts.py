"""What emails about applications say. Each context is None once the fact is no longer true."""
from django.utils.translation import gettext_lazy as _

from notifications.texts import register

from .models import Enrolment


def _facts(payload, status: str) -> dict | None:
    enrolment = (Enrolment.objects.select_related("program", "membership__user")
                 .filter(pk=payload["enrolment"], status=status).first())
    return enrolment and {"enrolment": enrolment, "program": enrolment.program, "person": enrolment.membership}


def application_received(payload, recipient):
    return _facts(payload, Enrolment.Status.APPLIED)


def enrolled(payload, recipient):
    return _facts(payload, Enrolment.Status.APPROVED)


def declined(payload, recipient):
    return _facts(payload, Enrolment.Status.DECLINED)


def register_all() -> None:
    register("programs.application_received", _("Somebody applies to a program"), application_received, can_wait=True)
    register("programs.enrolled", _("You are enrolled in a program"), enrolled, can_wait=True)
    register("programs.declined", _("Your application is not accepted"), declined, can_wait=True)

"""What surveys say by email; None once the question is answered or makes no sense any more."""
from django.urls import reverse

from accounts.models import Membership
from matching.access import partner_of
from sessions_app.models import Session

from .models import Pulse, SessionFeedback


def feedback_asked(payload: dict, recipient: Membership) -> dict | None:
    session = (Session.objects.select_related("mentorship__learner__membership__user", "mentorship__mentor__membership__user")
               .filter(pk=payload["session"], status=Session.Status.HELD).first())
    if session is None or SessionFeedback.objects.filter(session=session, membership=recipient).exists():
        return None
    return {"session": session, "partner": partner_of(recipient, session.mentorship),
            "path": reverse("kpis:feedback", args=[session.pk])}


def pulse_asked(payload: dict, recipient: Membership) -> dict | None:
    pulse = (Pulse.objects.select_related(
        "mentorship__program", "mentorship__learner__membership__user", "mentorship__mentor__membership__user")
             .filter(pk=payload["pulse"], answered_at=None).first())
    if pulse is None or not pulse.mentorship.takes_sessions:
        return None
    return {"pulse": pulse, "partner": partner_of(recipient, pulse.mentorship), "path": reverse("kpis:pulse", args=[pulse.pk])}

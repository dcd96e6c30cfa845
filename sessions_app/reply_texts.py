"""What is told by email of calendars' answers that were not followed, with how things stand when it is sent."""
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from common import clock
from matching.access import partner_of
from notifications.texts import register

from . import selectors
from .models import Session


def register_all() -> None:
    register("sessions_app.reply_refused", _("Your calendar's answer could not be followed"), refused)
    register("sessions_app.reply_forged", _("An answer in your name came from another address"), forged)


def refused(payload: dict, recipient: Membership) -> dict | None:
    told = forged(payload, recipient)
    return told and told | {"why": payload["why"]}


def forged(payload: dict, recipient: Membership) -> dict | None:
    """None once the series is gone."""
    session = _session(payload)
    return session and {"session": session, "partner": partner_of(recipient, session.mentorship), "series": payload.get("series")}


def _session(payload) -> Session | None:
    """Of a series the next one that is to come, or its last."""
    if "session" in payload:
        return selectors.sessions().get(pk=payload["session"])
    found = selectors.sessions().filter(series=payload["series"])
    to_come = found.filter(status__in=Session.TO_COME, starts_at__gt=clock.now())
    return to_come.order_by("starts_at").first() or found.order_by("starts_at").last()

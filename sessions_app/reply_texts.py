"""What is told by email of calendars' answers that were not followed, with how things stand when it is sent."""
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from common import clock
from matching.access import partner_of
from matching.models import TrialMeeting
from notifications.texts import register

from . import selectors
from .models import Session

Status = Session.Status


def register_all() -> None:
    register("sessions_app.reply_refused", _("Your calendar's answer could not be followed"), refused)
    register("sessions_app.reply_forged", _("An answer in your name came from another address"), forged)
    register("sessions_app.trial_reply_refused", _("Your calendar's answer about a trial meeting could not be followed"), refused)
    register("sessions_app.trial_reply_forged", _("An answer in your name about a trial meeting came from another address"), forged)


def refused(payload: dict, recipient: Membership) -> dict | None:
    told = forged(payload, recipient)
    return told and told | {"why": payload["why"]}


def forged(payload: dict, recipient: Membership) -> dict | None:
    """None once the series is gone."""
    if "trial" in payload:
        return _of_trial(selectors.trials().get(pk=payload["trial"]), recipient)
    session = _session(payload)
    return session and _with(partner_of(recipient, session.mentorship)) | {
        "session": session, "series": payload.get("series"), "starts_at": session.starts_at, "ends_at": session.ends_at,
        "status": session.status_text}


def _of_trial(trial: TrialMeeting, recipient) -> dict:
    status = Status.CANCELLED if trial.is_cancelled else Status.CONFIRMED
    return _with(partner_of(recipient, trial)) | {
        "trial": trial, "starts_at": trial.time.lower, "ends_at": trial.time.upper, "status": status.label}


def _with(partner) -> dict:
    return {"partner": partner, "partner_zone": partner.user.time_zone}


def _session(payload) -> Session | None:
    """Of a series the next one that is to come, or its last."""
    if "session" in payload:
        return selectors.sessions().get(pk=payload["session"])
    found = selectors.sessions().filter(series=payload["series"])
    to_come = found.filter(status__in=Session.TO_COME, starts_at__gt=clock.now())
    return to_come.order_by("starts_at").first() or found.order_by("starts_at").last()

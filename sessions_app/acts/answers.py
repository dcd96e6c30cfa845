"""Yes and no: to a proposed session, to a proposed series, to one that is planned."""
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Membership
from common import clock, instants
from matching.access import partner_of
from notifications.acting import Done, Page

from .. import selectors, services, wording
from ..access import own_series, own_session
from ..forms import AcceptForm, CancelForm, DeclineForm
from ..models import Session
from .pages import cancelled, said, while_to_come


def show_accept(actor, session_id):
    def build(session, when):
        over = "" if session.status == Session.Status.PROPOSED else _("This session is planned.")
        return said(actor, session, _("Accept the session with %(name)s"), when, _("Accept"), over=over, form=AcceptForm,
                    initial={"sequence": session.sequence})
    return while_to_come(actor, session_id, build)


def do_accept(actor, session_id, data) -> str:
    services.accept_session(actor=actor, session=own_session(actor, session_id), **data)
    return _("The session is planned. Both of you get an email with the calendar entry.")


def show_cancel(actor, session_id):
    def build(session, when):
        title = _("No session with %(name)s") if session.status == Session.Status.PROPOSED else _("Cancel the session with %(name)s")
        return said(actor, session, title, when, _("Give the time back"), form=CancelForm, initial={"sequence": session.sequence})
    return while_to_come(actor, session_id, build)


def do_cancel(actor, session_id, data) -> str | Done:
    session = services.cancel_session(actor=actor, session=own_session(actor, session_id), **data)
    if session.mentorship.absent:
        return _("The session is cancelled.")
    found = cancelled(actor, session)
    return found if found.until else _("The time is given back, and the other person is told.")


# ── series ───────────────────────────────────────────────────────────────────────────────────────
def show_accept_series(actor, series_id):
    return _about_series(actor, series_id, _("Accept the sessions with %(name)s"), _("Accept all"))


def do_accept_series(actor, series_id, data) -> str:
    services.accept_series(actor=actor, series=own_series(actor, series_id))
    return _("The sessions are planned. Both of you get one email with the calendar entries.")


def show_decline_series(actor, series_id):
    return _about_series(actor, series_id, _("No sessions with %(name)s"), _("Give the times back"), DeclineForm)


def do_decline_series(actor, series_id, data) -> str:
    services.decline_series(actor=actor, series=own_series(actor, series_id), **data)
    return _("The times are given back, and the other person is told.")


def _about_series(actor: Membership, series_id: UUID, title: str, button: str, form=None) -> Page | None:
    try:
        series = own_series(actor, series_id)
    except (Http404, PermissionDenied):
        return None
    waiting = list(selectors.sessions_in(series).filter(status=Session.Status.PROPOSED, starts_at__gt=clock.now()))
    over = "" if waiting else _("No session of this series waits for an answer any more.")
    if waiting and series.booked_by_id == actor.pk:
        over = _("The other person answers what you proposed.")
    partner = partner_of(actor, series.mentorship)
    dates = "\n".join(_dated(session, partner.user.time_zone) for session in waiting)
    text = f"{wording.rhythm(series.rule, series.starts_at, series.time_zone)}\n\n{dates}"
    return Page(title % {"name": partner.name}, text, button, over=over, form=form,
                elsewhere=reverse("sessions_app:series", args=[series.pk]))


def _dated(session, zone):
    return "– " + " · ".join(filter(None, [instants.span(session.starts_at, session.ends_at), instants.there(session.starts_at, zone)]))

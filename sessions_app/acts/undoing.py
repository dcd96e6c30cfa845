"""What was done from an email is taken back from its answer's page."""
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from .. import services
from ..access import own_session
from ..models import Session
from .pages import said, when_of


def show_undo(actor, session_id):
    try:
        session = own_session(actor, session_id)
    except (Http404, PermissionDenied):
        return None
    is_late = services.undoable(actor, session) is None
    title = _("Session with %(name)s")
    if not is_late:
        title = _("Plan the session with %(name)s again") if session.status == Session.Status.CANCELLED else (
            _("Put the session with %(name)s back"))
    return said(actor, session, title, when_of(actor, session), "" if is_late else _("Undo"),
                over=_("This can no longer be undone.") if is_late else "")


def do_undo(actor, session_id, data) -> str:
    services.undo_change(actor=actor, session=own_session(actor, session_id))
    return _("The session is as it was. Nobody was told anything.")

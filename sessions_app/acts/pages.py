"""Pages of signed links: only for the two people of a session, and only while it is still to come."""
from collections.abc import Callable
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import Membership
from common import clock
from matching.access import partner_of
from notifications.acting import Done, Page

from .. import services, wording
from ..access import own_session
from ..models import Session

UNDO = "sessions_app.undo"


def while_to_come(actor: Membership, session_id: UUID, build: Callable[[Session, str], Page]) -> Page | None:
    """`build` says what is asked, as long as the session is still to come. Who has just cancelled it can still take that back."""
    try:
        session = own_session(actor, session_id)
    except (Http404, PermissionDenied):
        return None
    when = when_of(actor, session)
    if session.status not in Session.TO_COME or session.starts_at <= clock.now():
        done = cancelled(actor, session)
        return said(actor, session, _("Session with %(name)s"), when, "", done=done if done.until else None,
                    over=_("This session is no longer planned, or has already started."))
    return build(session, when)


def cancelled(actor: Membership, session: Session) -> Done:
    return with_undo(actor, session, _("The session is cancelled. Both of you get an email in a minute."))


def with_undo(actor: Membership, session: Session, text: str) -> Done:
    """`text`, with the way back for as long as there is one."""
    return Done(text, UNDO, services.undoable(actor, session), session.pk)


def when_of(actor: Membership, session: Session) -> str:
    """On the clocks of both, where they differ."""
    return wording.for_both(session.starts_at, session.ends_at, partner_of(actor, session.mentorship))


def said(actor: Membership, session: Session, title: str, text: str, button: str, **more) -> Page:
    """`title` names the other person by %(name)s."""
    name = partner_of(actor, session.mentorship).name
    return Page(title % {"name": name}, capfirst(text), button, elsewhere=reverse("sessions_app:session", args=[session.pk]), **more)

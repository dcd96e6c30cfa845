"""Saying straight from an email how a session went, where the other said it otherwise (see notifications.acting)."""
from functools import partial
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import Membership
from matching.access import partner_of
from notifications.acting import Act, Page

from . import selectors, services, wording
from .access import own_session
from .forms import AttendanceForm
from .models import Attendance, Session
from .reliability import words_of

PRESENT = Attendance.Outcome.PRESENT


def show(actor: Membership, session_id: UUID) -> Page | None:
    try:
        session = own_session(actor, session_id)
    except (Http404, PermissionDenied):
        return None
    partner, refusal = partner_of(actor, session.mentorship), services.no_word_any_more(session)
    mine = words_of(session).get(str(actor.pk), {})
    return Page(
        _("Session with %(name)s: who was there?") % {"name": partner.name}, _said(session, partner), _("Give my word"),
        over=refusal.message if refusal else "", form=partial(AttendanceForm, partner=partner.name),
        initial={"mine": mine.get(str(actor.pk), PRESENT), "theirs": mine.get(str(partner.pk), PRESENT)},
        elsewhere=reverse("sessions_app:session", args=[session.pk]))


def _said(session: Session, partner: Membership) -> str:
    """When it was, and what was said of it so far."""
    when, words = wording.for_both(session.starts_at, session.ends_at, partner), map(wording.word, selectors.words_on(session))
    return capfirst(when) + "\n\n" + "\n".join(words)


def do(actor: Membership, session_id: UUID, data: dict) -> str:
    session = services.record_attendance(actor=actor, session=own_session(actor, session_id), **data)
    if session.is_disputed:
        return _("Your word is kept. It differs from the other person's, so the coordination sees both and decides.")
    return _("Thank you, your word is kept.")


DISAGREE = Act(show, do)

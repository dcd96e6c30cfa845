"""Answers of calendars to invitations: whom they are from, which invitation they mean, and what follows."""
import logging
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db import connections, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from matching.access import partner_of
from notifications.services import owe
from tenancy.context import bound_to, working_for

from .. import selectors
from ..models import CalendarReply, Session
from ..replies import Reply, Unreadable, address, parsed
from . import claims
from .booking import accept_session, cancel_session
from .outbox import people
from .proposals import propose_times

log = logging.getLogger("tandem.replies")
Answer = CalendarReply.Answer


@dataclass(frozen=True)
class Outcome:
    """`code`: done, noted, repeated, stale, over, refused, forged, unknown or unreadable. `text` says it in a sentence."""

    code: str
    text: str


def handle_reply(ics_bytes: bytes, from_address: str) -> Outcome:
    """What a calendar answered in an email from `from_address`. An answer counts once, however often it comes.

    Everything that belongs to a session is in its organization's audit trail, the rest in the log.
    """
    try:
        reply = parsed(ics_bytes)
    except Unreadable as trouble:
        return _logged(Outcome("unreadable", str(trouble)))
    organization = _organization_of(reply)
    if organization is None:
        return _logged(Outcome("unknown", _("The answer is to an invitation that is none of ours.")))
    with bound_to(organization):
        return _handled(reply, address(from_address))


def _logged(outcome):
    log.warning("an answer of a calendar: %s", outcome.text)
    return outcome


def _organization_of(reply: Reply) -> UUID | None:
    """An invitation's UID names no organization, so the operator's connection looks over all."""
    if reply.host != urlsplit(settings.BASE_URL).hostname:
        return None
    with working_for(None), transaction.atomic("ops"), connections["ops"].cursor() as cursor:
        cursor.execute("""SELECT s.organization_id FROM sessions_app_session s JOIN tenancy_organization o ON o.id = s.organization_id
                          WHERE s.id = %s AND o.is_active""", [reply.session])
        found = cursor.fetchone()
    return found and found[0]


def _handled(reply, sender):
    session = selectors.sessions().get(pk=reply.session)
    claims.lock(session.mentorship)
    session = selectors.sessions().get(pk=reply.session)
    actor = _invited(session, reply, sender)
    if actor is None:
        return _recorded(session, None, reply, Outcome("forged", _("The sender is not the person whose answer it says it is.")))
    with translation.override(actor.user.language):
        return _recorded(session, actor, reply, _weighed(session, actor, reply))


def _invited(session, reply, sender) -> Membership | None:
    """Who was invited at the address that both the message and the answer in it are from."""
    for person in people(session.mentorship):
        if address(person.user.email) == reply.attendee == sender and person.status == Membership.Status.ACTIVE:
            return person
    return None


def _recorded(session, actor, reply, outcome):
    record("sessions_app.calendar_reply." + outcome.code, actor=actor, target=session, answer=reply.answer, sequence=reply.sequence,
           attendee=reply.attendee)
    return outcome


def _weighed(session, actor, reply) -> Outcome:
    if session.status not in Session.TO_COME or session.starts_at <= clock.now():
        text = (_("The session is cancelled, so your answer changes nothing.") if session.status == Session.Status.CANCELLED
                else _("The session has already started, so your answer changes nothing."))
        return _answered(session, actor, Outcome("over", text))
    if reply.sequence != session.sequence:
        return Outcome("stale", _("The answer is to an older invitation: the session has changed since."))
    earlier = CalendarReply.objects.filter(session=session, membership=actor, sequence=reply.sequence, stamp__gte=reply.stamp)
    if earlier.exists():
        return Outcome("repeated", _("This answer, or a later one, is known already."))
    CalendarReply.objects.update_or_create(session=session, membership=actor, defaults={
        "sequence": reply.sequence, "answer": reply.answer, "stamp": reply.stamp, "comment": reply.comment, "received_at": clock.now()})
    try:
        return _acted(session, actor, reply)
    except Refused as refused:
        return _answered(session, actor, Outcome("refused", refused.message))


def _acted(session, actor, reply):
    is_asked = session.status == Session.Status.PROPOSED and session.booked_by_id != actor.pk
    if reply.answer == Answer.COUNTER:
        propose_times(actor=actor, session=session, starts=[reply.starts_at], reason=reply.comment, sequence=reply.sequence)
        return Outcome("done", _("The other time is proposed to the other person."))
    if is_asked and reply.answer == Answer.ACCEPTED:
        accept_session(actor=actor, session=session, sequence=reply.sequence)
        return Outcome("done", _("The session is planned."))
    if is_asked and reply.answer == Answer.DECLINED:
        cancel_session(actor=actor, session=session, reason=reply.comment, sequence=reply.sequence)
        return Outcome("done", _("The proposed session does not take place, and the other person is told."))
    if session.status == Session.Status.CONFIRMED and reply.answer == Answer.DECLINED:
        owe("sessions_app.declined_in_calendar", partner_of(actor, session.mentorship), key=f"{session.pk}:{session.sequence}",
            topic=session.pk, payload={"session": str(session.pk), "sequence": session.sequence, "comment": reply.comment})
        return Outcome("noted", _("The session stays planned; the other person is told of your answer."))
    return Outcome("noted", _("The answer is kept with the session."))


def _answered(session, actor, outcome):
    """Told to the person too, once for each state of the session."""
    owe("sessions_app.reply_refused", actor, key=f"{session.pk}:{session.sequence}:{outcome.code}", payload={
        "session": str(session.pk), "why": outcome.text})
    return outcome

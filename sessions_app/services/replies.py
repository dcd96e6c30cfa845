"""Answers of calendars to invitations: whom they are from and which invitation they mean."""
import logging
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db import connections, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from tenancy.context import bound_to, working_for

from .. import selectors
from ..models import SessionSeries
from ..replies import Reply, Unreadable, address, parsed
from . import claims
from .outbox import people
from .weighing import Invited, Outcome, weighed

log = logging.getLogger("tandem.replies")
GRAVEST = ("forged", "refused", "over", "stale", "done", "noted", "repeated")


def handle_reply(ics_bytes: bytes, from_address: str) -> Outcome:
    """What a calendar answered in an email from `from_address`. An answer counts once, however often it comes.

    Everything that belongs to a session is in its organization's audit trail, the rest in the log. Of several answers in one message the
    outcome is the one to look at first.
    """
    try:
        replies = parsed(ics_bytes)
    except Unreadable as trouble:
        return _logged(Outcome("unreadable", str(trouble)))
    organization = _organization_of(replies[0])
    if organization is None:
        return _logged(Outcome("unknown", _("The answer is to an invitation that is none of ours.")))
    with bound_to(organization):
        outcomes = [_handled(reply, address(from_address)) for reply in replies]
    return min(outcomes, key=lambda outcome: GRAVEST.index(outcome.code))


def _logged(outcome):
    log.warning("an answer of a calendar: %s", outcome.text)
    return outcome


def _organization_of(reply: Reply) -> UUID | None:
    """An invitation's UID names no organization, so the operator's connection looks over all."""
    if reply.host != urlsplit(settings.BASE_URL).hostname:
        return None
    with working_for(None), transaction.atomic("ops"), connections["ops"].cursor() as cursor:
        cursor.execute("""SELECT s.organization_id FROM (SELECT id, organization_id FROM sessions_app_session UNION ALL
                                                         SELECT id, organization_id FROM sessions_app_sessionseries) s
                          JOIN tenancy_organization o ON o.id = s.organization_id WHERE s.id = %s AND o.is_active""", [reply.key])
        found = cursor.fetchone()
    return found and found[0]


def _handled(reply, sender):
    invited = _invited(reply)
    claims.lock(invited.mentorship)
    invited = _invited(reply)
    actor = _answering(invited, reply, sender)
    if actor is None:
        return _recorded(invited, None, reply, Outcome("forged", _("The sender is not the person whose answer it says it is.")))
    with translation.override(actor.user.language):
        return _recorded(invited, actor, reply, weighed(invited, actor, reply))


def _invited(reply) -> Invited:
    """What the answer is about, as it stands."""
    series = SessionSeries.objects.filter(pk=reply.key).first()
    if series is None:
        return Invited(None, [selectors.sessions().get(pk=reply.key)])
    return Invited(series, list(selectors.sessions_in(series)))


def _answering(invited, reply, sender) -> Membership | None:
    """Who was invited at the address that both the message and the answer in it are from."""
    for person in people(invited.mentorship):
        if address(person.user.email) == reply.attendee == sender and person.status == Membership.Status.ACTIVE:
            return person
    return None


def _recorded(invited, actor, reply, outcome):
    record("sessions_app.calendar_reply." + outcome.code, actor=actor, target=invited.series or invited.sessions[0], answer=reply.answer,
           sequence=reply.sequence, attendee=reply.attendee)
    return outcome

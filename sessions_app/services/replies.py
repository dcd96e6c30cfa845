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
from ..replies import Reply, Unclear, Unreadable, address, parsed
from .answered import Outcome, gravest, tell_answerer, tell_named
from .outbox import people
from .trial_answers import InvitedToTrial
from .weighing import Invited

log = logging.getLogger("tandem.replies")


def handle_reply(ics_bytes: bytes, from_address: str) -> Outcome:
    """What a calendar answered in an email from `from_address`. An answer counts once, however often it comes.

    Whoever was invited and answers from their own address is told by email what was not followed; nothing goes to any other address than
    those of the two. Everything that belongs to a meeting is in its organization's audit trail, the rest in the log. Of several answers in
    one message the outcome is the one to look at first.
    """
    try:
        answers = parsed(ics_bytes)
    except Unclear as unclear:
        answers = [unclear]
    except Unreadable as trouble:
        return _logged(Outcome("unreadable", str(trouble)))
    organization = _organization_of(answers[0])
    if organization is None:
        return _logged(_unknown())
    with bound_to(organization):
        return _handled(answers, address(from_address))


def _logged(outcome):
    log.warning("an answer of a calendar: %s", outcome.text)
    return outcome


def _unknown():
    return Outcome("unknown", _("The answer is to an invitation that is none of ours."))


def _organization_of(answer: Reply | Unclear) -> UUID | None:
    """An invitation's UID names no organization, so the operator's connection looks over all."""
    if answer.host != urlsplit(settings.BASE_URL).hostname:
        return None
    with working_for(None), transaction.atomic("ops"), connections["ops"].cursor() as cursor:
        cursor.execute("""SELECT m.organization_id FROM (SELECT id, organization_id FROM sessions_app_session UNION ALL
                                                         SELECT id, organization_id FROM sessions_app_sessionseries UNION ALL
                                                         SELECT id, organization_id FROM matching_trialmeeting) m
                          JOIN tenancy_organization o ON o.id = m.organization_id WHERE m.id = %s AND o.is_active""", [answer.key])
        found = cursor.fetchone()
    return found and found[0]


def _handled(answers, sender) -> Outcome:
    """All of one message: they have the invitation and the attendee in common."""
    invited = _invited(answers[0].key)
    if invited is None:
        return _logged(_unknown())
    actor = _answering(invited, answers[0].attendee, sender)
    if actor is None or not _is_here(actor):
        return _recorded(invited, None, answers[0], _of_another(invited, actor, answers[0]))
    invited.hold()
    with translation.override(actor.user.language):
        outcomes = [_followed(answer, actor) for answer in answers]
        tell_answerer(actor, answers, outcomes)
    return gravest(outcomes)


def _invited(key) -> Invited | InvitedToTrial | None:
    """What the answer is about, as it stands."""
    trial = selectors.trials().filter(pk=key).first()
    if trial is not None:
        return InvitedToTrial(trial)
    series = SessionSeries.objects.filter(pk=key).first()
    found = list(selectors.sessions_in(series) if series else selectors.sessions().filter(pk=key))
    return Invited(series, found) if found else None


def _answering(invited, attendee, sender) -> Membership | None:
    """Who was invited at the address that both the message and the answer in it are from; the answer may name nobody."""
    if attendee not in (sender, ""):
        return None
    return _with_address(invited, sender)


def _with_address(invited, wanted) -> Membership | None:
    return next((person for person in people(invited.pair) if address(person.user.email) == wanted), None)


def _is_here(person) -> bool:
    return person.status == Membership.Status.ACTIVE and person.user.is_active


def _of_another(invited, former, answer) -> Outcome:
    """Of somebody who was not invited, or is a member no longer. Nothing is sent to where it came from."""
    if former is not None:
        return Outcome("left", _("Whoever answers is not a member any more."))
    if not answer.attendee:
        return Outcome("unclear", str(answer))
    named = _with_address(invited, answer.attendee)
    if named is not None and _is_here(named):
        tell_named(named, invited.target)
    return Outcome("forged", _("The sender is not the person whose answer it says it is."))


def _followed(answer, actor) -> Outcome:
    """Runs once the invitation is held."""
    invited = _invited(answer.key)
    if invited is None:
        return _logged(_unknown())
    outcome = Outcome("unclear", str(answer), invited.target) if isinstance(answer, Unclear) else invited.weighed(actor, answer)
    return _recorded(invited, actor, answer, outcome)


def _recorded(invited, actor, answer, outcome):
    said = {} if isinstance(answer, Unclear) else {"answer": answer.answer, "sequence": answer.sequence}
    record("sessions_app.calendar_reply." + outcome.code, actor=actor, target=invited.target, attendee=answer.attendee, **said)
    return outcome

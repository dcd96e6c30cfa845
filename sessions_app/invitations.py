"""Sessions as calendar entries of one of their two people: their language, a link, and nothing that was written in private."""
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from email.utils import parseaddr
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.models import Membership
from common import clock
from matching.access import partner_of
from matching.models import TrialMeeting
from notifications.links import absolute
from tenancy.models import Organization

from . import calendars
from .models import Session

STATUS = {Session.Status.CANCELLED: "CANCELLED", Session.Status.PROPOSED: "TENTATIVE"}


def invitation(session: Session, recipient: Membership, method: str) -> bytes:
    """In the active language. The other person's address is not told."""
    attendee = None if method == "PUBLISH" else (recipient.name, recipient.user.email)
    return calendars.calendar(_entry(session, recipient, clock.now(), attendee), method)


def published(sessions: Iterable[Session], recipient: Membership) -> bytes:
    """Several in one file, cancelled ones as such. Read again, a calendar keeps the entries that it has and changes what is newer."""
    return calendars.calendars([_entry(session, recipient, clock.now()) for session in sessions], "PUBLISH")


def feed(sessions: Iterable[Session], trials: Iterable[TrialMeeting], recipient: Membership, *, is_busy_only: bool) -> bytes:
    """All of them. An entry's stamp is that of the session's last change, so that nothing new gives the same bytes."""
    entries = [_entry(session, recipient, max(filter(None, (session.created_at, session.moved_at, session.cancelled_at))))
               for session in sessions] + [_trial(trial, recipient) for trial in trials]
    if is_busy_only:
        entries = [_bare(entry) for entry in entries]
    return calendars.feed(entries, recipient.organization.name)


def _entry(session, recipient, stamp: datetime, attendee=None):
    organization = recipient.organization
    page = absolute(organization, "sessions_app:session", session.pk)
    return calendars.Entry(
        uid=f"{session.pk}@{urlsplit(settings.BASE_URL).hostname}", sequence=session.sequence, starts_at=session.starts_at,
        ends_at=session.ends_at, stamp=stamp, summary=_title(session, recipient), url=page, attendee=attendee,
        description=_("Prepare, join or move the session: %(link)s") % {"link": page},
        organizer=_organizer(organization), status=STATUS.get(session.status, "CONFIRMED"),
        asks=session.status == Session.Status.PROPOSED)


def _trial(trial, recipient):
    page = absolute(recipient.organization, "matching:trial", trial.pk)
    return calendars.Entry(
        uid=f"{trial.pk}@{urlsplit(settings.BASE_URL).hostname}", sequence=int(trial.is_cancelled), starts_at=trial.time.lower,
        ends_at=trial.time.upper, stamp=trial.created_at, url=page, description=page, organizer=_organizer(recipient.organization),
        summary=_("Trial meeting with %(name)s") % {"name": partner_of(recipient, trial).name},
        status="CANCELLED" if trial.is_cancelled else "CONFIRMED")


def _organizer(organization):
    return organization.name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def _title(session, recipient):
    return _("Mentoring session with %(name)s") % {"name": partner_of(recipient, session.mentorship).name}


def _bare(entry):
    return replace(entry, summary=pgettext("in a calendar", "Busy"), description="", url="")


def add_links(session: Session, recipient: Membership, organization: Organization) -> list[tuple[str, str]]:
    """(name of a calendar, address that adds the session to it). What is added so does not follow later changes."""
    page, title = absolute(organization, "sessions_app:session", session.pk), _title(session, recipient)
    start, end = (f"{at:%Y%m%dT%H%M%SZ}" for at in (session.starts_at, session.ends_at))
    google = {"action": "TEMPLATE", "text": title, "dates": f"{start}/{end}", "details": page, "location": page}
    outlook = {"path": "/calendar/action/compose", "rru": "addevent", "subject": title, "body": page, "location": page,
               "startdt": f"{session.starts_at:%Y-%m-%dT%H:%M:%SZ}", "enddt": f"{session.ends_at:%Y-%m-%dT%H:%M:%SZ}"}
    return [("Google", "https://calendar.google.com/calendar/render?" + urlencode(google)),
            ("Outlook", "https://outlook.office.com/calendar/0/deeplink/compose?" + urlencode(outlook))]

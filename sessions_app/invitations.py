"""A session as a calendar entry of one of its two people: their language, a link, and nothing that was written in private."""
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.models import Membership
from common import clock
from matching.access import partner_of
from notifications.links import absolute

from . import calendars
from .models import Session


def invitation(session: Session, recipient: Membership, method: str) -> bytes:
    """In the active language. The other person's address is not told."""
    organization = session.mentorship.program.organization
    partner = partner_of(recipient, session.mentorship)
    page = absolute(organization, "sessions_app:session", session.pk)
    entry = calendars.Entry(
        uid=f"{session.pk}@{urlsplit(settings.BASE_URL).hostname}", sequence=session.sequence,
        starts_at=session.starts_at, ends_at=session.ends_at, stamp=clock.now(),
        summary=_("Mentoring session with %(name)s") % {"name": partner.name},
        description=_("Prepare, join or move the session: %(link)s") % {"link": page}, url=page,
        organizer=(organization.name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]),
        attendee=None if method == "PUBLISH" else (recipient.name, recipient.user.email),
        cancelled=session.status == Session.Status.CANCELLED)
    return calendars.calendar(entry, method)

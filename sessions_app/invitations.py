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
from notifications.texts import Attachment
from tenancy.models import Organization

from . import calendars, selectors
from .models import Session, SessionSeries
from .recurrence import Rule, dated, walls_of
from .recurring import Place, recurring


def invitation(session: Session, recipient: Membership, method: str) -> bytes:
    """In the active language. The other person's address is not told. One of a series stands in place of that date of the series."""
    if session.series_id and method == "CANCEL" and not _takes_place(selectors.sessions_in(session.series)):
        return series_invitation(session.series, recipient)[1]
    attendee = None if method == "PUBLISH" else _attendee(recipient)
    return calendars.calendar(_entry(session, recipient, clock.now(), attendee), method)


def series_invitation(series: SessionSeries, recipient: Membership) -> tuple[str, bytes]:
    """(method, file): all of the series as it stands now, or that nothing of it takes place any more."""
    sessions = list(selectors.sessions_in(series))
    method = "REQUEST" if _takes_place(sessions) else "CANCEL"
    return method, calendars.calendars(_entries(series, sessions, recipient, clock.now(), _attendee(recipient)), method)


def published(series: SessionSeries, recipient: Membership) -> bytes:
    """The whole series as a file to download."""
    return calendars.calendars(_entries(series, list(selectors.sessions_in(series)), recipient, clock.now()), "PUBLISH")


def feed(sessions: Iterable[Session], trials: Iterable[TrialMeeting], recipient: Membership, *, is_busy_only: bool) -> bytes:
    """All of them, of a series the whole. An entry's stamp is that of the last change, so that nothing new gives the same bytes."""
    sessions = list(sessions)
    entries = [_entry(session, recipient, _changed(session)) for session in sessions if session.series_id is None]
    for series, of_series in selectors.by_series(sessions):
        entries += _entries(series, of_series, recipient, max(_changed(series), *map(_changed, of_series)))
    entries += [_trial(trial, recipient) for trial in trials]
    if is_busy_only:
        entries = [_bare(entry) for entry in entries]
    return calendars.feed(entries, recipient.organization.name)


def trial_file(trial: TrialMeeting, recipient: Membership) -> Attachment:
    """The meeting, or that it is called off, for the recipient's calendar: of which no answer is asked."""
    method = "CANCEL" if trial.is_cancelled else "REQUEST"
    entry = replace(_trial(trial, recipient), stamp=clock.now(), attendee=_attendee(recipient))
    return Attachment("meeting.ics", calendars.calendar(entry, method), calendars.mime(method))


def trial_sequence(trial: TrialMeeting) -> int:
    """Its time never changes; all that can become of it is that it is called off."""
    return int(trial.is_cancelled)


def _changed(row: Session | SessionSeries) -> datetime:
    moments = (getattr(row, name, None) for name in ("created_at", "changed_at", "moved_at", "cancelled_at"))
    return max(filter(None, moments))


def _takes_place(sessions: Iterable[Session]) -> bool:
    return any(session.status != Session.Status.CANCELLED for session in sessions)


def _is_firm(session: Session) -> bool:
    """Both have agreed to it, and neither is suspended."""
    return session.status != Session.Status.PROPOSED and not session.is_on_hold


def _status(session: Session) -> str:
    if session.status == Session.Status.CANCELLED:
        return "CANCELLED"
    return "CONFIRMED" if _is_firm(session) else "TENTATIVE"


# ── entries ──────────────────────────────────────────────────────────────────────────────────────
def _entry(session, recipient, stamp: datetime, attendee=None):
    page = absolute(recipient.organization, "sessions_app:session", session.pk)
    entry = calendars.Entry(
        uid=_uid(session.pk), sequence=session.sequence, starts_at=session.starts_at, ends_at=session.ends_at, stamp=stamp,
        summary=_title(session, recipient), url=page, attendee=attendee, organizer=_organizer(recipient.organization),
        description=_("Prepare, join or move the session: %(link)s") % {"link": page}, status=_status(session),
        asks=session.status == Session.Status.PROPOSED and session.booked_by_id != recipient.pk)
    return _in_series(entry, session) if session.series_id else entry


def _in_series(entry, session):
    series = session.series
    wall = walls_of(Rule.read(series.rule), series.starts_at, series.time_zone)[session.position]
    return replace(entry, uid=_uid(series.pk), sequence=series.sequence, zone=series.time_zone, instead_of=wall)


def _entries(series, sessions, recipient, stamp: datetime, attendee=None) -> list[calendars.Entry]:
    """The series, then the sessions that lie or stand otherwise than it says."""
    planned = {s.position: s for s in sessions if s.status != Session.Status.CANCELLED}
    whole = recurring(Rule.read(series.rule), series.starts_at, series.time_zone, series.minutes, {
        position: Place(s.starts_at, s.ends_at, _is_firm(s)) for position, s in planned.items()})
    first = _whole(series, planned or {s.position: s for s in sessions}, whole, recipient)
    return [replace(first, stamp=stamp, attendee=attendee), *(
        replace(_entry(planned[position], recipient, stamp, attendee), sequence=series.sequence) for position in whole.apart)]


def _whole(series, sessions, whole, recipient):
    page = absolute(recipient.organization, "sessions_app:series", series.pk)
    like = next((s for s in sessions.values() if _is_firm(s) is whole.is_firm), next(iter(sessions.values())))
    starts_at = dated(whole.first, series.time_zone).at
    return replace(
        _entry(like, recipient, starts_at), starts_at=starts_at, ends_at=starts_at + (like.ends_at - like.starts_at), url=page,
        instead_of=None, rule=whole.rule, excluded=whole.excluded,
        description=_("Prepare, join or move the sessions: %(link)s") % {"link": page})


def _uid(key) -> str:
    return f"{key}@{urlsplit(settings.BASE_URL).hostname}"


def uids_of(person: Membership) -> set[str]:
    """All under which calendars may know what takes the person's time in this organization."""
    keys = {key for both in selectors.sessions_of(person).order_by().values_list("pk", "series") for key in both if key}
    return {_uid(key) for key in keys.union(selectors.trials_with(person).order_by().values_list("pk", flat=True))}


def _organizer(organization):
    return organization.name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def _attendee(recipient):
    return recipient.name, recipient.user.email


def _trial(trial, recipient):
    """Once called off it has no page any more."""
    page = absolute(recipient.organization, *(["matching:requests"] if trial.is_cancelled else ["matching:trial", trial.pk]))
    more = page if trial.is_cancelled else _("Join the meeting, or call it off: %(link)s") % {"link": page}
    return calendars.Entry(
        uid=_uid(trial.pk), sequence=trial_sequence(trial), starts_at=trial.time.lower,
        ends_at=trial.time.upper, stamp=trial.created_at, url=page, description=more, organizer=_organizer(recipient.organization),
        summary=_("Trial meeting with %(name)s") % {"name": partner_of(recipient, trial).name},
        status="CANCELLED" if trial.is_cancelled else "CONFIRMED")


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

"""Calendars elsewhere: added, removed, read anew. Nothing is locked and no transaction is open while one is fetched."""
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import facts
from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from common.time_zones import zone

from .. import clashes, policy
from ..busy.feed import IcsFeed
from ..busy.fetching import checked
from ..busy.port import BusySource, Reading, Trouble, Version
from ..invitations import uids_of
from ..models import ExternalBusy, SubscribedCalendar
from .clashes import tell_clashes
from .locks import hold_people

EVERY, LONGEST = timedelta(minutes=30), timedelta(days=1)
BACK, AHEAD = timedelta(days=14), policy.HORIZON + timedelta(days=45)
MOST = 5  # calendars a person
Problem = SubscribedCalendar.Problem


@transaction.atomic
def subscribe_calendar(*, actor: Membership, url: str) -> SubscribedCalendar:
    """Adds a calendar, to be read at the next round. Refused: "address", "known", "how_many"."""
    url = url.strip()
    url = "https://" + url.partition("://")[2] if url.lower().startswith("webcal://") else url
    try:
        checked(url)
    except Trouble:
        raise Refused(Problem.ADDRESS.label, "address")
    if not url.lower().startswith("https://"):
        raise Refused(Problem.ADDRESS.label, "address")
    hold_people(actor.pk)
    mine = SubscribedCalendar.objects.filter(membership=actor)
    if mine.filter(url=url).exists():
        raise Refused(_("You have this calendar already."), "known")
    if mine.count() >= MOST:
        raise Refused(_("You may add five calendars. Remove one first."), "how_many")
    calendar = SubscribedCalendar.objects.create(membership=actor, url=url, created_at=clock.now(), due_at=clock.now())
    record("sessions_app.calendar.subscribed", actor=actor, target=actor, host=calendar.host)
    return calendar


@transaction.atomic
def unsubscribe_calendar(*, actor: Membership, calendar: SubscribedCalendar) -> None:
    """Its busy time goes with it."""
    record("sessions_app.calendar.unsubscribed", actor=actor, target=actor, host=calendar.host)
    calendar.delete()
    facts.changed(actor.pk)


def take_due_calendars() -> list[UUID]:
    """Those to be read now; each is nobody else's for half an hour. Runs inside the organization's transaction."""
    active = Membership.objects.filter(status=Membership.Status.ACTIVE)
    due = list(SubscribedCalendar.objects.select_for_update(skip_locked=True).filter(
        due_at__lte=clock.now(), membership__in=active.values("pk")).values_list("pk", flat=True))
    SubscribedCalendar.objects.filter(pk__in=due).update(due_at=clock.now() + EVERY)
    return due


def read_calendar(calendar_id: UUID) -> None:
    """Replaces the calendar's busy time and tells of what is planned in it, or keeps it and says what is wrong."""
    with transaction.atomic():
        calendar = SubscribedCalendar.objects.select_related("membership__user").filter(pk=calendar_id).first()
    if calendar is None:
        return
    now = clock.now()
    try:
        reading = source_of(calendar).read(now - BACK, now + AHEAD, zone(calendar.membership.user.time_zone), _known(calendar, now))
    except Trouble as trouble:
        could_not_read(calendar_id, trouble.code)
    else:
        _keep(calendar, reading)


@transaction.atomic
def source_of(calendar: SubscribedCalendar) -> BusySource:
    """Sessions that the person has in another organization are known there alone: here they are busy time as any other."""
    return IcsFeed(calendar.url, uids_of(calendar.membership))


def _known(calendar, now) -> Version:
    """Once a day all is read anew, though the calendar may not have changed: what repeats has come nearer, and whole days begin where
    the person lives by now. So it is after a failure, which says nothing of whether all was read before.
    """
    is_of_today = calendar.read_at is not None and calendar.read_at.date() == now.date()
    return Version(calendar.etag, calendar.modified) if is_of_today and not calendar.failures else Version()


@transaction.atomic
def could_not_read(calendar_id: UUID, problem: str) -> None:
    """What was read before still counts; asked again later each time."""
    calendar = SubscribedCalendar.objects.select_for_update().filter(pk=calendar_id).first()
    if calendar is not None:
        calendar.problem, calendar.failures = problem, min(calendar.failures + 1, 20)
        calendar.due_at = clock.now() + min(EVERY * 2 ** calendar.failures, LONGEST)
        calendar.save(update_fields=["problem", "failures", "due_at"])


@transaction.atomic
def _keep(calendar, reading: Reading | None):
    """Holds the person's time, as all do who close it: what is booked meanwhile is seen here, or sees here what is busy."""
    if reading is not None:
        hold_people(calendar.membership_id)
    mine = SubscribedCalendar.objects.select_for_update(of=["self"]).select_related("membership__user")
    calendar = mine.filter(pk=calendar.pk).first()
    if calendar is None:
        return
    calendar.failures, calendar.read_at, calendar.due_at = 0, clock.now(), clock.now() + EVERY
    is_whole = reading.is_whole if reading else calendar.problem != Problem.PARTLY
    calendar.problem = "" if is_whole else Problem.PARTLY
    if reading is not None:
        calendar.etag, calendar.modified = reading.version.etag, reading.version.modified
        calendar.spans.all().delete()
        ExternalBusy.objects.bulk_create([ExternalBusy(calendar=calendar, busy=span) for span in reading.spans], batch_size=1000)
        facts.changed(calendar.membership_id)
        tell_clashes(calendar.membership, lambda each: each.why == clashes.ELSEWHERE)
    calendar.save(update_fields=["problem", "failures", "read_at", "due_at", "etag", "modified"])

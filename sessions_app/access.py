"""Who may see or act on a session, and what of it they may read."""
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from accounts.models import Membership
from matching.access import part_in
from tenancy.prepared import prepared

from .models import CounterProposal, HoursSet, SchedulingPolicy, Session, SessionNote, SessionSeries, SubscribedCalendar
from .selectors import PEOPLE


def session_for(actor: Membership, session_id: UUID) -> Session:
    """A session of the actor's own, or any for coordinators and owners; observers get 403, anyone else Http404."""
    return _seen(actor, _with_people.first(session_id))


@prepared
def _with_people(session_id):
    own = SchedulingPolicy.objects.filter(program=OuterRef("mentorship__program")).values("change_notice_hours")
    return Session.objects.filter(pk=session_id).select_related(*PEOPLE).annotate(own_notice_hours=Subquery(own))


def _seen(actor, found):
    if found is None:
        raise Http404
    if part_in(actor, found.mentorship) is None and not actor.manages:
        if actor.oversees:
            raise PermissionDenied
        raise Http404
    return found


def _own(actor, found):
    if part_in(actor, found.mentorship) is None:
        raise PermissionDenied
    return found


def own_session(actor: Membership, session_id: UUID) -> Session:
    """A session of the actor's own; staff who only oversee it get 403."""
    return _own(actor, session_for(actor, session_id))


def series_for(actor: Membership, series_id: UUID) -> SessionSeries:
    """As session_for, for a series."""
    people = [name for name in PEOPLE if name != "series"]
    return _seen(actor, SessionSeries.objects.select_related(*people, "booked_by__user").filter(pk=series_id).first())


def staff_behind(session: Session) -> Membership | None:
    """Who of the coordination cancelled or last moved the session, if it was neither of the two."""
    is_over = session.status == Session.Status.CANCELLED
    by = session.cancelled_by_id if is_over else session.moved_by_id
    if by is None or by in (session.mentorship.mentor.membership_id, session.mentorship.learner.membership_id):
        return None
    return Membership.objects.select_related("user").get(pk=by)


def own_series(actor: Membership, series_id: UUID) -> SessionSeries:
    return _own(actor, series_for(actor, series_id))


def own_counter_proposal(actor: Membership, session: Session, proposal_id: UUID) -> CounterProposal:
    """Other times for a session of the actor's own; anything else is Http404."""
    found = session.counter_proposals.select_related("proposed_by__user").filter(pk=proposal_id).first()
    if found is None or part_in(actor, session.mentorship) is None:
        raise Http404
    return found


def oversees(actor: Membership, session: Session) -> bool:
    """As coordinator or owner, and as neither of the two."""
    return actor.manages and part_in(actor, session.mentorship) is None


def managed_session(actor: Membership, session_id: UUID) -> Session:
    """A session that the actor oversees as coordinator or owner; the pair itself gets 403, whatever else they are."""
    found = session_for(actor, session_id)
    if not oversees(actor, found):
        raise PermissionDenied
    return found


def readable_notes(actor: Membership, session: Session) -> QuerySet[SessionNote]:
    """Never a note that is not the actor's to read."""
    return _notes(session, actor, _audiences(actor, session))


def _notes(session, actor, audiences):
    readable = Q(author=actor) | Q(audience__among=audiences)
    return SessionNote.objects.filter(readable, session=session).select_related("author__user").order_by("created_at")


_notes_shown = prepared(_notes)


def notes_for(actor: Membership, session: Session) -> list[SessionNote]:
    """As readable_notes, all at once."""
    return _notes_shown(session, actor, _audiences(actor, session))


def _audiences(actor, session) -> list[str]:
    """The audiences that the actor belongs to, beside being an author."""
    part = part_in(actor, session.mentorship)
    pair = [SessionNote.Audience.PAIR] if part is not None else []
    return pair + ([SessionNote.Audience.STAFF] if part == "mentor" or (part is None and actor.manages) else [])


def readable_note(actor: Membership, session: Session, note_id: UUID) -> SessionNote:
    note = readable_notes(actor, session).filter(pk=note_id).first()
    if note is None:
        raise Http404
    return note


def own_note(actor: Membership, session: Session, note_id: UUID) -> SessionNote:
    """A note that the actor wrote; one they may only read gives 403, any other Http404."""
    note = readable_note(actor, session, note_id)
    if note.author_id != actor.pk:
        raise PermissionDenied
    return note


def own_calendar(actor: Membership, calendar_id: UUID) -> SubscribedCalendar:
    """A calendar elsewhere that the actor added; anybody else's is Http404."""
    found = SubscribedCalendar.objects.filter(pk=calendar_id, membership=actor).first()
    if found is None:
        raise Http404
    return found


def own_hours_set(actor: Membership, set_id: UUID) -> HoursSet:
    """A set of hours of the actor's own; anybody else's is Http404."""
    found = HoursSet.objects.filter(pk=set_id, membership=actor).prefetch_related("hours").first()
    if found is None:
        raise Http404
    return found

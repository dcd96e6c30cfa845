"""The session's own page, and the forms on it. A refused form comes back on the same page with what was written."""
from django.http import HttpRequest
from django.shortcuts import render

from common import clock
from matching.access import part_in, partner_of

from .. import access, invitations, policy, selectors, services, times
from ..forms import ActionFormSet, AgendaForm, AttendanceForm, NoteForm, RecapForm, SettleForm, TextForm, chooser
from ..models import Attendance, Session


def session_page(request: HttpRequest, session: Session, *, status: int = 200, **own):
    """`own` replaces parts of the page: bound forms, and `refusal` with the name of the form in `refused`."""
    part = part_in(request.membership, session.mentorship)
    now = clock.now()
    words = selectors.words_on(session) if session.starts_at <= now else []
    page = {
        "session": session, "part": part, "words": words, "now": now, "has_started": session.starts_at <= now,
        "is_over": session.ends_at <= now, "planned": session.status == Session.Status.CONFIRMED and session.starts_at > now,
        "joinable": session.status == Session.Status.CONFIRMED and session.ends_at + policy.LATE > now,
        "staff": access.staff_behind(session),
        "notes": access.notes_for(request.membership, session), "mentor": session.mentorship.mentor.membership,
        "learner": session.mentorship.learner.membership}
    if part is None:
        page |= {"settle": SettleForm(initial={"status": session.status}), "undo_until": services.undoable(request.membership, session),
                 "is_to_come": session.status in Session.TO_COME and session.starts_at > now}
    else:
        page |= _pair_forms(request, session, words)
    return render(request, "sessions_app/session.html", page | own, status=status)


def _pair_forms(request, session, words):
    partner = partner_of(request.membership, session.mentorship)
    proposal = selectors.open_counter_proposal(session) if session.starts_at > clock.now() else None
    mine = {word.membership_id: word.outcome for word in words if word.recorded_by_id == request.membership.pk}
    return {
        "partner": partner, "said": bool(mine), "proposal": proposal,
        "rules": times.policy_of(session.mentorship) if session.starts_at <= clock.now() else None,
        "add_links": invitations.add_links(session, request.membership, request.organization) if session.starts_at > clock.now() else [],
        "calendar_replies": selectors.calendar_replies_to(session, session.sequence),
        "undo_until": services.undoable(request.membership, session),
        "chooser": chooser(proposal.starts)() if proposal else None,
        "agenda": AgendaForm(items=selectors.agenda_of(session)),
        "preparation": TextForm(initial={"text": session.preparation, "version": session.preparation_version},
                                prefix="preparation"),
        "recap": RecapForm(initial={"text": session.recap, "version": session.recap_version}, prefix="recap"),
        "actions": ActionFormSet(prefix="actions"), "note": NoteForm(prefix="note"),
        "attendance": AttendanceForm(partner=partner.name, initial={
            "mine": mine.get(request.membership.pk, Attendance.Outcome.PRESENT),
            "theirs": mine.get(partner.pk, Attendance.Outcome.PRESENT)}, prefix="attendance")}

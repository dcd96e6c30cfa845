"""The session's own page, and the parts of it that people write in. They are one form, and each has a button and an address: whatever
becomes of the part that was sent, what was typed in the others comes back with it.
"""
from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.urls import reverse

from action_plans.selectors import open_actions_of
from common import clock, ids
from common.forms import Together
from matching.access import part_in, partner_of

from .. import access, invitations, next_times, policy, reliability, selectors, services, times
from ..afterwards import question_for
from ..called_off import cause_of
from ..forms import ActionFormSet, AgendaForm, AttendanceForm, NoteForm, PreparationForm, RecapForm, SettleForm, chooser
from ..models import AgendaItem, Attendance, Session
from ..reminder_rules import Kind, rules_in
from .typed import typed_in


def saved(request: HttpRequest, session: Session, part: str, said: str):
    """Back to the page, which keeps what was typed in its other parts."""
    messages.success(request, said)
    page = access.own_session(request.membership, session.pk)
    if typed_in(request, page, but=part):
        return session_page(request, page, part=part, saved=part)
    return redirect(reverse("sessions_app:session", args=[session.pk]) + f"?saved={part}")


def session_page(request: HttpRequest, session: Session, *, part: str = "", status: int = 200, **own):
    """`part` is the one that was sent, not saved unless `status` is 200; `own` replaces what is on the page: bound forms, and `refusal`
    with the name of its part in `refused`.
    """
    typed = typed_in(request, session, but=part)
    forms = {name: form for some in typed.values() for name, form in some.items()}
    unsaved = {*typed, *([part] if status != 200 else [])}
    return render(request, "sessions_app/session.html", _page(request, session) | forms | {
        "unsaved": unsaved, "saved": request.GET.get("saved"), "wrong": Together(*own.values()) if status == 422 else None} | own,
        status=status)


def _page(request, session):
    part, now = part_in(request.membership, session.mentorship), clock.now()
    words = selectors.words_on(session) if session.starts_at <= now else []
    arrivals = selectors.arrivals_in(session) if session.starts_at <= now and not session.place else {}
    page = {
        "session": session, "part": part, "words": words, "now": now, "has_started": session.starts_at <= now,
        "came_about": session.status not in Session.NEVER_WAS,
        "is_over": session.ends_at <= now, "planned": session.status == Session.Status.CONFIRMED and session.starts_at > now,
        "kind_can_change": session.status in Session.TO_COME and session.starts_at > now,
        "joinable": session.status == Session.Status.CONFIRMED and session.ends_at + policy.LATE > now and not session.is_on_hold,
        "absent": session.mentorship.absent if session.is_on_hold else None,
        "staff": access.staff_behind(session),
        "cause": cause_of(session, request.membership.pk) if session.status == Session.Status.CANCELLED else "",
        "notes": access.notes_for(request.membership, session), "mentor": session.mentorship.mentor.membership,
        "learner": session.mentorship.learner.membership}
    page["logger"] = page["mentor"] if session.booked_by_id == page["mentor"].pk else page["learner"]
    page["canceller"] = page["mentor"] if session.cancelled_by_id == page["mentor"].pk else page["learner"]
    if part is None:
        joined = [(person, arrivals[person.pk]) for person in (page["mentor"], page["learner"]) if person.pk in arrivals]
        return page | {"settle": SettleForm(session=session), "joined": joined,
                       "undo_until": services.undoable(request.membership, session),
                       "undo_together": len(services.undoable_together(request.membership, session)),
                       "is_to_come": session.status in Session.TO_COME and session.starts_at > now}
    return page | _pair_forms(request, session, words, arrivals.get(request.membership.pk))


def _pair_forms(request, session, words, arrived):
    partner = partner_of(request.membership, session.mentorship)
    proposal = selectors.open_counter_proposal(session) if session.starts_at > clock.now() and not session.is_on_hold else None
    questions = selectors.questions_of(session)
    has_started = session.starts_at <= clock.now()
    rules = times.policy_of(session.mentorship) if has_started else None
    mine = {word.membership_id: word.outcome for word in words if word.recorded_by_id == request.membership.pk}
    return {
        "partner": partner, "said": bool(mine), "proposal": proposal,
        "moves_alone": not has_started and services.may_change_alone(session),
        "word_goes_with_it": services.waits_for_word_of(request.membership, session, words, rules),
        "rules": rules, "arrived": arrived, "no_word": rules and services.no_word_any_more(session, rules),
        "word_until": rules and rules.appeal_days and reliability.open_until(session, rules),
        "add_links": invitations.add_links(session, request.membership, request.organization) if session.starts_at > clock.now() else [],
        "calendar_replies": selectors.calendar_replies_to(session, session.sequence),
        "undo_until": services.undoable(request.membership, session), "may_strike": services.may_strike(request.membership, session),
        "undo_together": len(services.undoable_together(request.membership, session)),
        "chooser": chooser(proposal.starts, partner.user.time_zone)() if proposal else None,
        "goals": selectors.goals_before(request.membership, session), "open_actions": open_actions_of(session.mentorship),
        "today": clock.today(), "goal_parts": AgendaItem.OF_GOALS,
        "agenda": AgendaForm(starts_at=session.starts_at, items=selectors.agenda_of(session)),
        "preparation": PreparationForm(session=session, items=questions), "asked_from": _asked_from(session, questions),
        **_afterwards(request, session),
        "recap": RecapForm(initial={"text": session.recap, "version": session.recap_version, "next_key": ids.uuid7()}, prefix="recap"),
        "actions": ActionFormSet(prefix="actions"), "note": NoteForm(initial={"key": ids.uuid7()}, prefix="note"),
        "attendance": AttendanceForm(partner=partner.name, initial={
            "mine": mine.get(request.membership.pk, _as_arrived(session, arrived, rules)),
            "theirs": mine.get(partner.pk, Attendance.Outcome.PRESENT)}, prefix="attendance")}


def _afterwards(request, session):
    """What the recap ends with: the next date, or the one that is planned already, and a question of the follow-up."""
    planned, starts = next_times.after(session, request.membership)
    question = question_for(request.membership, session)
    return {"next_session": planned, "next_starts": starts,
            "feedback": question and question.form(prefix="feedback")}


def _asked_from(session, questions):
    """When a reminder to prepare goes out: of a session to come that asks for something."""
    if session.starts_at <= clock.now() or not (session.reading or any(question.is_asked for question in questions)):
        return None
    program = session.mentorship.program_id
    rule = rules_in(program)[program][Kind.PREPARATION]
    goes_out = session.starts_at - rule.offset
    return goes_out if rule.is_on and goes_out > clock.now() else None


def _as_arrived(session, arrived, rules) -> str:
    """What a person most likely has to say of themselves."""
    is_late = arrived is not None and arrived > session.starts_at + timedelta(minutes=rules.late_after_minutes)
    return Attendance.Outcome.LATE if is_late else Attendance.Outcome.PRESENT

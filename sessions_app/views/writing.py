"""What the pair writes on a session's page, and what coordinators settle: one address for each act."""
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import member_required
from common import ids, instants
from common.errors import Refused
from matching.access import partner_of

from .. import access, selectors, services
from ..forms import AgendaForm, AttendanceForm, NoteForm, PreparationForm, RecapForm, SettleForm
from ..models import Session
from .page import saved, session_page
from .typed import question_of, recap_forms, typed_in, word_forms


@member_required
@require_POST
def keep(request, session_id):
    """What Enter sends where no script knows which part it was pressed in: nothing is saved, and nothing lost."""
    session = access.own_session(request.membership, session_id)
    messages.info(request, _("Nothing is saved yet. Use the button below what you wrote."))
    return session_page(request, session)


@member_required
@require_POST
def agenda(request, session_id):
    session = access.own_session(request.membership, session_id)
    form = AgendaForm(request.POST, starts_at=session.starts_at, items=selectors.agenda_of(session))
    if not form.is_valid():
        return session_page(request, session, part="agenda", status=422, agenda=form)
    try:
        services.change_agenda(session=session, changes=form.changes)
    except Refused as refusal:
        form = form.seen_now(request.POST)
        return session_page(request, session, part="agenda", status=409, agenda=form, refusal=refusal, refused="agenda")
    return saved(request, session, "agenda", _("The agenda is saved."))


@member_required
@require_POST
def preparation(request, session_id):
    session = access.own_session(request.membership, session_id)
    form = PreparationForm(request.POST, session=session, items=selectors.questions_of(session))
    if not form.is_valid():
        return session_page(request, session, part="preparation", status=422, preparation=form)
    try:
        services.save_preparation(session=session, answers=form.answers, **form.text)
    except Refused as refusal:
        stands = selectors.questions_of(session)
        form = PreparationForm(form.over(request.POST, refusal.extra), session=session, items=stands)
        return session_page(request, session, part="preparation", status=409, preparation=form, refusal=refusal, refused="preparation")
    return saved(request, session, "preparation", _("The preparation is saved."))


@member_required
@require_POST
def recap(request, session_id):
    session = access.own_session(request.membership, session_id)
    forms = recap_forms(request, session) | word_forms(request, session)
    if not all([form.is_valid() for form in forms.values()]):
        return session_page(request, session, part="recap", status=422, **forms)
    try:
        booked, missed = services.write_up(actor=request.membership, session=session, **_written(request, session, forms))
    except Refused as refusal:
        forms["recap"] = RecapForm(_newer(request.POST, "recap", refusal), prefix="recap")
        return session_page(request, session, part="recap", status=409, refusal=refusal, refused="recap", **forms)
    if "attendance" in forms:
        messages.success(request, _("Thank you, your word is kept."))
    if missed:
        messages.success(request, _("The recap is saved."))
        return _choose_again(request, session, missed)
    return saved(request, session, "recap", _said(booked))


def _written(request, session, forms) -> dict:
    """What services.write_up takes."""
    data = {name: value for name, value in forms["recap"].cleaned_data.items() if name != "with_word"}
    question = question_of(request, session) if "feedback" in forms else None
    return data | {
        "actions": [row.action for row in forms["actions"] if row.action],
        "word": forms["attendance"].cleaned_data if "attendance" in forms else None,
        "answer": forms["feedback"].cleaned_data if question and question.is_answered(forms["feedback"]) else None}


def _said(booked) -> str:
    if booked is None:
        return _("The recap is saved.")
    how = {"when": instants.moment(booked.starts_at)}
    if booked.status == Session.Status.PROPOSED:
        return _("The recap is saved, and the next session is proposed for %(when)s.") % how
    return _("The recap is saved, and the next session is booked for %(when)s.") % how


def _choose_again(request, session, refusal):
    """The recap as it is saved, with other times for the next session."""
    session = access.own_session(request.membership, session.pk)
    form = RecapForm(initial={"text": session.recap, "version": session.recap_version, "next_key": ids.uuid7()}, prefix="recap")
    return session_page(request, session, part="recap", status=409, recap=form, next_refusal=refusal, saved="recap",
                        unsaved={*typed_in(request, session, but="recap")}, next_starts=refusal.extra.get("alternatives", []))


@member_required
@require_POST
def note_add(request, session_id):
    session = access.own_session(request.membership, session_id)
    form = NoteForm(request.POST, prefix="note")
    if not form.is_valid():
        return session_page(request, session, part="note", status=422, note=form)
    words = {name: form.cleaned_data[name] for name in ("body", "audience", "key")}
    services.add_note(actor=request.membership, session=session, **words)
    return saved(request, session, "note", _("The note is saved."))


@member_required
@require_http_methods(["GET", "POST"])
def note_change(request, session_id, note_id):
    session = access.session_for(request.membership, session_id)
    note = access.own_note(request.membership, session, note_id)
    stands = {"body": note.body, "audience": note.audience, "version": note.version}
    form = NoteForm(request.POST or None, initial=stands, prefix="note")
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            services.change_note(note=note, body=form.cleaned_data["body"], audience=form.cleaned_data["audience"],
                                 version=form.cleaned_data["version"] or 0)
        except Refused as caught:
            refusal, form = caught, NoteForm(_newer(request.POST, "note", caught), prefix="note")
        else:
            messages.success(request, _("The note is saved."))
            return redirect("sessions_app:session", session.pk)
    return render(request, "sessions_app/note.html", {"session": session, "note": note, "form": form, "refusal": refusal},
                  status=409 if refusal else 422 if request.method == "POST" else 200)


@member_required
@require_POST
def note_remove(request, session_id, note_id):
    session = access.session_for(request.membership, session_id)
    services.remove_note(note=access.own_note(request.membership, session, note_id))
    messages.success(request, _("The note is deleted."))
    return redirect("sessions_app:session", session.pk)


@member_required
@require_POST
def attendance(request, session_id):
    session = access.own_session(request.membership, session_id)
    partner = partner_of(request.membership, session.mentorship)
    form = AttendanceForm(request.POST, partner=partner.name, prefix="attendance")
    if not form.is_valid():
        return session_page(request, session, part="attendance", status=422, attendance=form)
    try:
        services.record_attendance(actor=request.membership, session=session, **form.cleaned_data)
    except Refused as refusal:
        return session_page(request, session, part="attendance", status=409, attendance=form, refusal=refusal,
                            refused="attendance")
    return saved(request, session, "attendance", _("Thank you, your word is kept."))


@member_required
@require_POST
def settle(request, session_id):
    session = access.managed_session(request.membership, session_id)
    form = SettleForm(request.POST, session=session)
    if not form.is_valid():
        return session_page(request, session, status=422, settle=form)
    try:
        if form.is_struck:
            services.strike_meeting(actor=request.membership, session=session)
        else:
            services.settle_session(actor=request.membership, session=session, **form.outcome)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("The session is settled."))
    return redirect("sessions_app:session", session.pk)


def _newer(data, prefix, refusal):
    """The same words over the version that stands now: saved again, they replace it."""
    data = data.copy()
    if "version" in refusal.extra:
        data[f"{prefix}-version"] = refusal.extra["version"]
    return data

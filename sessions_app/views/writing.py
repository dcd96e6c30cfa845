"""What the pair writes on a session's page, and what coordinators settle: one address for each act."""
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import member_required
from common.errors import Refused
from matching.access import partner_of

from .. import access, services
from ..forms import ActionFormSet, AgendaForm, AttendanceForm, NoteForm, RecapForm, SettleForm, TextForm
from .page import session_page


@member_required
@require_POST
def agenda(request, session_id):
    session = access.own_session(request.membership, session_id)
    form = AgendaForm(request.POST, items=list(session.agenda.all()))
    if not form.is_valid():
        return session_page(request, session, status=422, agenda=form)
    try:
        services.change_agenda(session=session, changes=form.changes)
    except Refused as refusal:
        form = form.seen_now(request.POST)
        return session_page(request, session, status=409, agenda=form, refusal=refusal, refused="agenda")
    messages.success(request, _("The agenda is saved."))
    return redirect("sessions_app:session", session.pk)


@member_required
@require_POST
def preparation(request, session_id):
    session = access.own_session(request.membership, session_id)
    form = TextForm(request.POST, prefix="preparation")
    if not form.is_valid():
        return session_page(request, session, status=422, preparation=form)
    try:
        services.save_shared_text(session=session, field="preparation", **form.cleaned_data)
    except Refused as refusal:
        form = TextForm(_newer(request.POST, "preparation", refusal), prefix="preparation")
        return session_page(request, session, status=409, preparation=form, refusal=refusal, refused="preparation")
    messages.success(request, _("The preparation is saved."))
    return redirect("sessions_app:session", session.pk)


@member_required
@require_POST
def recap(request, session_id):
    session = access.own_session(request.membership, session_id)
    form, actions = RecapForm(request.POST, prefix="recap"), ActionFormSet(request.POST, prefix="actions")
    if not (form.is_valid() and actions.is_valid()):
        return session_page(request, session, status=422, recap=form, actions=actions)
    try:
        services.save_recap(actor=request.membership, session=session, **form.cleaned_data,
                            actions=[row.action for row in actions if row.action])
    except Refused as refusal:
        form = RecapForm(_newer(request.POST, "recap", refusal), prefix="recap")
        return session_page(request, session, status=409, recap=form, actions=actions, refusal=refusal, refused="recap")
    messages.success(request, _("The recap is saved."))
    return redirect("sessions_app:session", session.pk)


@member_required
@require_POST
def note_add(request, session_id):
    session = access.own_session(request.membership, session_id)
    form = NoteForm(request.POST, prefix="note")
    if not form.is_valid():
        return session_page(request, session, status=422, note=form)
    services.add_note(actor=request.membership, session=session, body=form.cleaned_data["body"],
                      audience=form.cleaned_data["audience"])
    messages.success(request, _("The note is saved."))
    return redirect("sessions_app:session", session.pk)


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
def attendance(request, session_id):
    session = access.own_session(request.membership, session_id)
    partner = partner_of(request.membership, session.mentorship)
    form = AttendanceForm(request.POST, partner=partner.name, prefix="attendance")
    if not form.is_valid():
        return session_page(request, session, status=422, attendance=form)
    try:
        session = services.record_attendance(actor=request.membership, session=session, **form.cleaned_data)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Thank you, your word is kept."))
    return redirect("sessions_app:session", session.pk)


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

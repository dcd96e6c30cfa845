"""The kinds of sessions that a program has, and the one that a session is."""
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import manager_required, member_required
from common import ids
from common.errors import Refused
from programs.access import program_managed_by

from .. import access, selectors, services
from ..forms import KindForm, kind_chooser
from ..kinds import BUILT_IN


@member_required
@require_http_methods(["GET", "POST"])
def of_session(request, session_id):
    session = access.own_session(request.membership, session_id)
    kinds = [kind for kind in selectors.kinds_of(session.mentorship.program).all if kind.is_offered or kind.code == session.kind]
    form = kind_chooser(kinds, session.kind)(request.POST or None)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            services.change_kind(actor=request.membership, session=session, **form.cleaned_data)
            messages.success(request, _("The agenda and the questions are those of this kind now."))
            return redirect("sessions_app:session", session.pk)
        except Refused as caught:
            refusal = caught
    return render(request, "sessions_app/session_kind.html", {
        "session": session, "form": form, "refusal": refusal, "kinds": [(kind, _agenda(kind, session.minutes)) for kind in kinds]},
        status=409 if refusal else 422 if request.method == "POST" else 200)


def _agenda(kind, minutes):
    return list(zip(kind.parts, kind.minutes(minutes), strict=True))


@manager_required
@require_GET
def of_program(request, slug):
    program = program_managed_by(request.membership, slug)
    kinds = selectors.kinds_of(program)
    own = {kind.code for kind in kinds.own}
    rows = [(kind, _agenda(kind, program.session_minutes), kind.code in own, kind.code in BUILT_IN) for kind in kinds.all]
    return render(request, "sessions_app/kinds.html", {
        "program": program, "kinds": rows, "first": kinds.by_position(is_first=True), "usual": kinds.by_position(is_first=False)})


@manager_required
@require_http_methods(["GET", "POST"])
def new(request, slug):
    return _page(request, program_managed_by(request.membership, slug), None)


@manager_required
@require_http_methods(["GET", "POST"])
def change(request, slug, code):
    program = program_managed_by(request.membership, slug)
    return _page(request, program, _known(program, code))


@manager_required
@require_POST
def remove(request, slug, code):
    program = program_managed_by(request.membership, slug)
    _known(program, code)
    services.remove_kind(actor=request.membership, program=program, code=code)
    messages.success(request, _("It is as it was built in again.") if code in BUILT_IN else _("This kind of session is removed."))
    return redirect("sessions_app:kinds", program.slug)


def _known(program, code):
    found = selectors.kinds_of(program).get(code)
    if found is None:
        raise Http404
    return found


def _page(request, program, kind):
    form, status = KindForm(request.POST if request.method == "POST" else None, kind=kind), 200
    if request.method == "POST":
        if form.is_valid():
            code = kind.code if kind else _new_code(form.chosen["name_en"])
            services.save_kind(actor=request.membership, program=program, code=code, **form.chosen)
            messages.success(request, _("The kind of session is saved. What is agreed already stays as it is."))
            return redirect("sessions_app:kinds", program.slug)
        status = 422
    return render(request, "sessions_app/kind.html", {
        "program": program, "kind": kind, "form": form, "is_wrong": status == 422, "is_built_in": kind and kind.code in BUILT_IN,
        "has_own": kind and kind not in BUILT_IN.values()}, status=status)


def _new_code(name: str) -> str:
    """Two kinds may have one name."""
    return f"{slugify(name)[:24]}-{ids.uuid7().hex[-6:]}".lstrip("-")

"""Programs: the list, one program's page, writing one, and its life."""
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import manager_required, member_required
from common.errors import Refused
from common.markdown import rendered
from common.sorting import SortKey
from tenancy.middleware import require_organization

from .. import closing, services
from ..access import program_managed_by, program_seen_by
from ..forms import ClosingForm, ProgramForm
from ..models import Program
from ..selectors import LIVE, enrolments_of, places_left, programs_seen_by, with_counts

PAGE = 25


@require_safe
@member_required
def list_page(request):
    membership = request.membership
    programs = programs_seen_by(membership).order_by("-starts_on", SortKey("name"), "id")
    programs = with_counts(programs) if membership.oversees else programs.filter(status__in=LIVE)
    page = Paginator(programs, PAGE).get_page(request.GET.get("page"))
    return render(request, "programs/list.html", {"page": page, "enrolments": enrolments_of(membership)[:PAGE]})


def layout_for(membership) -> str:
    """The frame of a page that strangers can see too."""
    return "shell.html" if membership else "front.html"


@require_safe
def page(request, slug):
    require_organization(request)
    membership = request.membership
    program = program_seen_by(membership, slug)
    own = [] if membership is None else list(program.enrolments.filter(membership=membership))
    held = {e.role for e in own if e.status != "withdrawn"}
    can_apply = program.status == Program.Status.OPEN and program.admission == Program.Admission.APPLICATION
    return render(request, "programs/page.html", {
        "layout": layout_for(membership),
        "program": program, "description": rendered(program.description), "own": own, "places_left": places_left(program),
        "roles_open": [r for r in ("learner", "mentor") if can_apply and r not in held]})


@manager_required
def create(request):
    form = ProgramForm(request.POST or None, initial={"language": request.organization.language})
    if request.method == "POST" and form.is_valid():
        program = services.create_program(actor=request.membership, **form.cleaned_data)
        messages.success(request, _("The program is saved as a draft. Only coordinators see it."))
        return redirect("programs:manage", program.slug)
    return render(request, "programs/edit.html", {"form": form}, status=422 if form.is_bound else 200)


@manager_required
def edit(request, slug):
    program = program_managed_by(request.membership, slug)
    form = ProgramForm(request.POST or None, instance=program)
    if request.method == "POST" and form.is_valid():
        try:
            services.edit_program(actor=request.membership, program=program, **form.cleaned_data)
        except Refused as refused:
            form.add_error("capacity" if refused.code == "capacity" else None, refused.message)
        else:
            messages.success(request, _("Your changes are saved."))
            return redirect("programs:manage", program.slug)
    return render(request, "programs/edit.html", {"form": form, "slug": slug}, status=422 if form.is_bound else 200)


@require_POST
@manager_required
def duplicate(request, slug):
    copy = services.duplicate_program(actor=request.membership, program=program_managed_by(request.membership, slug))
    messages.success(request, _("Here is the copy, as a draft. Check its name and dates."))
    return redirect("programs:edit", copy.slug)


def _step(service, said):
    @require_POST
    @manager_required
    def view(request, slug):
        program = program_managed_by(request.membership, slug)
        try:
            service(actor=request.membership, program=program)
        except Refused as refused:
            messages.error(request, refused.message)
        else:
            messages.success(request, said())
        return redirect("programs:manage", slug)

    return view


open_ = _step(services.open_program, lambda: _("The program is open."))
hide = _step(services.hide_program, lambda: _("The program is a draft again. Only coordinators see it."))
start = _step(services.start_program, lambda: _("The program is running. Next, match learners with mentors."))
reopen = _step(services.reopen_program, lambda: _("The program is running again."))


@require_http_methods(["GET", "HEAD", "POST"])
@manager_required
def close(request, slug):
    """Says beforehand what it touches, and what stands in its way. What was chosen stays chosen while something does."""
    program = program_managed_by(request.membership, slug)
    form = ClosingForm({"planned": "keep", **request.POST.dict()} if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.close_program(actor=request.membership, program=program, ends_pairs=form.ends_pairs)
        except Refused as refused:
            if refused.code != "waiting":
                messages.error(request, refused.message)
                return redirect("programs:manage", slug)
        else:
            messages.success(request, _("The program is closed, and its pairs have ended. Both people of each get an email.")
                             if form.ends_pairs else _("The program is closed. Everything stays readable, and you can reopen it."))
            return redirect("programs:manage", slug)
    if program.status not in LIVE:
        return redirect("programs:manage", slug)
    return render(request, "programs/close.html", {
        "program": program, "form": form, "touched": closing.touched(program), "waiting": services.applications_before_closing(program)},
        status=422 if form.is_bound else 200)

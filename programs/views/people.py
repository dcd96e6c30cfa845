"""A program's people: overview for coordinators, and the answers to applications."""
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.access import manager_required

from .. import services
from ..access import program_managed_by
from ..forms import DecisionForm, PeopleFilter
from ..models import Enrolment, Program
from ..selectors import ENROLLED, counts, enrolments_in, waiting_in

PAGE = 25


@require_safe
@manager_required
def manage(request, slug):
    program = program_managed_by(request.membership, slug)
    asked = PeopleFilter(request.GET)
    page = Paginator(enrolments_in(program, **asked.chosen()), PAGE).get_page(request.GET.get("page"))
    found = counts(program)
    taken = sum(found["learner"][s] for s in ENROLLED)
    return render(request, "programs/manage.html", {
        "program": program, "page": page, "filter": asked, "filtered": bool(asked.chosen()), "counts": _table(found),
        "taken": taken, "left": max(0, program.capacity - taken), "waiting": sum(of["applied"] for of in found.values()),
        "mentors": found["mentor"]["approved"], "learners": found["learner"]["approved"], "steps": _steps(program, found)})


def _table(found):
    """[(role label, [(status, label, n)])] for the people of a program."""
    return [(role, label, [(status, name, found[role][status]) for status, name in Enrolment.Status.choices])
            for role, label in Enrolment.Role.choices]


def _steps(program: Program, found) -> list[tuple[bool, str]]:
    """What a program needs before it runs, in order: (done, words)."""
    return [
        (bool(program.description.strip()), _("Describe the program")),
        (program.status != Program.Status.DRAFT, _("Open it")),
        (found["mentor"]["approved"] + found["mentor"]["completed"] > 0, _("Enrol mentors")),
        (found["learner"]["approved"] + found["learner"]["completed"] > 0, _("Enrol learners")),
        (program.status in (Program.Status.RUNNING, Program.Status.CLOSED), _("Start it")),
    ]


@require_safe
@manager_required
def queue(request, slug):
    program = program_managed_by(request.membership, slug)
    return _queue_page(request, program, DecisionForm())


@require_POST
@manager_required
def decide(request, slug):
    program = program_managed_by(request.membership, slug)
    form = DecisionForm(request.POST, waiting=waiting_in(program, declined=_declined(request)))
    if not form.is_valid():
        return _queue_page(request, program, form, status=422)
    approve = form.cleaned_data["answer"] == "approve"
    ids = [enrolment.pk for enrolment in form.cleaned_data["enrolment"]]
    done, refusals = services.decide_enrolments(
        actor=request.membership, program=program, enrolment_ids=ids, approve=approve, note=form.cleaned_data["note"].strip())
    for said in refusals:
        messages.error(request, said)
    if done:
        messages.success(request, _said(approve, len(done)))
    response = redirect("programs:queue", slug)
    response["Location"] += "?declined=1" if _declined(request) else ""
    return response


def _declined(request) -> bool:
    return request.GET.get("declined") == "1"


def _said(approve: bool, n: int) -> str:
    if approve:
        return ngettext("%(n)d person is enrolled and will get an email.",
                        "%(n)d people are enrolled and will get an email.", n) % {"n": n}
    return ngettext("%(n)d application is declined; the person will get your message.",
                    "%(n)d applications are declined; the people will get your message.", n) % {"n": n}


def _queue_page(request, program, form, status=200):
    page = Paginator(waiting_in(program, declined=_declined(request)), PAGE).get_page(request.GET.get("page"))
    found = counts(program)
    chosen = form.data.getlist("enrolment") if form.is_bound else []
    return render(request, "programs/queue.html", {
        "program": program, "page": page, "form": form, "chosen": chosen, "all": request.GET.get("all") == "1",
        "declined": _declined(request),
        "left": max(0, program.capacity - sum(found["learner"][s] for s in ENROLLED))}, status=status)

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from accounts.access import manager_required
from common.errors import Refused

from .. import services
from ..access import program_for, run_for
from ..forms import ObjectiveForm, PairForm
from ..models import MatchRun, Way
from ..selectors import free_mentors, open_run, places_in, runs_of, settings_of, skills_in, summary_of, unmatched_learners
from ..selectors.comparisons import differences, differing, last_before, pairs_by, pairs_of, rivals_of
from ..selectors.criteria import criteria_of, saved_criteria
from ..selectors.fitting import can_fit, changes_since
from ..selectors.runs import can_be_taken_back
from ..services.runs import is_silent
from ..words import reasons
from . import circles
from .criteria import shares

PAGE = 25
SHOWN = {"": "", "matched": "matched", "unmatched": "unmatched", "kept": "kept"}


@require_GET
@manager_required
def runs(request, slug):
    return _runs_page(request, program_for(request.membership, slug))


@require_POST
@manager_required
def start(request, slug):
    program = program_for(request.membership, slug)
    form = ObjectiveForm(request.POST)
    if form.is_valid():
        try:
            run = services.start_run(actor=request.membership, program=program, objective=form.cleaned_data["objective"])
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            return redirect("matching:run", run.pk)
    return _runs_page(request, program, objective=form, status=422)


@require_POST
@manager_required
def pair(request, slug):
    program = program_for(request.membership, slug)
    form = PairForm(request.POST, program=program)
    if form.is_valid():
        try:
            made = services.pair_by_hand(actor=request.membership, program=program, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("%(learner)s and %(mentor)s are proposed to each other. Both get an email.") % {
                "learner": made.learner.membership.name, "mentor": made.mentor.membership.name})
            return redirect("matching:runs", program.slug)
    return _runs_page(request, program, pairing=form, status=422)


def _runs_page(request, program, *, objective=None, pairing=None, status=200):
    learners = Paginator(unmatched_learners(program), PAGE).get_page(request.GET.get("page"))
    saved, ways = saved_criteria(program), settings_of(program).ways
    return render(request, "matching/runs.html", {
        "by_run": Way.RUN in ways, "by_hand": Way.PICK in ways, "by_circle": Way.CIRCLE in ways,
        "program": program, "learners": learners, "waiting": learners.paginator.count, "mentors": free_mentors(program)[:PAGE],
        "open_run": open_run(program), "runs": runs_of(program)[:10],
        "objective": objective or ObjectiveForm(), "saved": saved, "shares": shares(criteria_of(saved, program)),
        "pairing": pairing or PairForm(program=program),
    }, status=status)


@require_GET
@manager_required
def run(request, run_id):
    return _run_page(request, run_for(request.membership, run_id))


@require_POST
@manager_required
def compute_again(request, run_id):
    found = run_for(request.membership, run_id)
    form = ObjectiveForm(request.POST)
    if not form.is_valid():
        return _run_page(request, found, objective=form, status=422)
    try:
        services.rerun(actor=request.membership, run=found, objective=form.cleaned_data["objective"])
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Computed again around the kept places."))
    return redirect("matching:run", found.pk)


@require_POST
@manager_required
def publish(request, run_id):
    found = run_for(request.membership, run_id)
    try:
        result = services.publish_run(actor=request.membership, run=found)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("matching:run", found.pk)
    n = len(result.mentorships)
    messages.success(request, ngettext("%(n)d pair is proposed. Both people get an email.",
                                       "%(n)d pairs are proposed. All get an email.", n) % {"n": n})
    for place in result.skipped[:10]:
        messages.warning(request, _("%(learner)s and %(mentor)s could not be proposed. %(reason)s") % {
            "learner": place.learner.membership.name, "mentor": place.mentor.membership.name, "reason": place.get_reason_display()})
    return redirect("matching:run", found.pk)


@require_POST
@manager_required
def discard(request, run_id):
    found = run_for(request.membership, run_id)
    try:
        services.discard_run(actor=request.membership, run=found)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("The draft is discarded. Nobody was told anything."))
    return redirect("matching:runs", found.program.slug)


@require_POST
@manager_required
def cancel(request, run_id):
    return _done(request, run_id, services.cancel_run, _("The computing is stopped. Nobody was told anything."))


@require_POST
@manager_required
def restart(request, run_id):
    return _done(request, run_id, services.restart_run, _("The computing starts again."))


@require_POST
@manager_required
def take_back(request, run_id):
    found = run_for(request.membership, run_id)
    try:
        result = services.take_back_run(actor=request.membership, run=found)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("matching:run", found.pk)
    n = len(result.taken)
    messages.success(request, ngettext("%(n)d proposal is taken back.", "%(n)d proposals are taken back.", n) % {"n": n})
    if result.kept:
        messages.info(request, ngettext("%(n)d stays: somebody has accepted it.", "%(n)d stay: somebody has accepted them.", result.kept)
                      % {"n": result.kept})
    return redirect("matching:run", found.pk)


@require_GET
@manager_required
def compare(request, run_id, other):
    """Learner by learner, who would have somebody else."""
    found = run_for(request.membership, run_id)
    there = pairs_by(found, other)
    if there is None:
        raise Http404
    here = pairs_of(found)
    page = Paginator(differing(here, there), PAGE).get_page(request.GET.get("page"))
    name = _("The run before") if other == "last" else MatchRun.Objective(other).label
    return render(request, "matching/compare.html", {
        "run": found, "program": found.program, "page": page, "rows": differences(list(page), here, there), "name": name})


def _done(request, run_id, service, said):
    found = run_for(request.membership, run_id)
    try:
        service(actor=request.membership, run=found)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, said)
    return redirect("matching:run", found.pk)


def _run_page(request, found, *, objective=None, status=200):
    if found.in_circles:
        return circles.run_page(request, found)
    show = SHOWN.get(request.GET.get("show", ""), "")
    page = Paginator(places_in(found, show), PAGE).get_page(request.GET.get("page"))
    skills = skills_in(*(place.parts for place in page))
    for place in page:
        place.words = reasons(place.parts, skills)
    return render(request, "matching/run.html", {
        "run": found, "program": found.program, "page": page, "show": show, "summary": summary_of(found), "silent": is_silent(found),
        "rivals": [(MatchRun.Objective(r.name).label, r) for r in rivals_of(found)], "before": last_before(found),
        "newer": _newer(found), "changes": changes_since(found) if can_fit(found) else None, "can_take_back": can_be_taken_back(found),
        "objective": objective or ObjectiveForm(initial={"objective": found.objective})}, status=status)


def _newer(found):
    """The program's present criteria, when a draft was made with others."""
    saved = saved_criteria(found.program) if found.status == MatchRun.Status.DRAFT else None
    return saved if saved is not None and saved.pk != found.criteria_id else None

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from accounts.access import manager_required
from common.errors import Refused

from .. import services
from ..access import program_for, run_for
from ..forms import PairForm, WeightsForm
from ..selectors import free_mentors, open_run, places_in, runs_of, skills_in, summary_of, unmatched_learners
from ..words import reasons

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
    form = WeightsForm(request.POST)
    if form.is_valid():
        try:
            run = services.start_run(actor=request.membership, program=program, weights=form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            return redirect("matching:run", run.pk)
    return _runs_page(request, program, weights=form, status=422)


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
            messages.success(request, _("%(learner)s and %(mentor)s are proposed to each other. Both get an e-mail.") % {
                "learner": made.learner.membership.name, "mentor": made.mentor.membership.name})
            return redirect("matching:runs", program.slug)
    return _runs_page(request, program, pairing=form, status=422)


def _runs_page(request, program, *, weights=None, pairing=None, status=200):
    learners = Paginator(unmatched_learners(program), PAGE).get_page(request.GET.get("page"))
    last = runs_of(program).first()
    return render(request, "matching/runs.html", {
        "program": program, "learners": learners, "waiting": learners.paginator.count, "mentors": free_mentors(program)[:PAGE],
        "open_run": open_run(program), "runs": runs_of(program)[:10],
        "weights": weights or WeightsForm(weights=last.weights if last else None), "pairing": pairing or PairForm(program=program),
    }, status=status)


@require_GET
@manager_required
def run(request, run_id):
    return _run_page(request, run_for(request.membership, run_id))


@require_POST
@manager_required
def compute_again(request, run_id):
    found = run_for(request.membership, run_id)
    form = WeightsForm(request.POST)
    if not form.is_valid():
        return _run_page(request, found, weights=form, status=422)
    try:
        services.rerun(actor=request.membership, run=found, weights=form.cleaned_data)
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
    messages.success(request, ngettext("%(n)d pair is proposed. Both people get an e-mail.",
                                       "%(n)d pairs are proposed. All get an e-mail.", n) % {"n": n})
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


def _run_page(request, found, *, weights=None, status=200):
    show = SHOWN.get(request.GET.get("show", ""), "")
    page = Paginator(places_in(found, show), PAGE).get_page(request.GET.get("page"))
    skills = skills_in(*(place.parts for place in page))
    for place in page:
        place.words = reasons(place.parts, skills)
    return render(request, "matching/run.html", {
        "run": found, "program": found.program, "page": page, "show": show, "summary": summary_of(found),
        "weights": weights or WeightsForm(weights=found.weights)}, status=status)

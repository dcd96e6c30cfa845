"""A program's circles: sizes and who leads, then a draft shown circle by circle."""
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import manager_required
from common.errors import Refused

from .. import services
from ..access import circle_for, program_for
from ..forms import CircleNameForm, CirclesForm
from ..models import Way
from ..selectors import allows, open_run, places_in, skills_in, summary_of, unmatched_learners
from ..selectors.circles import circles_of, drafts_of, open_circles, small_circles
from ..selectors.runs import can_be_taken_back
from ..services.runs import is_silent
from ..words import reasons

PAGE = 10  # circles
PLACES = 25


@require_http_methods(["GET", "HEAD", "POST"])
@manager_required
def page(request, slug):
    program = program_for(request.membership, slug)
    form = CirclesForm(request.POST if request.method == "POST" else None, program=program)
    if request.method == "POST" and form.is_valid():
        try:
            run = services.start_circles(actor=request.membership, program=program, **form.chosen())
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            return redirect("matching:run", run.pk)
    return render(request, "matching/circles.html", {
        "program": program, "form": form, "allowed": allows(program, Way.CIRCLE), "open_run": open_run(program),
        "waiting": unmatched_learners(program).count(), "circles": open_circles(program), "has_leaders": form.has_leaders,
    }, status=422 if form.errors else 200)


@require_POST
@manager_required
def rename(request, circle_id):
    circle = circle_for(request.membership, circle_id)
    form = CircleNameForm(request.POST, circle=circle)
    if form.is_valid():
        try:
            circle = services.rename_circle(actor=request.membership, circle=circle, name=form.cleaned_data["name"])
        except Refused as refused:
            form.add_error("name", refused.message)
        else:
            messages.success(request, _("The circle is now called “%(name)s”.") % {"name": circle.name})
            return redirect("matching:run", circle.run_id)
    return run_page(request, circle.run, refused=form)


def run_page(request, run, refused: CircleNameForm | None = None):
    """The page of a run in circles: those of the run, or (`show=unmatched`) the learners who are in none.

    `refused`: a name as it was typed for one of its circles, which is on the page that is shown.
    """
    alone = request.GET.get("show") == "unmatched" and refused is None
    shown = Paginator(places_in(run, "unmatched"), PLACES) if alone else Paginator(circles_of(run), PAGE)
    page = shown.get_page(_page_with(refused.circle) if refused else request.GET.get("page"))
    drafts = [] if alone else drafts_of(page, run)
    for draft in drafts:
        is_refused = refused is not None and refused.circle == draft.circle
        draft.circle.naming = refused if is_refused else CircleNameForm(circle=draft.circle)
    places = [place for draft in drafts for place in draft.places]
    skills = skills_in(*(place.parts for place in places))
    for place in places:
        place.words = reasons(place.parts, skills)
    return render(request, "matching/circle_run.html", {
        "run": run, "program": run.program, "page": page, "alone": alone, "drafts": drafts, "summary": summary_of(run),
        "small": small_circles(run) if run.is_open else [], "silent": is_silent(run), "can_take_back": can_be_taken_back(run),
        "refused": refused}, status=422 if refused else 200)


def _page_with(circle) -> int:
    """Which of the pages of its run it is on."""
    return list(circles_of(circle.run).values_list("pk", flat=True)).index(circle.pk) // PAGE + 1

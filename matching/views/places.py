from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.access import manager_required
from common.errors import Refused

from .. import services
from ..access import place_for
from ..forms import ChooseForm
from ..selectors import candidates_for, skills_in
from ..words import REFUSAL, breakdown, reasons

PAGE = 10


@require_GET
@manager_required
def candidates(request, proposal_id):
    place = place_for(request.membership, proposal_id)
    page = Paginator(candidates_for(place), PAGE).get_page(request.GET.get("page"))
    skills = skills_in(*(candidate.parts for candidate in page))
    shown = [{"is": c, "words": reasons(c.parts, skills), "breakdown": breakdown(c.parts), "refusal": REFUSAL.get(c.refusal),
              "chosen": c.mentor.pk == place.mentor_id} for c in page]
    return render(request, "matching/place.html", {
        "place": place, "run": place.run, "program": place.run.program, "page": page, "candidates": shown})


@require_POST
@manager_required
def choose(request, proposal_id):
    place = place_for(request.membership, proposal_id)
    form = ChooseForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a mentor from the list."))
        return redirect("matching:place", place.pk)
    try:
        place = services.choose_mentor(actor=request.membership, proposal=place, mentor_id=form.cleaned_data["mentor"],
                                       swap_with=form.cleaned_data["swap_with"])
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("matching:place", place.pk)
    messages.success(request, _("%(learner)s is now with %(mentor)s, and that is kept.") % {
        "learner": place.learner.membership.name, "mentor": place.mentor.membership.name})
    return redirect("matching:run", place.run_id)


@require_POST
@manager_required
def lock(request, proposal_id):
    return _changed(request, proposal_id, services.lock_place, _("Kept: computing again will not change this pair."))


@require_POST
@manager_required
def unlock(request, proposal_id):
    return _changed(request, proposal_id, services.unlock_place, _("No longer kept: computing again may change this place."))


@require_POST
@manager_required
def remove(request, proposal_id):
    return _changed(request, proposal_id, services.remove_mentor, _("Left out of this run. Choose a mentor, or free the place to undo it."))


def _changed(request, proposal_id, service, said):
    place = place_for(request.membership, proposal_id)
    try:
        service(actor=request.membership, proposal=place)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, said)
    return redirect("matching:run", place.run_id)

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
from ..rule_words import CHANGE, RULE
from ..selectors import candidates_for, skills_in, told_of_trials
from ..selectors.choices import effect_of_choosing, effect_of_leaving_out
from ..selectors.circles import size_changes
from ..words import breakdown, reasons

PAGE = 10


@require_GET
@manager_required
def candidates(request, proposal_id):
    place = place_for(request.membership, proposal_id)
    page = Paginator(candidates_for(place), PAGE).get_page(request.GET.get("page"))
    skills = skills_in(*(candidate.parts for candidate in page))
    shown = [{"is": c, "words": reasons(c.parts, skills), "breakdown": breakdown(c.parts), "refusal": RULE.get(c.refusal),
              "change": CHANGE.get(c.refusal), "chosen": c.mentor.pk == place.mentor_id} for c in page]
    return render(request, "matching/place.html", {
        "place": place, "run": place.run, "program": place.run.program, "page": page, "candidates": shown, "learner": place.learner,
        "trials": told_of_trials(request.membership, place.learner)})


@require_GET
@manager_required
def effect(request, proposal_id):
    """What a choice would do, before it is made: `mentor` and perhaps `swap_with`, or no mentor to leave the learner out."""
    place = place_for(request.membership, proposal_id)
    if "mentor" not in request.GET:
        return _effect_page(request, place, effect_of_leaving_out(place))
    form = ChooseForm(request.GET)
    asked = _asked(place, form.cleaned_data) if form.is_valid() else None
    if asked is None:
        messages.error(request, _("The list has changed meanwhile. Choose again."))
        return redirect("matching:place", place.pk)
    candidate, swap, given_back = asked
    return _effect_page(request, place, effect_of_choosing(place, candidate, swap, given_back), candidate=candidate, swap=swap,
                        given_back=given_back)


def _asked(place, data):
    """(candidate, place swapped with, what that one gets), or None when it cannot be."""
    chosen = next((c for c in candidates_for(place) if c.mentor.pk == data["mentor"] and c.refusal is None), None)
    swap = next((held for held in chosen.held if held.pk == data["swap_with"]), None) if chosen else None
    if chosen is None or (data["swap_with"] and swap is None) or (chosen.is_full and swap is None):
        return None
    back = swap and place.mentor_id and next((c for c in candidates_for(swap) if c.mentor.pk == place.mentor_id), None)
    return None if back and back.refusal else (chosen, swap, back or None)


def _effect_page(request, place, found, **more):
    sizes = size_changes(place, more.get("candidate"), more.get("swap")) if place.run.in_circles else []
    return render(request, "matching/effect.html", {
        "place": place, "run": place.run, "program": place.run.program, "effect": found, "sizes": sizes, **more})


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

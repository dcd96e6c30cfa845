from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import member_required
from accounts.models import Role
from kpis.measures import MEASURES
from matching.access import mentorship_for, partner_of
from sessions_app.services import may_log

from .forms import PairsForm
from .learner import first_steps, learner_home
from .mentor import mentor_home
from .pairs import pair_page, pairs_for
from .staff import staff_home

PAGE = 25


def homes_of(membership) -> list[str]:
    """The homes that a person's roles open, the first one by default."""
    return [name for name, opens in (("staff", membership.oversees), ("mentor", membership.has_role(Role.MENTOR)),
                                     ("learner", membership.has_role(Role.LEARNER))) if opens]


@member_required
@require_GET
def home(request):
    homes = homes_of(request.membership)
    chosen = request.GET.get("as") if request.GET.get("as") in homes else homes[0]
    return {"staff": _staff, "mentor": _mentor, "learner": _learner}[chosen](request, {"homes": homes, "chosen": chosen})


def _staff(request, context):
    page = staff_home(request.membership)
    cards = [{"measure": m, "count": page.figures.counts[slug]} for slug, m in MEASURES.items()]
    return render(request, "dashboard/staff.html", context | {"page": page, "figures": page.figures, "cards": cards})


def _mentor(request, context):
    return render(request, "dashboard/mentor.html", context | {"page": mentor_home(request.membership)})


def _learner(request, context):
    page = learner_home(request.membership)
    steps = first_steps(page, request.membership)
    return render(request, "dashboard/learner.html",
                  context | {"page": page, "steps": steps, "steps_done": sum(step.done for step in steps)})


@member_required
@require_GET
def pairs(request):
    form = PairsForm(request.GET, actor=request.membership)
    chosen = form.chosen
    page = Paginator(pairs_for(request.membership, **chosen), PAGE).get_page(request.GET.get("page"))
    return render(request, "dashboard/pairs.html", {
        "page": page, "form": form, "filtered": any(chosen.values()),
        "only_learns": not request.membership.has_role(Role.MENTOR)})


@member_required
@require_GET
def pair(request, mentorship_id):
    mentorship = mentorship_for(request.membership, mentorship_id)
    page = pair_page(request.membership, mentorship)
    return render(request, "dashboard/pair.html", {
        "page": page, "mentorship": mentorship, "partner": partner_of(request.membership, mentorship) if page.part else None,
        "may_log": page.part is not None and may_log(mentorship)})

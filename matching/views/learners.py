"""A mentor's way to a learner: those who agreed to be seen, and the offer; and who may see or ask whom."""
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import member_required
from common.errors import Refused

from .. import services
from ..access import own_part, parts_with
from ..forms import OfferForm
from ..models import Way
from ..selectors import allows, skills_in
from ..selectors.people import seen_learners
from ..selectors.requests import live_between
from ..selectors.suggestions import scores_for_mentor
from ..words import reasons

PAGE = 10


@member_required
@require_safe
def browse(request, slug):
    mentor = own_part(request.membership, slug, "mentor")
    found = list(seen_learners(mentor.program)) if allows(mentor.program, Way.OFFER) else []
    page = Paginator(scores_for_mentor(mentor, found), PAGE).get_page(request.GET.get("page"))
    skills = skills_in(*(pair.parts for _learner, _score, pair in page))
    return render(request, "matching/learners.html", {
        "program": mentor.program, "page": page, "allowed": allows(mentor.program, Way.OFFER),
        "learners": [{"is": learner, "score": score, "words": reasons(pair.parts, skills)} for learner, score, pair in page]})


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request, slug, learner_id):
    """One learner who agreed to be seen; posting offers oneself as a mentor."""
    mentor, learner = parts_with(request.membership, slug, "mentor", learner_id)
    if not allows(mentor.program, Way.OFFER) or not seen_learners(mentor.program).filter(pk=learner.pk).exists():
        raise Http404
    form = OfferForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.offer_to_learner(actor=request.membership, mentor=mentor, learner=learner, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Your offer is sent to %(name)s. You get an email with the answer.") % {
                "name": learner.membership.name})
            return redirect("matching:request", made.pk)
    scored = [pair.parts for _learner, _score, pair in scores_for_mentor(mentor, [learner])]
    return render(request, "matching/offer.html", {
        "program": mentor.program, "learner": learner, "person": learner.membership, "form": form, "live": live_between(learner, mentor),
        "words": reasons(scored[0], skills_in(scored[0])) if scored else [], "possible": bool(scored)},
        status=422 if form.errors else 200)


@member_required
@require_POST
def be_seen(request, slug):
    learner = own_part(request.membership, slug, "learner")
    seen = request.POST.get("seen") == "yes"
    services.be_seen(actor=request.membership, learner=learner, seen=seen)
    messages.success(request, _("The program's mentors can see you and offer themselves.") if seen
                     else _("Mentors do not see you any more."))
    return redirect("matching:mentors", slug)


@member_required
@require_POST
def pause(request, slug):
    services.pause_mentor(actor=request.membership, mentor=own_part(request.membership, slug, "mentor"))
    messages.success(request, _("You receive no new requests. Those who were waiting are told; resume whenever you like."))
    return redirect("matching:requests")


@member_required
@require_POST
def resume(request, slug):
    services.resume_mentor(actor=request.membership, mentor=own_part(request.membership, slug, "mentor"))
    messages.success(request, _("You receive requests again."))
    return redirect("matching:requests")

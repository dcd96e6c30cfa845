from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import manager_required, member_required
from common.errors import Refused

from .. import services
from ..access import mentorship_for, own_mentorship, part_in, partner_of, program_for
from ..forms import DeclineForm, EndForm, EndOwnForm, WithdrawForm
from ..models import Mentorship, Way
from ..selectors import allows, mentorships_of_program, skills_in
from ..selectors.circles import circle_of
from ..words import breakdown, reasons

PAGE = 25


@require_GET
@manager_required
def of_program(request, slug):
    program = program_for(request.membership, slug)
    status = request.GET.get("status", "")
    status = status if status in Mentorship.Status.values else ""
    page = Paginator(mentorships_of_program(program, status=status), PAGE).get_page(request.GET.get("page"))
    return render(request, "matching/mentorships.html", {
        "program": program, "page": page, "status": status, "statuses": Mentorship.Status.choices})


@require_GET
@member_required
def proposal(request, mentorship_id):
    return _proposal_page(request, mentorship_for(request.membership, mentorship_id))


@require_POST
@member_required
def accept(request, mentorship_id):
    pair = own_mentorship(request.membership, mentorship_id)
    try:
        pair = services.accept_proposal(actor=request.membership, mentorship=pair)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("matching:proposal", mentorship_id)
    partner = partner_of(request.membership, pair).name
    if pair.status == Mentorship.Status.ACTIVE:
        messages.success(request, _("Your mentorship with %(name)s starts. First, agree on how you work together.") % {"name": partner})
        return redirect("action_plans:agreement", pair.pk)
    messages.success(request, _("You have accepted. You will get an email when %(name)s answers.") % {"name": partner})
    return redirect("matching:proposal", pair.pk)


@require_POST
@member_required
def decline(request, mentorship_id):
    pair = own_mentorship(request.membership, mentorship_id)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _proposal_page(request, pair, decline=form, status=422)
    try:
        services.decline_proposal(actor=request.membership, mentorship=pair, reason=form.cleaned_data["reason"])
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Thank you for saying so. The coordination will look for somebody else."))
    return redirect("matching:proposal", pair.pk)


@require_http_methods(["GET", "POST"])
@member_required
def end(request, mentorship_id):
    pair = mentorship_for(request.membership, mentorship_id)
    part = part_in(request.membership, pair)
    kind = WithdrawForm if pair.status == Mentorship.Status.PROPOSED else EndOwnForm if part else EndForm
    form = kind(request.POST or None, initial={"cause": request.GET.get("cause", "")})
    if request.method == "POST" and form.is_valid():
        try:
            services.end_mentorship(actor=request.membership, mentorship=pair, **form.cleaned_data)
        except Refused as refused:
            messages.error(request, refused.message)
        else:
            messages.success(request, _("The mentorship has ended. Its messages, notes and plan stay readable."))
        if part == "learner" and allows(pair.program, Way.REQUEST, Way.FLASH):
            return redirect("matching:mentors", pair.program.slug)
        return redirect("matching:proposal", pair.pk)
    return render(request, "matching/end.html", {"pair": pair, "form": form, "part": part}, status=422 if form.errors else 200)


def _proposal_page(request, pair, *, decline=None, status=200):
    part = part_in(request.membership, pair)
    return render(request, "matching/proposal.html", {
        "pair": pair, "part": part, "partner": partner_of(request.membership, pair) if part else None,
        "answered_at": getattr(pair, f"{part}_accepted_at") if part else None, "program": pair.program,
        "words": reasons(pair.parts, skills_in(pair.parts)), "breakdown": breakdown(pair.parts),
        "circle": circle_of(pair), "decline": decline or DeclineForm()}, status=status)

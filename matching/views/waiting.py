"""What coordinators see of the people's side: who waits, who is silent, who does not fit; the program's rules; one learner's mentors."""
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import manager_required
from common.errors import Refused

from .. import services
from ..access import part_of_program, program_for
from ..forms import ChooseForm, SettingsForm
from ..models import FitCheck, MentoringRequest, Way
from ..rule_words import RULE
from ..selectors import candidates_of, misfits, requests_in, settings_of, silent_mentors, skills_in, told_of_trials, waiting_list
from ..selectors.suggestions import in_detail
from ..words import breakdown, reasons

PAGE = 25
SIDE_BY_SIDE = 6


@manager_required
@require_safe
def waiting(request, slug):
    program = program_for(request.membership, slug)
    page = Paginator(waiting_list(program), PAGE).get_page(request.GET.get("page"))
    return render(request, "matching/waiting.html", {
        "program": program, "page": page, "silent": silent_mentors(program)[:PAGE], "misfits": misfits(program)[:PAGE],
        "can_pick": Way.PICK in settings_of(program).ways})


@manager_required
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request, slug):
    program = program_for(request.membership, slug)
    form = SettingsForm(request.POST if request.method == "POST" else None, instance=settings_of(program))
    if request.method == "POST" and form.is_valid():
        services.settle_matching(actor=request.membership, program=program, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect("matching:runs", program.slug)
    return render(request, "matching/settings.html", {"program": program, "form": form}, status=422 if form.errors else 200)


@manager_required
@require_safe
def requests(request, slug):
    program = program_for(request.membership, slug)
    status = request.GET.get("status", "")
    status = status if status in MentoringRequest.Status.values else ""
    page = Paginator(requests_in(program, status=status), PAGE).get_page(request.GET.get("page"))
    return render(request, "matching/program_requests.html", {
        "program": program, "page": page, "status": status, "statuses": MentoringRequest.Status.choices})


@manager_required
@require_safe
def candidates(request, slug, learner_id):
    """Every mentor for one learner outside any run, the best side by side."""
    program = program_for(request.membership, slug)
    learner = part_of_program(program, learner_id, "learner")
    page = Paginator(candidates_of(learner), SIDE_BY_SIDE).get_page(request.GET.get("page"))
    shown = in_detail(learner, page)
    skills = skills_in(*(s.parts for s in shown))
    return render(request, "matching/candidates.html", {
        "program": program, "learner": learner, "page": page, "can_pick": Way.PICK in settings_of(program).ways,
        "trials": told_of_trials(request.membership, learner),
        "candidates": [{"is": s, "words": reasons(s.parts, skills), "breakdown": breakdown(s.parts), "refusal": RULE.get(s.refusal)}
                       for s in shown]})


@manager_required
@require_POST
def pick(request, slug, learner_id):
    """Proposes the chosen mentor and the learner to each other."""
    program = program_for(request.membership, slug)
    learner = part_of_program(program, learner_id, "learner")
    form = ChooseForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a mentor from the list."))
        return redirect("matching:candidates", slug, learner_id)
    mentor = part_of_program(program, form.cleaned_data["mentor"], "mentor")
    try:
        made = services.pair_by_hand(actor=request.membership, program=program, learner=learner, mentor=mentor)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("matching:candidates", slug, learner_id)
    messages.success(request, _("%(learner)s and %(mentor)s are proposed to each other. Both get an email.") % {
        "learner": made.learner.membership.name, "mentor": made.mentor.membership.name})
    return redirect("matching:waiting", slug)


@manager_required
@require_POST
def handled(request, fit_check_id):
    """Takes a "not a fit" off the coordinators' list."""
    check = FitCheck.objects.select_related("mentorship__program").filter(pk=fit_check_id, answer=FitCheck.Answer.NOT_FIT).first()
    if check is None:
        raise Http404
    services.handle_misfit(actor=request.membership, check=check)
    messages.success(request, _("Taken up by you; it has left the list."))
    return redirect("matching:waiting", check.mentorship.program.slug)

"""What each of two people says in private: of a trial meeting, and of the fit after a first session."""
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import member_required
from common import clock
from common.errors import Refused

from .. import services
from ..access import own_fit_check, own_trial, part_in, partner_of
from ..facts import calendar_answer
from ..forms import CallOffForm, FitForm, LearnerRatingForm, MentorOpinionForm
from ..models import FitCheck


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def trial(request, trial_id):
    """The meeting's time and link, and once it is over the private rating."""
    found = own_trial(request.membership, trial_id, even_cancelled=True)
    if found.is_cancelled:
        messages.info(request, _("This meeting was called off."))
        return redirect("matching:requests")
    part = part_in(request.membership, found)
    form = _rating_form(request.POST if request.method == "POST" else None, found, part)
    if request.method == "POST" and form.is_valid():
        rate = services.rate_as_learner if part == "learner" else services.rate_as_mentor
        try:
            rate(trial=found, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Thank you, your answer is kept."))
            return redirect("matching:trial", found.pk)
    return _page(request, found, form, CallOffForm(), status=422 if form.errors else 200)


def _page(request, found, form, off, status):
    partner, is_over = partner_of(request.membership, found), found.time.lower <= clock.now()
    return render(request, "matching/trial.html", {
        "trial": found, "part": part_in(request.membership, found), "partner": partner, "form": form, "off": off,
        "program": found.program, "starts_at": found.time.lower, "ends_at": found.time.upper, "is_over": is_over,
        "answer": None if is_over else calendar_answer(found, partner)}, status=status)


def _rating_form(data, found, part):
    if part == "learner":
        return LearnerRatingForm(data, initial={"rating": found.learner_rating, "words": found.learner_words})
    return MentorOpinionForm(data, initial={"opinion": found.mentor_opinion, "words": found.mentor_words})


@member_required
@require_POST
def cancel_trial(request, trial_id):
    """With a reason or without."""
    found, off = own_trial(request.membership, trial_id), CallOffForm(request.POST)
    if not off.is_valid():
        return _page(request, found, _rating_form(None, found, part_in(request.membership, found)), off, status=422)
    try:
        services.cancel_trial(actor=request.membership, trial=found, **off.cleaned_data)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("matching:trial", trial_id)
    messages.success(request, _("The meeting is called off. Both of you get an email."))
    return redirect("matching:requests")


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def fit(request, fit_check_id):
    """Good, still deciding, or not a fit; after a learner's "not a fit" the page offers another mentor."""
    check = own_fit_check(request.membership, fit_check_id)
    form = FitForm(request.POST if request.method == "POST" else None, initial={"answer": check.answer, "words": check.words})
    if request.method == "POST" and form.is_valid():
        try:
            check = services.answer_fit(actor=request.membership, check=check, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Thank you, your answer is kept."))
            return redirect("matching:fit", check.pk)
    part = part_in(request.membership, check.mentorship)
    return render(request, "matching/fit.html", {
        "check": check, "pair": check.mentorship, "partner": partner_of(request.membership, check.mentorship), "form": form,
        "offers_another": part == "learner" and check.answer == FitCheck.Answer.NOT_FIT,
        "coordinators_know": part == "mentor" and check.answer == FitCheck.Answer.NOT_FIT}, status=422 if form.errors else 200)

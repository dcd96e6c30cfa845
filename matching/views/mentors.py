"""A learner's way to a mentor: a few suggestions with reasons, a search, one mentor's page and the request."""
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import member_required
from common.errors import Refused

from .. import services
from ..access import own_part, parts_with
from ..facts import common_starts
from ..forms import RequestForm, SearchForm, TrialForm
from ..models import Format, Openness, TrialMeeting, Way
from ..rule_words import RULE
from ..selectors import search_mentors, settings_of, skills_in, suggestion_of, suggestions_for, wish_list
from ..selectors.mentorships import skills_by_name
from ..selectors.requests import live_between
from ..selectors.suggestions import in_detail, mentors_now
from ..services.trials import MINUTES
from ..words import language_name, reasons

PAGE = 10
FORMATS = {Way.REQUEST: Format.LASTING, Way.FLASH: Format.FLASH}


@member_required
@require_safe
def browse(request, slug):
    """Suggestions; with a question asked, the search's results."""
    learner = own_part(request.membership, slug, "learner")
    rules = settings_of(learner.program)
    mentors = mentors_now(learner.program)
    form = SearchForm(request.GET, skills=skills_by_name(mentors.skills),
                      languages=[(code, language_name(code)) for code in sorted(mentors.languages)])
    search = form.chosen()
    page = Paginator(search_mentors(learner, search), PAGE).get_page(request.GET.get("page")) if search else None
    shown = in_detail(learner, page) if page else [] if search else suggestions_for(learner, mentors=mentors)
    return render(request, "matching/mentors.html", {
        "learner": learner, "program": learner.program, "can_ask": can_ask(rules), "rules": rules, "form": form, "search": bool(search),
        "page": page, "suggestions": _with_words(shown), "wishes": wish_list(learner),
        "openness": Openness.objects.filter(enrolment=learner).first(), "offers": Way.OFFER in rules.ways})


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def mentor(request, slug, mentor_id):
    """One mentor of the program, as this learner's possible one; posting sends the request."""
    learner, other = parts_with(request.membership, slug, "learner", mentor_id)
    formats = [form for way, form in FORMATS.items() if way in settings_of(learner.program).ways]
    if request.method != "POST":
        return _mentor_page(request, learner, other, formats)
    form = RequestForm(request.POST, formats=formats or [Format.LASTING])
    if form.is_valid():
        try:
            made = services.ask_mentor(actor=request.membership, learner=learner, mentor=other, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _said(made, other))
            return redirect("matching:request", made.pk)
    return _mentor_page(request, learner, other, formats, form=form, status=422)


@member_required
@require_POST
def try_out(request, slug, mentor_id):
    """Plans a trial meeting at one of the common times."""
    learner, other = parts_with(request.membership, slug, "learner", mentor_id)
    form = TrialForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(form.errors["starts_at"]))
        return redirect("matching:mentor", slug, mentor_id)
    try:
        trial = services.plan_trial(actor=request.membership, learner=learner, mentor=other, starts_at=form.cleaned_data["starts_at"])
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("matching:mentor", slug, mentor_id)
    messages.success(request, _("Your trial meeting is planned. You both get an email."))
    return redirect("matching:trial", trial.pk)


def can_ask(rules) -> bool:
    return any(way in rules.ways for way in FORMATS)


def _said(made, other) -> str:
    name = {"name": other.membership.name}
    if made.status == "queued":
        return _("%(name)s is now on your list of next choices, and is asked as soon as a place is free.") % name
    return _("Your request is sent to %(name)s. You get an email with the answer.") % name


def _with_words(shown):
    skills = skills_in(*(s.parts for s in shown))
    return [{"is": s, "words": reasons(s.parts, skills)} for s in shown]


def _mentor_page(request, learner, other, formats, *, form=None, status=200):
    rules, shown = settings_of(learner.program), suggestion_of(learner, other)
    trial = TrialMeeting.objects.filter(learner=learner, mentor=other, is_cancelled=False).first()
    offers_trial = rules.trials and Way.REQUEST in rules.ways and trial is None and shown and not shown.refusal
    return render(request, "matching/mentor.html", {
        "learner": learner, "program": learner.program, "mentor": other, "person": other.membership, "shown": shown,
        "words": reasons(shown.parts, skills_in(shown.parts)) if shown else [],
        "refusal": RULE.get(shown.refusal) if shown else None, "can_ask": can_ask(rules), "rules": rules,
        "form": form or RequestForm(formats=formats or [Format.LASTING]), "live": live_between(learner, other), "trial": trial,
        "trial_starts": _trial_starts(learner, other) if offers_trial else []}, status=status)


def _trial_starts(learner, other) -> list:
    return common_starts(learner.membership, [other.membership], MINUTES, learner.program_id).get(other.membership_id, [])[:8]

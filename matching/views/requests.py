"""Requests as the two people see them: the list, one request, and what each can do about it."""
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import member_required
from accounts.models import Role
from common.errors import Refused
from programs.selectors import active_enrolments_of

from .. import services
from ..access import asker_of, made_by, own_request, part_in, partner_of, request_for
from ..forms import AskForm, DeclineRequestForm
from ..models import Openness, Way
from ..refusing import refusal_words
from ..selectors import awaiting, requests_of, skills_in, trials_of, ways_of
from ..services.answering import PROLONGINGS
from ..words import breakdown, reasons

PAGE = 20


@member_required
@require_safe
def inbox(request):
    """Own requests, those that wait for an answer first; a mentor's pauses and everybody's trial meetings beside."""
    me = request.membership
    page = Paginator(requests_of(me), PAGE).get_page(request.GET.get("page"))
    for each in page:
        each.partner = partner_of(me, each)
    waiting = list(awaiting(me)[:PAGE])
    for each in waiting:
        each.partner = partner_of(me, each)
    mentoring = list(active_enrolments_of(me).filter(role="mentor")) if me.has_role(Role.MENTOR) else []
    paused = {o.enrolment_id: o for o in Openness.objects.filter(enrolment__in=mentoring, paused_since__isnull=False)}
    ways = ways_of({e.program for e in mentoring})
    for enrolment in mentoring:
        enrolment.paused = paused.get(enrolment.pk)
        enrolment.can_be_asked = not ways[enrolment.program_id].isdisjoint({Way.REQUEST, Way.FLASH})
        enrolment.can_offer = Way.OFFER in ways[enrolment.program_id]
    trials = list(trials_of(me)[:6])
    for trial in trials:
        trial.partner = partner_of(me, trial)
    return render(request, "matching/requests.html", {"page": page, "waiting": waiting, "mentoring": mentoring, "trials": trials})


@member_required
@require_safe
def page(request, request_id):
    return _page(request, request_for(request.membership, request_id))


@member_required
@require_POST
def accept(request, request_id):
    found = own_request(request.membership, request_id)
    try:
        found = services.accept_request(actor=request.membership, request=found)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("matching:request", request_id)
    messages.success(request, _("Your mentorship with %(name)s starts. First, agree on how you work together.") % {
        "name": partner_of(request.membership, found).name})
    return redirect("action_plans:agreement", found.mentorship_id)


@member_required
@require_POST
def decline(request, request_id):
    found, form = own_request(request.membership, request_id), DeclineRequestForm(request.POST)
    if not form.is_valid():
        return _page(request, found, decline=form, status=422)
    return _done(request, found, services.decline_request, _("Thank you for answering. Your words are on their way."),
                 words=form.cleaned_data["words"])


@member_required
@require_POST
def say(request, request_id):
    """A question from who is asked, or a reply from who asks."""
    found, form = own_request(request.membership, request_id), AskForm(request.POST)
    if not form.is_valid():
        return _page(request, found, ask=form, status=422)
    asks = asker_of(found).pk == request.membership.pk
    try:
        (services.reply if asks else services.ask_first)(actor=request.membership, request=found, body=form.cleaned_data["body"])
    except Refused as refused:
        form.add_error(None, refused.message)
        return _page(request, found, ask=form, status=409)
    messages.success(request, _("Your reply is sent.") if asks else _("Your question is sent. You get an email with the reply."))
    return redirect("matching:request", found.pk)


@member_required
@require_POST
def prolong(request, request_id):
    found = own_request(request.membership, request_id)
    return _done(request, found, services.prolong_request, _("You have more time. We will remind you a day before it is over."))


@member_required
@require_POST
def withdraw(request, request_id):
    found = made_by(request.membership, request_id)
    return _done(request, found, services.withdraw_request, _("Your request is withdrawn. You can ask again whenever you like."))


@member_required
@require_POST
def prefer(request, request_id):
    found = made_by(request.membership, request_id)
    return _done(request, found, services.prefer_choice, _("This is now the first of your next choices."))


def _done(request, found, service, said, **more):
    try:
        service(actor=request.membership, request=found, **more)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, said)
    return redirect("matching:request", found.pk)


def _page(request, found, *, decline=None, ask=None, status=200):
    me = request.membership
    part = part_in(me, found)
    asks = part is not None and asker_of(found).pk == me.pk
    answers = part is not None and not asks and found.is_open
    return render(request, "matching/request.html", {
        "found": found, "program": found.program, "part": part, "asks": asks, "answers": answers,
        "partner": partner_of(me, found) if part else None, "asker": asker_of(found),
        "thread": list(found.messages.select_related("author__user")) if part else [],
        "words": reasons(found.parts, skills_in(found.parts)), "breakdown": breakdown(found.parts),
        "can_prolong": answers and found.prolonged < PROLONGINGS,
        "can_say": found.is_open and (answers or asks and found.status == "question"),
        "decline": decline or (DeclineRequestForm(initial={"words": refusal_words(found)}) if answers else None),
        "ask": ask or AskForm()}, status=status)

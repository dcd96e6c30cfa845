"""Other times for a session, and taking a change back."""
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import member_required
from common import clock, instants
from common.errors import Refused
from matching.access import part_in, partner_of

from .. import access, policy, services, times, weeks
from ..forms import ProposeForm, chooser
from ..models import Session
from .booking import on_hold, rewritten, turned_by, turned_to
from .no_time import none_common


@member_required
@require_http_methods(["GET", "POST"])
def propose(request, session_id):
    session = access.own_session(request.membership, session_id)
    if session.status not in Session.TO_COME or session.starts_at <= clock.now():
        messages.info(request, _("This session can no longer be moved."))
        return redirect("sessions_app:session", session.pk)
    if session.is_on_hold:
        return on_hold(request, session)
    if request.method == "GET":
        return _times(request, session, ProposeForm(initial={"sequence": session.sequence}))
    form = ProposeForm(request.POST)
    if "week" in request.POST:
        return _times(request, session, ProposeForm(initial={name: form[name].value() for name in form.fields}))
    if not form.is_valid():
        return _times(request, session, form, status=422)
    try:
        services.propose_times(actor=request.membership, session=session, **form.cleaned_data)
    except Refused as refusal:
        form = ProposeForm(rewritten(request.POST, sequence=session.sequence))
        return _times(request, session, form, refusal=refusal, status=409)
    messages.success(request, _("Your times are proposed. The session stays as it is until the other person chooses."))
    return redirect("sessions_app:session", session.pk)


def _times(request, session, form, *, refusal=None, status=200):
    """One week of them, and what is chosen in others."""
    partner = partner_of(request.membership, session.mentorship)
    choice = times.choice(session.mentorship, moving=session, actor=request.membership)
    free = [start for start in choice.starts(choice.since, choice.until) if start != session.starts_at]
    week = weeks.week_of(free, turned_to(request) or weeks.day_near(free, session.starts_at))
    sent = form["starts"].value() or []
    chosen = [start for start in free if start.isoformat() in sent]
    return render(request, "sessions_app/propose.html", {
        "session": session, "partner": partner, "form": form, "refusal": refusal, "week": week, "chosen": chosen,
        "turned": turned_by(request, week),
        "days": _folded(week, chosen), "left": policy.OFFERS - len(chosen),
        "elsewhere": [start for start in chosen if not week.has(start)], "part": part_in(request.membership, session.mentorship),
        "none": None if free else none_common(request.membership, session.mentorship, session.minutes, session),
        "partner_zone": instants.differing(partner.user.time_zone, [*(week.starts if week else ()), *chosen])}, status=status)


def _folded(week, chosen):
    """[(date, its starts, whether they are in sight)]"""
    days = week.days if week else []
    in_sight = weeks.unfolded((len(starts), any(start in chosen for start in starts)) for _day, starts in days)
    return [(day, starts, is_open) for (day, starts), is_open in zip(days, in_sight, strict=True)]


@member_required
@require_POST
def answer_times(request, session_id, proposal_id):
    """`starts_at` chooses one of the times; without it none of them."""
    session = access.own_session(request.membership, session_id)
    proposal = access.own_counter_proposal(request.membership, session, proposal_id)
    zone = partner_of(request.membership, session.mentorship).user.time_zone
    form = chooser(proposal.starts, zone)(request.POST)
    try:
        if "decline" in request.POST:
            services.decline_times(actor=request.membership, proposal=proposal)
            messages.success(request, _("The session stays as it is, and the other person is told."))
        elif form.is_valid():
            services.accept_times(actor=request.membership, proposal=proposal, **form.cleaned_data)
            messages.success(request, _("The session is at the time that you chose. Both of you get an email."))
        else:
            messages.warning(request, _("Choose one of the times."))
    except Refused as refusal:
        messages.warning(request, refusal.message)
    return redirect("sessions_app:session", session.pk)


@member_required
@require_POST
def undo(request, session_id):
    """One session, or with `together` all that changed with it."""
    session = access.session_for(request.membership, session_id)
    try:
        if "together" in request.POST:
            services.undo_together(actor=request.membership, session=session)
            messages.success(request, _("The sessions are as they were. Nobody was told anything."))
        else:
            services.undo_change(actor=request.membership, session=session)
            messages.success(request, _("The session is as it was. Nobody was told anything."))
    except Refused as refusal:
        messages.warning(request, refusal.message)
    return redirect("sessions_app:session", session.pk)

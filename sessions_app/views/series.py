"""A series of sessions: its first time and rhythm, then its dates with what is in their way, then the series itself."""
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import member_required
from common import clock, ids, instants
from common.errors import Refused
from matching.access import own_mentorship, part_in, partner_of

from .. import access, selectors, services, times, weeks, wording
from ..forms import BookSeriesForm, FollowForm, FollowForPairForm, SeriesForm, chosen_in
from ..models import Session
from .booking import MOVE_REASON, free_by_length, of_length, rewritten, told_the_two, turned_by, turned_to


@member_required
@require_GET
def choose(request, mentorship_id):
    mentorship = own_mentorship(request.membership, mentorship_id)
    return _picker(request, mentorship, SeriesForm(initial=of_length(request.GET)))


def _picker(request, mentorship, form, refusal=None, status=200):
    lengths, minutes, free = free_by_length(request.membership, mentorship, form["minutes"].value(), times.policy_of(mentorship))
    partner, week = partner_of(request.membership, mentorship), weeks.week_of(free, turned_to(request))
    return render(request, "sessions_app/series/choose.html", {
        "mentorship": mentorship, "partner": partner, "form": form, "refusal": refusal, "minutes": minutes,
        "week": week, "turned": turned_by(request, week), "chosen": str(form["starts_at"].value() or ""),
        "partner_zone": instants.differing(partner.user.time_zone, week.starts if week else ()),
        "lengths": lengths, "unbookable": None if free else services.unbookable(mentorship)}, status=status)


@member_required
@require_http_methods(["GET", "POST"])
def dates(request, mentorship_id):
    """GET shows every date and conflict and writes nothing; POST books, with what was chosen for each conflict."""
    mentorship = own_mentorship(request.membership, mentorship_id)
    form = BookSeriesForm(request.POST) if request.method == "POST" else SeriesForm(request.GET)
    if not form.is_valid():
        return _picker(request, mentorship, form, status=422)
    refusal, wanted = None, dict(form.cleaned_data)
    key = wanted.pop("booking_key", None) or ids.uuid7()
    try:
        if request.method == "POST":
            return _booked(request, mentorship, wanted, key)
    except Refused as refused:
        refusal = refused
    try:
        plan = services.plan_series(actor=request.membership, mentorship=mentorship, **wanted)
    except Refused as refused:
        return _picker(request, mentorship, form, refused, status=409)
    return _dates(request, mentorship, plan, refusal, form=form, booking_key=key, needs_answer=(
        times.policy_of(mentorship).approval == "other"))


def _booked(request, mentorship, wanted, key):
    series = services.book_series(actor=request.membership, mentorship=mentorship, booking_key=key,
                                  chosen=chosen_in(request.POST), **wanted)
    made = list(selectors.sessions_in(series))
    messages.success(request, " ".join(filter(None, [_made(made), _left_out(wanted["count"] - len(made))])))
    return redirect("sessions_app:series", series.pk)


def _made(sessions) -> str:
    n = len(sessions)
    if any(session.status == Session.Status.PROPOSED for session in sessions):
        return ngettext("%(n)s session is proposed. It takes place once the other person accepts.",
                        "%(n)s sessions are proposed. They take place once the other person accepts.", n) % {"n": n}
    return ngettext("%(n)s session is booked. Both of you get an email with the calendar entry.",
                    "%(n)s sessions are booked. Both of you get one email with the calendar entries.", n) % {"n": n}


def _left_out(n: int) -> str:
    return ngettext("%(n)s date is left out.", "%(n)s dates are left out.", n) % {"n": n} if n > 0 else ""


def _dates(request, mentorship, plan, refusal, **more):
    partner, chosen = partner_of(request.membership, mentorship), chosen_in(request.POST)
    shown = [start for each in plan.dates for start in (each.starts_at, *each.nearest)]
    rows = [(each, _answer(each, chosen)) for each in plan.dates]
    return render(request, "sessions_app/series/dates.html", {
        "mentorship": mentorship, "part": part_in(request.membership, mentorship), "partner": partner, "plan": plan, "refusal": refusal,
        "rows": rows, "too_far": wording.too_far(plan.times),
        "asked": [row for row in rows if row[0].conflict or row[0].position in chosen], "free": len(plan.dates) - len(plan.conflicts),
        "rhythm": wording.rhythm(plan.text, plan.starts_at, plan.zone), "minutes": plan.times.minutes,
        "partner_zone": instants.differing(partner.user.time_zone, shown)} | more,
        status=409 if refusal else 422 if more["form"].errors else 200)


def _answer(each, chosen) -> str:
    """What is ticked for a date: what was chosen before, as long as it is still offered, else the best there is."""
    before = chosen.get(each.position, each.starts_at)
    if each.position in chosen and (before is None or before in each.nearest):
        return before.isoformat() if before else "out"
    return each.nearest[0].isoformat() if each.nearest else "out"


@member_required
@require_GET
def series(request, series_id):
    found = access.series_for(request.membership, series_id)
    part = part_in(request.membership, found.mentorship)
    sessions, now = list(selectors.sessions_in(found)), clock.now()
    partner = partner_of(request.membership, found.mentorship) if part else None
    proposed = [s for s in sessions if s.status == Session.Status.PROPOSED and s.starts_at > now]
    held = next((s for s in sessions if s.is_on_hold and s.starts_at > now), None)
    undo = next((s for s in sessions if services.undoable_together(request.membership, s)), None)
    return render(request, "sessions_app/series/series.html", {
        "series": found, "part": part, "held": held, "absent": held and found.mentorship.absent,
        "undo": undo, "undo_until": undo and services.undoable(request.membership, undo),
        "undo_together": len(services.undoable_together(request.membership, undo)) if undo else 0,
        "sessions": sessions, "partner": partner, "partner_zone": partner.user.time_zone if partner else "",
        "next": next((s for s in sessions if s.status == Session.Status.CONFIRMED and s.starts_at > now), None),
        "proposed": proposed, "answer_by": min((s.answer_by for s in proposed), default=None)})


@member_required
@require_POST
def accept(request, series_id):
    found = access.own_series(request.membership, series_id)
    try:
        services.accept_series(actor=request.membership, series=found)
        messages.success(request, _("The sessions are planned. Both of you get one email with the calendar entries."))
    except Refused as refusal:
        messages.warning(request, refusal.message)
    return redirect("sessions_app:series", found.pk)


@member_required
@require_http_methods(["GET", "POST"])
def move(request, session_id):
    """As `dates`, for a series that moves with one of its sessions; for those who manage too, with a reason."""
    session = access.session_for(request.membership, session_id)
    kind = FollowForm if part_in(request.membership, session.mentorship) else FollowForPairForm
    written = request.POST if request.method == "POST" else rewritten(request.GET, reason=request.session.get(MOVE_REASON, ""))
    form, refusal = kind(written), None
    if session.series is None or form.errors.keys() - {"reason"}:
        return redirect("sessions_app:session-move", session.pk)
    wanted = dict(form.cleaned_data)
    try:
        if request.method == "POST" and form.is_valid():
            moved = services.move_series(actor=request.membership, session=session, chosen=chosen_in(request.POST), **wanted)
            request.session.pop(MOVE_REASON, None)
            messages.success(request, told_the_two(session.mentorship) if kind is FollowForPairForm else _moved(len(moved)))
            return redirect("sessions_app:series", access.session_for(request.membership, session.pk).series_id)
    except Refused as refused:
        refusal = refused
    try:
        plan = services.plan_move(actor=request.membership, session=session, starts_at=wanted["starts_at"], scope=wanted["scope"])
    except Refused as refused:
        messages.warning(request, refused.message)
        return redirect("sessions_app:session", session.pk)
    form = kind(rewritten(form.data, sequence=session.sequence))
    return _dates(request, session.mentorship, plan, refusal, form=form, moving=session)


def _moved(n):
    return ngettext("%(n)s session is moved. Both of you get an email with its new time in a minute.",
                    "%(n)s sessions are moved. Both of you get one email with the new times in a minute.", n) % {"n": n}

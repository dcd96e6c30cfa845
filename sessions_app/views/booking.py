from datetime import date, datetime, timedelta
from math import ceil
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import member_required
from accounts.models import Membership
from common import clock, ids, instants
from common.errors import Refused
from matching.access import own_mentorship, part_in, partner_of
from matching.models import Mentorship

from .. import policy, selectors, services, times, weeks
from ..access import own_session, session_for
from ..forms import (
    AcceptForm,
    BookForm,
    CancelForm,
    CancelForPairForm,
    CancelInSeriesForm,
    CancelInSeriesForPairForm,
    HoldForm,
    MoveForm,
    MoveForPairForm,
    MoveInSeriesForm,
    MoveInSeriesForPairForm,
)
from ..models import SchedulingPolicy, Session
from ..services.series import THIS
from ..weeks import Week
from .no_time import none_common

MOVE_REASON = "sessions_app.move_reason"
# {(one of the pair, in a series): what they fill in}
MOVES = {(True, False): MoveForm, (True, True): MoveInSeriesForm, (False, False): MoveForPairForm, (False, True): MoveInSeriesForPairForm}
CANCELS = {(True, False): CancelForm, (True, True): CancelInSeriesForm,
           (False, False): CancelForPairForm, (False, True): CancelInSeriesForPairForm}
GONE = ("not_planned", "started")
NO_KEY = UUID(int=0)  # of no booking
WEEK, LENGTH = "week", "length"  # another one is shown, and nothing is done


@member_required
@require_http_methods(["GET", "POST"])
def book(request, mentorship_id):
    mentorship = own_mentorship(request.membership, mentorship_id)
    if request.method == "GET":
        return _picker(request, mentorship, BookForm(initial={"booking_key": ids.uuid7(), "minutes": request.GET.get("minutes", "")}))
    if WEEK in request.POST or LENGTH in request.POST:
        return _picker(request, mentorship, BookForm(initial=of_length(request.POST)))
    form = BookForm(request.POST)
    if not form.is_valid():
        return _picker(request, mentorship, form, status=422)
    try:
        session = services.book_session(actor=request.membership, mentorship=mentorship, **form.cleaned_data)
    except Refused as refusal:
        return _picker(request, mentorship, form, refusal=refusal, status=409)
    messages.success(request, _booked(session))
    return redirect("sessions_app:session", session.pk)


def _booked(session):
    if session.status == Session.Status.PROPOSED:
        return _("Your session is proposed. It takes place once the other person accepts.")
    return _("Your session is booked. Both of you get an email with the calendar entry.")


@member_required
@require_POST
def hold(request, mentorship_id):
    """Asked by the page when a time is chosen; the answer is a line under the times. Without a script nothing is held."""
    mentorship = own_mentorship(request.membership, mentorship_id)
    form, until, refusal = HoldForm(request.POST), None, None
    if form.is_valid():
        try:
            until = services.hold_slot(actor=request.membership, mentorship=mentorship, **form.cleaned_data).expires_at
        except Refused as refused:
            refusal = refused
    return render(request, "sessions_app/_held.html", {
        "until": until, "seconds": ceil((until - clock.now()).total_seconds()) if until else None, "refusal": refusal},
        status=200 if form.is_valid() else 422)


@member_required
@require_POST
def accept(request, session_id):
    session = own_session(request.membership, session_id)
    form = AcceptForm(request.POST)
    try:
        if form.is_valid():
            services.accept_session(actor=request.membership, session=session, **form.cleaned_data)
            messages.success(request, _("The session is planned. Both of you get an email with the calendar entry."))
    except Refused as refusal:
        messages.warning(request, refusal.message)
    return redirect("sessions_app:session", session.pk)


@member_required
@require_http_methods(["GET", "POST"])
def move(request, session_id):
    """For those who manage too, with a reason."""
    session = session_for(request.membership, session_id)
    is_own = part_in(request.membership, session.mentorship) is not None
    if session.status != Session.Status.CONFIRMED or session.starts_at <= clock.now():
        refusal = services.unaccepted(request.membership, session)
        messages.info(request, refusal.message if refusal else _("This session can no longer be moved."))
        return redirect("sessions_app:session", session.pk)
    if session.is_on_hold:
        return on_hold(request, session)
    if is_own and not services.may_change_alone(session):
        messages.info(request, _("It is too late to move this session alone. Propose other times to the other person."))
        return redirect("sessions_app:propose", session.pk)
    kind = MOVES[is_own, session.series is not None]
    if request.method == "GET":
        return _picker(request, session.mentorship, kind(initial={"sequence": session.sequence}), moving=session)
    if WEEK in request.POST:
        return _picker(request, session.mentorship, kind(initial=request.POST.dict()), moving=session)
    form = kind(request.POST)
    if not form.is_valid():
        return _picker(request, session.mentorship, form, moving=session, status=422)
    scope = form.cleaned_data.pop("scope", "") or THIS
    if scope != THIS:
        request.session[MOVE_REASON] = form.cleaned_data.pop("reason")  # an address is kept in logs, and may be shared
        return redirect(reverse("sessions_app:series-move", args=[session.pk]) + "?" + urlencode(form.cleaned_data | {
            "starts_at": form.cleaned_data["starts_at"].isoformat(), "scope": scope}))
    try:
        services.move_session(actor=request.membership, session=session, **form.cleaned_data)
    except Refused as refusal:
        form = kind(rewritten(request.POST, sequence=session.sequence))
        return _picker(request, session.mentorship, form, moving=session, refusal=refusal, status=409)
    messages.success(request, _("The session is moved. Both of you get an email with the new time in a minute.") if is_own
                     else told_the_two(session.mentorship))
    return redirect("sessions_app:session", session.pk)


@member_required
@require_http_methods(["GET", "POST"])
def cancel(request, session_id):
    session = session_for(request.membership, session_id)
    if request.method == "GET" and (gone := services.not_to_come(session, *Session.TO_COME)):
        return _too_late(request, session, gone)
    is_own = part_in(request.membership, session.mentorship) is not None
    kind = CANCELS[is_own, session.series is not None]
    form = kind(request.POST or None, initial={
        "sequence": session.sequence, "scope": request.GET.get("scope", THIS)})
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            said = _cancel(request.membership, session, form.cleaned_data)
            return _cancelled(request, session, form.cleaned_data["reason"], said if is_own else told_the_two(session.mentorship))
        except Refused as caught:
            if caught.code in GONE:
                return _too_late(request, session, caught)
            refusal, form = caught, kind(rewritten(request.POST, sequence=session.sequence))
    return render(request, "sessions_app/cancel.html", {
        "session": session, "form": form, "refusal": refusal, "is_late": is_own and not services.may_change_alone(session),
        "is_own": is_own, "partner": partner_of(request.membership, session.mentorship)},
        status=409 if refusal else 422 if request.method == "POST" else 200)


def _too_late(request: HttpRequest, session: Session, refusal: Refused):
    messages.info(request, refusal.message)
    return redirect("sessions_app:session", session.pk)


def _cancelled(request: HttpRequest, session: Session, reason: str, said: str):
    """Unless it was before, by somebody faster or in other words: those are what both are told."""
    now = session_for(request.membership, session.pk)
    if now.status == Session.Status.CANCELLED and (now.cancelled_by_id, now.cancel_reason) != (request.membership.pk, reason.strip()):
        messages.info(request, _("This session is no longer planned."))
    else:
        messages.success(request, said)
    return redirect("sessions_app:session", session.pk)


def on_hold(request: HttpRequest, session: Session):
    messages.info(request, services.unbookable(session.mentorship).message)
    return redirect("sessions_app:session", session.pk)


def told_the_two(mentorship: Mentorship) -> str:
    """What those who manage read, done."""
    return _("It is done. %(learner)s and %(mentor)s get an email with your name and your reason in a minute.") % {
        "learner": mentorship.learner.membership.name, "mentor": mentorship.mentor.membership.name}


def _cancel(actor, session, wanted) -> str:
    """What to say of it, done."""
    scope = wanted.pop("scope", "") or THIS
    if scope != THIS:
        found = services.cancel_series(actor=actor, session=session, scope=scope, **wanted)
        if session.mentorship.absent:
            return ngettext("%(n)s session is cancelled.", "%(n)s sessions are cancelled.", len(found)) % {"n": len(found)}
        return ngettext("%(n)s session is cancelled. Both of you get an email in a minute.",
                        "%(n)s sessions are cancelled. Both of you get one email in a minute.", len(found)) % {"n": len(found)}
    services.cancel_session(actor=actor, session=session, **wanted)
    if session.mentorship.absent:
        return _("The session is cancelled.")
    if session.status == Session.Status.PROPOSED:
        return _("The proposed session does not take place. The other person gets an email.")
    return _("The session is cancelled. Both of you get an email in a minute.")


def _picker(request: HttpRequest, mentorship: Mentorship, form, *, moving: Session | None = None, refusal: Refused | None = None,
            status: int = 200):
    partner, rules = partner_of(request.membership, mentorship), times.policy_of(mentorship)
    if moving:
        lengths, minutes, free = [], moving.minutes, _free_to_move(request.membership, moving)
    else:
        lengths, minutes, free = free_by_length(request.membership, mentorship, form["minutes"].value(), rules)
    week = weeks.week_of(free, turned_to(request) or (weeks.day_near(free, moving.starts_at) if moving else None))
    standing = None if moving else times.standing_of(mentorship, request.membership, NO_KEY)
    alternatives = refusal.extra.get("alternatives", []) if refusal else []
    return render(request, "sessions_app/book.html", {
        "mentorship": mentorship, "partner": partner, "form": form, "moving": moving, "refusal": refusal, "week": week,
        "turned": turned_by(request, week),
        "alternatives": alternatives, "chosen": "" if alternatives else str(form["starts_at"].value() or ""),
        "partner_zone": instants.differing(partner.user.time_zone, [*(week.starts if week else ()), *alternatives]),
        "mentor_gave_hours": bool(free) or selectors.has_hours(mentorship.mentor.membership),
        "part": part_in(request.membership, mentorship), "minutes": minutes,
        "kinds": standing.kinds.offered if standing else [],
        "kind": standing and (form["kind"].value() or standing.usual_kind.code), "needs_answer": rules.approval == rules.Approval.OTHER,
        "none": None if free else none_common(request.membership, mentorship, minutes, moving),
        "lengths": lengths, "unbookable": None if moving or free else services.unbookable(mentorship)}, status=status)


def of_length(sent: QueryDict) -> dict[str, str]:
    """What was sent to show other times, with the length that was chosen for them."""
    return sent.dict() | ({"minutes": sent[LENGTH]} if LENGTH in sent else {})


def turned_to(request: HttpRequest) -> date | None:
    """The week that was asked for, or the one that was shown."""
    sent = request.POST or request.GET
    return wanted_day(sent.get(WEEK) or sent.get("shown") or request.GET.get(WEEK, ""))


def turned_by(request: HttpRequest, week: Week | None) -> str:
    """What was pressed to see these times and has the focus again: "length", or "before" or "after", as long as there is a week on that
    side, else the other; nothing where nothing was.
    """
    sent = request.POST or request.GET
    if LENGTH in sent:
        return LENGTH
    if week is None or not sent.get(WEEK) or not sent.get("shown"):
        return ""
    way, other = ("after", "before") if sent[WEEK] > sent["shown"] else ("before", "after")
    return way if getattr(week, way) else other


def rewritten(sent: QueryDict, **values) -> QueryDict:
    """What was sent, with other values: a form of it shows the rest as it was written."""
    found = sent.copy()
    for name, value in values.items():
        found[name] = value
    return found


def _free_to_move(actor, moving):
    if moving.mentorship.status != Mentorship.Status.ACTIVE or moving.is_on_hold:
        return []
    choice = services.times_to_move_to(actor, moving)
    return [start for start in choice.starts(choice.since, choice.until) if start != moving.starts_at]


def free_by_length(actor: Membership, mentorship: Mentorship, wanted, rules: SchedulingPolicy) -> tuple[list[int], int, list[datetime]]:
    """The lengths where the pair has a choice, the wanted one (for anything else what is meant without a choice), and when they could meet
    for so long.
    """
    found = times.choice(mentorship, minutes=mentorship.program.session_minutes, actor=actor)
    lengths = times.lengths_of(mentorship, found.mentor.rules, rules.lengths)
    minutes = next((length for length in lengths if str(length) == str(wanted)), lengths[0])
    return (sorted(lengths) if len(lengths) > 1 else [], minutes,
            found.lasting(minutes).starts(found.since, found.until) if mentorship.takes_sessions else [])


def wanted_day(text: str) -> date | None:
    """A day of the bookable weeks, or None for anything else."""
    try:
        day = parse_date(text)
    except ValueError:
        return None
    today = clock.today()
    return day if day and today - timedelta(days=7) <= day <= today + policy.HORIZON + timedelta(days=7) else None

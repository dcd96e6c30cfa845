"""Adding a meeting that took place without being booked, and taking it back."""
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import member_required
from common import ids
from common.errors import Refused
from matching.access import own_mentorship, partner_of

from .. import selectors, services
from ..access import own_session
from ..forms import LogForm


@member_required
@require_GET
def choose(request):
    """With whom it was; somebody with one pair is not asked."""
    pairs = list(selectors.bookable_pairs(request.membership))
    if len(pairs) == 1:
        return redirect("sessions_app:log", pairs[0].pk)
    partners = [(pair, partner_of(request.membership, pair)) for pair in pairs]
    return render(request, "sessions_app/log_with.html", {"partners": partners})


@member_required
@require_http_methods(["GET", "POST"])
def log(request, mentorship_id):
    mentorship = own_mentorship(request.membership, mentorship_id)
    partner, refusal = partner_of(request.membership, mentorship), None
    form = LogForm(request.POST or None, partner=partner.name, initial={
        "booking_key": ids.uuid7(), "minutes": mentorship.program.session_minutes})
    if request.method == "POST" and form.is_valid():
        try:
            session = services.log_meeting(actor=request.membership, mentorship=mentorship, **form.cleaned_data)
        except Refused as caught:
            refusal = caught
        else:
            messages.success(request, _("The meeting is added.") if mentorship.absent else _(
                "The meeting is added. %(name)s is told, and can disagree.") % {"name": partner.name})
            return redirect("sessions_app:session", session.pk)
    return render(request, "sessions_app/log.html", {
        "mentorship": mentorship, "partner": partner, "form": form, "refusal": refusal, "may_log": services.may_log(mentorship)},
        status=409 if refusal else 422 if request.method == "POST" else 200)


@member_required
@require_POST
def strike(request, session_id):
    session = own_session(request.membership, session_id)
    try:
        services.strike_meeting(actor=request.membership, session=session)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("The meeting is taken back, and the other person is told."))
    return redirect("sessions_app:session", session.pk)

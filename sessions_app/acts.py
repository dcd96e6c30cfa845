"""What people do about a session straight from an email (see notifications.acting)."""
from collections.abc import Callable
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Membership
from common import clock
from common.errors import Refused
from matching.access import partner_of
from notifications.acting import Act, Page, register

from . import disagreeing, selectors, services, slots, times, wording
from .access import own_series, own_session
from .forms import AcceptForm, CancelForm, chooser
from .models import CounterProposal, Session

OFFERED = 12  # times in a list by which a session is moved


def register_acts() -> None:
    register("sessions_app.accept", Act(show_accept, do_accept))
    register("sessions_app.accept_series", Act(show_accept_series, do_accept_series))
    register("sessions_app.cancel", Act(show_cancel, do_cancel))
    register("sessions_app.move", Act(show_move, do_move))
    register("sessions_app.choose", Act(show_choose, do_choose))
    register("sessions_app.keep", Act(show_keep, do_keep))
    register("sessions_app.disagree", disagreeing.DISAGREE)


def _own(actor: Membership, session_id: UUID) -> Session | None:
    try:
        return own_session(actor, session_id)
    except (Http404, PermissionDenied):
        return None


def _page(actor: Membership, session_id: UUID, build: Callable[[Session, str], Page]) -> Page | None:
    """`build` says what is asked, as long as the session is still to come."""
    session = _own(actor, session_id)
    if session is None:
        return None
    elsewhere = reverse("sessions_app:session", args=[session.pk])
    when = wording.span(session.starts_at, session.ends_at)
    if session.status not in Session.TO_COME or session.starts_at <= clock.now():
        return Page(_("Session with %(name)s") % {"name": partner_of(actor, session.mentorship).name}, when,
                    over=_("This session is no longer planned, or has already started."), elsewhere=elsewhere)
    return build(session, when)


def _said(actor, session, title, text, button, **more) -> Page:
    name = partner_of(actor, session.mentorship).name
    return Page(title % {"name": name}, text, button, elsewhere=reverse("sessions_app:session", args=[session.pk]), **more)


def show_accept(actor, session_id):
    def build(session, when):
        over = "" if session.status == Session.Status.PROPOSED else _("This session is planned.")
        return _said(actor, session, _("Accept the session with %(name)s"), when, _("Accept"), over=over, form=AcceptForm,
                     initial={"sequence": session.sequence})
    return _page(actor, session_id, build)


def do_accept(actor, session_id, data) -> str:
    services.accept_session(actor=actor, session=own_session(actor, session_id), **data)
    return _("The session is planned. Both of you get an email with the calendar entry.")


def show_accept_series(actor, series_id) -> Page | None:
    try:
        series = own_series(actor, series_id)
    except (Http404, PermissionDenied):
        return None
    waits = selectors.sessions_in(series).filter(status=Session.Status.PROPOSED, starts_at__gt=clock.now()).exists()
    title = _("Accept the sessions with %(name)s") % {"name": partner_of(actor, series.mentorship).name}
    return Page(title, wording.rhythm(series.rule, series.starts_at, series.time_zone), _("Accept all"),
                over="" if waits else _("No session of this series waits for an answer any more."),
                elsewhere=reverse("sessions_app:series", args=[series.pk]))


def do_accept_series(actor, series_id, data) -> str:
    services.accept_series(actor=actor, series=own_series(actor, series_id))
    return _("The sessions are planned. Both of you get one email with the calendar entries.")


def show_cancel(actor, session_id):
    def build(session, when):
        title = _("No session with %(name)s") if session.status == Session.Status.PROPOSED else _("Cancel the session with %(name)s")
        return _said(actor, session, title, when, _("Give the time back"), form=CancelForm, initial={"sequence": session.sequence})
    return _page(actor, session_id, build)


def do_cancel(actor, session_id, data) -> str:
    services.cancel_session(actor=actor, session=own_session(actor, session_id), **data)
    return _("The time is given back, and the other person is told.")


def show_move(actor, session_id):
    def build(session, when):
        alone = session.status == Session.Status.CONFIRMED and services.may_change_alone(session)
        over = "" if alone else _("It is too late to move this session alone. Propose other times to the other person.")
        form = chooser(_times_for(actor, session), sequence=AcceptForm.base_fields["sequence"]) if alone else None
        return _said(actor, session, _("Move the session with %(name)s"), when, _("Move to this time"), over=over, form=form,
                     initial={"sequence": session.sequence})
    return _page(actor, session_id, build)


def do_move(actor, session_id, data) -> str:
    services.move_session(actor=actor, session=own_session(actor, session_id), **data)
    return _("The session is moved. Both of you get an email with the new time.")


def _times_for(actor, session):
    """The nearest other times."""
    choice = times.choice(session.mentorship, moving=session, actor=actor)
    return slots.nearest((s for s in choice.starts(choice.since, choice.until) if s != session.starts_at), session.starts_at, OFFERED)


def show_choose(actor, proposal_id):
    return _about_times(actor, proposal_id, _("Choose a time with %(name)s"), _("Take this time"), True)


def do_choose(actor, proposal_id, data) -> str:
    services.accept_times(actor=actor, proposal=_proposal(proposal_id), **data)
    return _("The session is at the time that you chose. Both of you get an email.")


def show_keep(actor, proposal_id):
    return _about_times(actor, proposal_id, _("None of the times of %(name)s"), _("Keep the session as it is"), False)


def do_keep(actor, proposal_id, data) -> str:
    services.decline_times(actor=actor, proposal=_proposal(proposal_id))
    return _("The session stays as it is, and the other person is told.")


def _about_times(actor, proposal_id, title, button, is_choice):
    proposal = CounterProposal.objects.filter(pk=proposal_id).first()
    if proposal is None or proposal.proposed_by_id == actor.pk:
        return None

    def build(session, when):
        is_open = proposal.status == CounterProposal.Status.OPEN and proposal.answer_by > clock.now()
        over = "" if is_open else _("These times are no longer of use: the session has changed, or it is too late.")
        text = "\n".join(line for line in (_("Planned now: %(when)s") % {"when": when}, proposal.reason) if line)
        return _said(actor, session, title, text, button, over=over, form=chooser(proposal.starts) if is_choice else None)
    return _page(actor, proposal.session_id, build)


def _proposal(proposal_id) -> CounterProposal:
    found = CounterProposal.objects.filter(pk=proposal_id).first()
    if found is None:
        raise Refused(_("These times are no longer of use: the session has changed, or it is too late."), "over")
    return found

"""Other times for a session: moved alone, proposed to the other, chosen from what the other proposed."""
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Membership
from common import clock
from common.errors import Refused
from matching.access import partner_of
from notifications.acting import Done, Page

from .. import selectors, services, slots, times
from ..access import own_session
from ..forms import MoveForm, chooser, proposer
from ..models import CounterProposal, Session
from ..services import bookable
from .pages import said, while_to_come, with_undo

OFFERED = 12  # times in a list by which a session is moved


# ── move ─────────────────────────────────────────────────────────────────────────────────────────
def show_move(actor, session_id):
    """Past the notice limit, and for what is only proposed, other times are proposed instead."""
    def build(session, when):
        if not _moves_alone(session):
            return _proposing(actor, session, when)
        free = _times_for(actor, session)
        if not free:
            return _nothing_free(actor, session, _("Move the session with %(name)s"), when)
        beside = {name: MoveForm.base_fields[name] for name in ("reason", "sequence")}
        form = chooser(free, _their_zone(actor, session), **beside)
        return said(actor, session, _("Move the session with %(name)s"), when, _("Move to this time"), form=form,
                    initial={"sequence": session.sequence})
    return while_to_come(actor, session_id, build)


def do_move(actor, session_id, data) -> str | Done:
    if "starts" in data:
        return do_propose(actor, session_id, data)
    services.move_session(actor=actor, session=own_session(actor, session_id), **data)
    session = own_session(actor, session_id)
    return with_undo(actor, session, _("The session is moved. Both of you get an email with the new time in a minute."))


def _moves_alone(session):
    return session.status == Session.Status.CONFIRMED and services.may_change_alone(session)


def _times_for(actor, session):
    """The nearest other times."""
    choice = times.choice(session.mentorship, moving=session, actor=actor)
    return slots.nearest((s for s in choice.starts(choice.since, choice.until) if s != session.starts_at), session.starts_at, OFFERED)


def _their_zone(actor, session):
    return partner_of(actor, session.mentorship).user.time_zone


# ── propose ──────────────────────────────────────────────────────────────────────────────────────
def show_propose(actor, session_id):
    return while_to_come(actor, session_id, lambda session, when: _proposing(actor, session, when))


def do_propose(actor, session_id, data) -> str:
    services.propose_times(actor=actor, session=own_session(actor, session_id), **data)
    return _("Your times are proposed. The session stays as it is until the other person chooses.")


def _proposing(actor: Membership, session: Session, when: str) -> Page:
    is_late = session.status == Session.Status.CONFIRMED and not _moves_alone(session)
    lines = [_stands(session, when),
             _("It is too late to move this session alone.") if is_late else "",
             _("Choose up to three times: the other person takes one of them, or keeps the session as it is.")]
    title, over = _("Propose other times to %(name)s"), _why_not(actor, session)
    free = _times_for(actor, session)
    if not (over or free):
        return _nothing_free(actor, session, title, when)
    form = proposer(free, _their_zone(actor, session))
    return said(actor, session, title, "\n\n".join(filter(None, lines)), _("Propose these times"), over=over, form=form,
                initial={"sequence": session.sequence})


def _nothing_free(actor: Membership, session: Session, title: str, when: str) -> Page:
    """Past its program's last day there is none for good."""
    program = session.mentorship.program
    ways = ((_("Write"), reverse("chat:for-pair", args=[session.mentorship_id])),)
    if program.ends_on < clock.today():
        why = bookable.ended(program)
    else:
        why = _("There is no other common time. Write to each other to find one.")
        ways += ((_("My availability"), reverse("sessions_app:availability")),)
    return said(actor, session, title, "", "", over=f"{_stands(session, when)}. {why}", ways=ways)


def _stands(session: Session, when: str) -> str:
    how = _("Proposed: %(when)s") if session.status == Session.Status.PROPOSED else _("Planned now: %(when)s")
    return how % {"when": when}


def _why_not(actor, session) -> str:
    if session.status == Session.Status.PROPOSED and session.booked_by_id == actor.pk:
        return _("The other person answers what you proposed.")
    waiting = selectors.open_counter_proposal(session)
    if waiting is not None and waiting.proposed_by_id == actor.pk:
        return _("Your times are proposed. The session stays as it is until the other person chooses.")
    return ""


# ── choose ───────────────────────────────────────────────────────────────────────────────────────
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
        why = _("Reason: %(reason)s") % {"reason": proposal.reason} if proposal.reason else ""
        text = "\n\n".join(filter(None, [_stands(session, when), why]))
        form = chooser(proposal.starts, _their_zone(actor, session)) if is_choice else None
        does = button if is_choice or session.status != Session.Status.PROPOSED else _("None of them")
        return said(actor, session, title, text, does, over=over, form=form)
    return while_to_come(actor, proposal.session_id, build)


def _proposal(proposal_id) -> CounterProposal:
    found = CounterProposal.objects.filter(pk=proposal_id).first()
    if found is None:
        raise Refused(_("These times are no longer of use: the session has changed, or it is too late."), "over")
    return found

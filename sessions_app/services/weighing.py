"""What follows from a calendar's answer: to one session, to one of a series, or to all of a series."""
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import Membership
from common import clock
from common.errors import Refused
from matching.access import partner_of
from matching.models import Mentorship
from notifications.services import owe

from ..models import CalendarReply, Session, SessionSeries
from ..recurrence import Rule, dated, walls_of
from ..replies import Reply
from . import claims
from .accepting import accept_session
from .answered import Outcome, keep, repeated
from .cancelling import cancel_session
from .proposals import propose_times
from .series import accept_series, decline_series

Answer = CalendarReply.Answer


@dataclass(frozen=True)
class Invited:
    """The session of the invitation, or the series with all of its sessions."""

    series: SessionSeries | None
    sessions: list[Session]

    @property
    def pair(self) -> Mentorship:
        return self.sessions[0].mentorship

    @property
    def target(self) -> Session | SessionSeries:
        return self.series or self.sessions[0]

    def hold(self) -> None:
        """One writer at a time for the two, until the transaction ends."""
        claims.lock(self.pair)

    def weighed(self, actor: Membership, reply: Reply) -> Outcome:
        """Runs once it is held."""
        meant = self.meant(reply)
        to_come = [s for s in meant if s.status in Session.TO_COME and s.starts_at > clock.now()]
        known = [s for s in to_come if self.is_known(s, reply)]
        if not known:
            return _left_aside(self, meant, to_come, actor, reply)
        news = [s for s in known if not _is_repeated(s, actor, reply)]
        if not news:
            return repeated()
        for session in news:
            keep(actor, reply, session.sequence, session=session)
        try:
            return _acted(self, news, actor, reply)
        except Refused as refused:
            return Outcome("refused", refused.message, self.shown(news, reply))

    def meant(self, reply: Reply) -> list[Session]:
        """What the answer is about: one session, the one of a date, or all of the series."""
        if self.series is None or reply.instead_of is None:
            return self.sessions
        walls = walls_of(Rule.read(self.series.rule), self.series.starts_at, self.series.time_zone)
        return [s for s in self.sessions if dated(walls[s.position], self.series.time_zone).at == reply.instead_of]

    def shown(self, sessions: list[Session], reply: Reply) -> Session | SessionSeries:
        """What tells how things stand: of an answer to all of the series, or to none of its dates, the whole."""
        return sessions[0] if sessions and (self.series is None or reply.instead_of) else self.target

    def is_known(self, session: Session, reply: Reply) -> bool:
        """Whether the calendar that answered knew the session as it stands."""
        if self.series is None:
            return reply.sequence == session.sequence
        return session.series_sequence <= reply.sequence <= self.series.sequence


def _left_aside(invited, meant, to_come, actor, reply):
    """What it was an answer to does not stand, unless it does no longer because of this answer or a later one."""
    if _is_behind(to_come or meant, actor, reply):
        return repeated()
    shown = invited.shown(to_come or meant, reply)
    if meant and not to_come:
        return Outcome("over", _why_over(meant), shown)
    return Outcome("stale", _("The answer is to an older invitation: the session has changed since."), shown)


def _is_behind(sessions, actor, reply):
    known = {row.session_id: row for row in CalendarReply.objects.filter(session__in=sessions, membership=actor)}
    is_same = any(row.stamp == reply.stamp and row.answer == reply.answer for row in known.values())
    return is_same or bool(sessions) and all(s.pk in known and known[s.pk].stamp > reply.stamp for s in sessions)


def _why_over(meant):
    if len(meant) > 1:
        return _("No session of this series is still to come, so your answer changes nothing.")
    if meant[0].status == Session.Status.CANCELLED:
        return _("The session is cancelled, so your answer changes nothing.")
    return _("The session has already started, so your answer changes nothing.")


def _is_repeated(session, actor, reply):
    return CalendarReply.objects.filter(session=session, membership=actor, sequence=session.sequence, stamp__gte=reply.stamp).exists()


def _acted(invited, news, actor, reply):
    if invited.series is not None and reply.instead_of is None:
        return _acted_on_all(invited, news, actor, reply)
    return _acted_on_one(invited, news[0], actor, reply)


def _acted_on_one(invited, session, actor, reply):
    is_asked = session.status == Session.Status.PROPOSED and session.booked_by_id != actor.pk
    if reply.answer == Answer.COUNTER:
        propose_times(actor=actor, session=session, starts=[reply.starts_at], reason=reply.comment, sequence=session.sequence)
        return Outcome("done", _("The other time is proposed to the other person."))
    if is_asked and reply.answer == Answer.ACCEPTED:
        accept_session(actor=actor, session=session, sequence=session.sequence)
        return Outcome("done", _("The session is planned."))
    if is_asked and reply.answer == Answer.DECLINED:
        cancel_session(actor=actor, session=session, reason=reply.comment, sequence=session.sequence)
        return Outcome("done", _("The proposed session does not take place, and the other person is told."))
    return _noted(invited, [session], actor, reply)


def _acted_on_all(invited, news, actor, reply):
    is_asked = any(s.status == Session.Status.PROPOSED and s.booked_by_id != actor.pk for s in news)
    if reply.answer == Answer.COUNTER:
        raise Refused(_("Another time for a whole series cannot be proposed from a calendar: move it on its page, or one session of it."),
                      "whole")
    if is_asked and reply.answer == Answer.ACCEPTED:
        accept_series(actor=actor, series=invited.series)
        return Outcome("done", _("The sessions are planned."))
    if is_asked and reply.answer == Answer.DECLINED:
        decline_series(actor=actor, series=invited.series, reason=reply.comment)
        return Outcome("done", _("The proposed sessions do not take place, and the other person is told."))
    return _noted(invited, news, actor, reply)


def _noted(invited, sessions, actor, reply):
    """A no that cancels nothing is told to both: to the other, and to whoever may think that it did."""
    if reply.answer != Answer.DECLINED:
        return Outcome("noted", _("The answer is kept with the session."))
    planned, shown = [s for s in sessions if s.status == Session.Status.CONFIRMED], invited.shown(sessions, reply)
    if not planned:
        return Outcome("noted", _("What you proposed still waits for the other person. On its page you can withdraw it."), shown)
    first = min(planned, key=lambda session: session.starts_at)
    owe("sessions_app.declined_in_calendar", partner_of(actor, first.mentorship), key=f"{first.pk}:{first.sequence}",
        topic=first.pk, payload={"session": str(first.pk), "sequence": first.sequence, "comment": reply.comment, "n": len(planned)})
    if len(planned) > 1:
        return Outcome("noted", _("The sessions stay planned; the other person is told of your answer."), shown)
    return Outcome("noted", _("The session stays planned; the other person is told of your answer."), shown)

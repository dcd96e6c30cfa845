"""What sessions tell by email. A message that is no longer true when its turn comes is not sent."""
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from common import clock, instants
from matching.access import part_in, partner_of
from matching.models import Mentorship
from matching.selectors.mentorships import load_pair
from notifications.texts import Attachment, register

from . import access, calendars, clashes, reliability, selectors, services, times, wording
from .called_off import cause_of
from .counted_hours import Given
from .invitations import invitation, series_invitation
from .models import Attendance, CounterProposal, Session, SessionSeries
from .reminder_rules import Kind

Status = Session.Status


def register_all() -> None:
    register("sessions_app.booked", _("A session is booked"), planned, attachments=invite)
    register("sessions_app.proposed", _("A session is proposed to you"), proposed, attachments=ask)
    register("sessions_app.not_agreed", _("A proposed session does not take place"), not_agreed, attachments=take_back)
    register("sessions_app.times_proposed", _("Other times are proposed for a session"), times_proposed)
    register("sessions_app.times_declined", _("Other times do not suit"), times_declined)
    register("sessions_app.moved", _("A session is moved"), planned, attachments=invite)
    register("sessions_app.cancelled", _("A session is cancelled"), cancelled, attachments=uninvite)
    register("sessions_app.declined_in_calendar", _("A calendar says no to a planned session"), declined_in_calendar)
    register("sessions_app.series_booked", _("A series of sessions is booked"), series_planned, attachments=series_file)
    register("sessions_app.series_proposed", _("A series of sessions is proposed to you"), series_proposed, attachments=series_file)
    register("sessions_app.series_moved", _("Sessions of a series are moved"), series_moved, attachments=series_file)
    register("sessions_app.series_cancelled", _("Sessions of a series are cancelled"), series_cancelled, attachments=series_gone)
    register("sessions_app.series_ended", _("A series of sessions ends earlier"), series_ended, attachments=series_file)
    register("sessions_app.on_hold", _("Sessions are on hold"), on_hold)
    register("sessions_app.on_again", _("Sessions that were on hold are on again"), on_again)
    register("sessions_app.clash", _("A session lies in time that you have closed"), clash, optional=True)
    register("sessions_app.often_missed", _("Somebody has missed several sessions"), often_missed, can_wait=True)
    register("sessions_app.called_absent", _("Somebody says that you missed a session"), called_absent, can_wait=True)
    register("sessions_app.logged", _("A meeting was added that you had"), logged, can_wait=True)
    register("sessions_app.withdrawn", _("Somebody no longer says that you missed a session"), withdrawn, can_wait=True)
    register("sessions_app.struck", _("A meeting that was added is taken back"), struck, can_wait=True)
    register("sessions_app.settled", _("The coordination has settled how a session went"), settled, can_wait=True)
    register("sessions_app.words_differ", _("Two people differ on a session (to the coordination)"), words_differ, optional=True)
    for kind, context in REMINDING.items():
        register(f"sessions_app.{kind}", kind.label, context, optional=True)


def _session(payload, *statuses) -> Session | None:
    """The session, while it is as it was when the message was owed."""
    return selectors.sessions().filter(pk=payload["session"], sequence=payload["sequence"], status__in=statuses).first()


def _told(session: Session, recipient: Membership) -> dict:
    partner = partner_of(recipient, session.mentorship)
    return {"session": session, "partner": partner, "partner_zone": partner.user.time_zone}


def planned(payload: dict, recipient: Membership) -> dict | None:
    session = _session(payload, Status.CONFIRMED)
    if session is None:
        return None
    before = payload.get("before")
    return _told(session, recipient) | {
        "before": datetime.fromisoformat(before) if before else None, "staff": access.staff_behind(session) if before else None,
        "moves_alone": services.may_change_alone(session)}


def proposed(payload: dict, recipient: Membership) -> dict | None:
    session = _session(payload, Status.PROPOSED)
    if session is None or session.answer_by <= clock.now():
        return None
    return _told(session, recipient) | {"until": instants.moment(session.answer_by)}


def not_agreed(payload: dict, recipient: Membership) -> dict | None:
    """Who withdrew knows it; whoever was invited has an entry in their calendar to be taken back, even if they declined themselves."""
    session = _session(payload, Status.CANCELLED)
    if session is None or session.cancelled_by_id == recipient.pk == session.booked_by_id:
        return None
    return _told(session, recipient) | {
        "cause": cause_of(session, recipient.pk), "staff": access.staff_behind(session), "is_own": session.booked_by_id == recipient.pk}


def series_planned(payload: dict, recipient: Membership) -> dict | None:
    return _told_together(_of_series(payload, Status.CONFIRMED).filter(starts_at__gt=clock.now()), recipient)


def series_moved(payload: dict, recipient: Membership) -> dict | None:
    return _told_together(_of_series(payload, Status.CONFIRMED).filter(starts_at__gt=clock.now()), recipient)


def series_proposed(payload: dict, recipient: Membership) -> dict | None:
    told = _told_together(_of_series(payload, Status.PROPOSED).filter(answer_by__gt=clock.now()), recipient)
    return told and told | {"until": instants.moment(told["sessions"][0].answer_by)}


def series_cancelled(payload: dict, recipient: Membership) -> dict | None:
    told = _told_together(_of_series(payload, Status.CANCELLED), recipient)
    return told and told | {"cause": cause_of(told["session"], recipient.pk)}


def series_ended(payload: dict, recipient: Membership) -> dict | None:
    """While something of it is left."""
    left = selectors.sessions().filter(series=payload["series"]).exclude(status=Status.CANCELLED).order_by("starts_at").last()
    return left and _told(left, recipient) | {"series": left.series}


def series_file(payload: dict, recipient: Membership) -> list[Attachment]:
    """All of the series as it stands now: a calendar has it as one entry, and takes it as a whole."""
    series = SessionSeries.objects.filter(pk=payload["series"]).first()
    if series is None or not series.sessions.exists():
        return []
    method, content = series_invitation(series, recipient)
    return [Attachment("sessions.ics", content, calendars.mime(method))]


def series_gone(payload: dict, recipient: Membership) -> list[Attachment]:
    """Who proposed it was never invited to what nobody accepted."""
    gone = _of_series(payload, Status.CANCELLED)
    was_invited = any(s.answer_by is None or s.booked_by_id != recipient.pk for s in gone)
    return series_file(payload, recipient) if was_invited else []


def _of_series(payload, *statuses):
    """Those of the message that are still as it says, as they stand now."""
    return selectors.sessions().filter(pk__in=payload["sessions"], status__in=statuses).order_by("starts_at")


def _told_together(sessions, recipient) -> dict | None:
    found = list(sessions)
    if not found:
        return None
    return _told(found[0], recipient) | {"sessions": found, "n": len(found), "series": found[0].series,
                                         "staff": access.staff_behind(found[0])}


def times_proposed(payload: dict, recipient: Membership) -> dict | None:
    proposal = _counter_proposal(payload)
    if proposal.status != CounterProposal.Status.OPEN or proposal.answer_by <= clock.now():
        return None
    told = _told(selectors.sessions().get(pk=proposal.session_id), recipient)
    return told | {"proposal": proposal, "offers": [instants.offer(start, told["partner_zone"]) for start in proposal.starts],
                   "until": instants.moment(proposal.answer_by)}


def times_declined(payload: dict, recipient: Membership) -> dict | None:
    session = selectors.sessions().get(pk=_counter_proposal(payload).session_id)
    if session.status not in Session.TO_COME or session.starts_at <= clock.now():
        return None
    return _told(session, recipient) | {"until": instants.moment(session.answer_by) if session.status == Status.PROPOSED else ""}


def _counter_proposal(payload):
    return CounterProposal.objects.get(pk=payload["proposal"])


def cancelled(payload: dict, recipient: Membership) -> dict | None:
    session = _session(payload, Status.CANCELLED)
    return None if session is None else _told(session, recipient) | {
        "cause": cause_of(session, recipient.pk), "staff": access.staff_behind(session)}


def on_hold(payload: dict, recipient: Membership) -> dict | None:
    """None once the other is back, or nothing is planned with them any more."""
    pair = load_pair(payload["mentorship"])
    told = _planned_with(pair, recipient)
    return told if told["sessions"] and told["partner"].status == Membership.Status.SUSPENDED else None


def on_again(payload: dict, recipient: Membership) -> dict | None:
    """None while one of the two is suspended again, or once the pair has ended."""
    pair = load_pair(payload["mentorship"])
    return _planned_with(pair, recipient) if pair.status == Mentorship.Status.ACTIVE and pair.absent is None else None


def _planned_with(pair, recipient):
    partner = partner_of(recipient, pair)
    return {"mentorship": pair, "partner": partner, "partner_zone": partner.user.time_zone,
            "sessions": list(selectors.planned_of_pair(pair))}


def still_to_come(payload: dict, recipient: Membership) -> dict | None:
    session = _session(payload, Status.CONFIRMED)
    return None if session is None or session.starts_at <= clock.now() or session.is_on_hold else _told(session, recipient)


def to_prepare(payload: dict, recipient: Membership) -> dict | None:
    """What is prepared already needs no word."""
    told = still_to_come(payload, recipient)
    return None if told is None or selectors.is_prepared(told["session"]) else told


def unsaid(payload: dict, recipient: Membership) -> dict | None:
    session = _session(payload, Status.CONFIRMED, Status.HELD, Status.MISSED, Status.TECHNICAL)
    if session is None or session.settled_by_id or session.is_on_hold or session.attendances.filter(recorded_by=recipient).exists():
        return None
    return _told(session, recipient)


def word_missing(payload: dict, recipient: Membership) -> dict | None:
    """While it can still be given."""
    told = unsaid(payload, recipient)
    return told if told and services.no_word_any_more(told["session"]) is None else None


def idle(payload: dict, recipient: Membership) -> dict | None:
    pair = (Mentorship.objects.filter(pk=payload["mentorship"], status=Mentorship.Status.ACTIVE)
            .select_related("program", "learner__membership__user", "mentor__membership__user").first())
    if pair is None or not pair.takes_sessions or part_in(recipient, pair) is None or selectors.next_session_of_pair(pair) is not None:
        return None
    return {"mentorship": pair, "partner": partner_of(recipient, pair), "has_hours": selectors.has_hours(pair.mentor.membership),
            "is_mentor": part_in(recipient, pair) == "mentor"}


REMINDING = {Kind.PREPARATION: to_prepare, Kind.FIRST: still_to_come, Kind.LAST: still_to_come, Kind.RECAP: unsaid,
             Kind.RECAP_MISSING: word_missing, Kind.NOTHING_BOOKED: idle}


def declined_in_calendar(payload: dict, recipient: Membership) -> dict | None:
    session = _session(payload, Status.CONFIRMED)
    if session is None or session.starts_at <= clock.now():
        return None
    return _told(session, recipient) | {"comment": payload["comment"], "n": payload.get("n", 1)}


def clash(payload: dict, recipient: Membership) -> dict | None:
    """None once the session has changed, the recipient's time is open again, or it is on hold anyway."""
    session = _session(payload, *Session.TO_COME)
    found = clashes.among(Given(recipient), [session]) if session and session.starts_at > clock.now() and not session.is_on_hold else []
    return _told(session, recipient) | {
        "why": found[0].why, "is_elsewhere": found[0].why == clashes.ELSEWHERE,
        "moves": session.status == Status.CONFIRMED, "answers": session.booked_by_id != recipient.pk} if found else None


def often_missed(payload: dict, recipient: Membership) -> dict | None:
    """None once it is contradicted or settled otherwise, and while a suspended pair's days to contradict stand still."""
    session = selectors.sessions().get(pk=payload["session"])
    rules, person = times.policy_of(session.mentorship), Membership.objects.select_related("user").get(pk=payload["person"])
    found = reliability.counted(person, rules)
    if session not in found or not 0 < rules.missed_told <= len(found):
        return None
    if session.mentorship.absent and not session.settled_by_id and str(person.pk) not in reliability.words_of(session):
        return None
    return {"person": person, "session": session, "program": session.mentorship.program, "n": len(found), "days": rules.counted_days}


def called_absent(payload: dict, recipient: Membership) -> dict | None:
    """None once the recipient has answered, the other said otherwise, or the coordination has settled it."""
    session = selectors.sessions().get(pk=payload["session"])
    words, told = reliability.words_of(session), _told(session, recipient)
    called = words.get(str(told["partner"].pk), {}).get(str(recipient.pk))
    is_denied = services.is_denied(session, recipient)
    if called != Attendance.Outcome.ABSENT and not is_denied or _has_the_last_word(recipient, words) or session.settled_by_id:
        return None
    if session.status in Session.NEVER_WAS or str(recipient.pk) in words and not session.is_disputed:
        return None
    until = reliability.open_until(session, times.policy_of(session.mentorship))
    return told | {"words": _words(session), "until": instants.moment(until) if until > clock.now() else "", "is_denied": is_denied}


def withdrawn(payload: dict, recipient: Membership) -> dict | None:
    """None once the other says it again, the coordination has settled it, or it was taken back."""
    session = selectors.sessions().get(pk=payload["session"])
    told = _told(session, recipient)
    called = reliability.words_of(session).get(str(told["partner"].pk), {}).get(str(recipient.pk))
    if called == Attendance.Outcome.ABSENT or services.is_denied(session, recipient) or session.settled_by_id:
        return None
    return told | {"words": _words(session)} if session.status not in Session.NEVER_WAS else None


def _has_the_last_word(person, words):
    return list(words)[-1] == str(person.pk)


def logged(payload: dict, recipient: Membership) -> dict | None:
    """None once the recipient has spoken too, or it was taken back or settled."""
    session = selectors.sessions().get(pk=payload["session"])
    if services.no_word_any_more(session) is not None or str(recipient.pk) in reliability.words_of(session):
        return None
    until = reliability.open_until(session, times.policy_of(session.mentorship))
    return _told(session, recipient) | {"words": _words(session), "until": instants.moment(until)}


def struck(payload: dict, recipient: Membership) -> dict:
    session = selectors.sessions().select_related("cancelled_by__user").get(pk=payload["session"])
    return _told(session, recipient) | {"by": session.cancelled_by}


def words_differ(payload: dict, recipient: Membership) -> dict | None:
    session = selectors.sessions().get(pk=payload["session"])
    if not session.is_disputed:
        return None
    return {"session": session, "words": _words(session), "learner": session.mentorship.learner.membership,
            "mentor": session.mentorship.mentor.membership, "program": session.mentorship.program}


def settled(payload: dict, recipient: Membership) -> dict | None:
    """None once it is settled no more, as when the meeting was taken back."""
    session = selectors.sessions().get(pk=payload["session"])
    if session.settled_by_id is None or session.status in Session.NEVER_WAS:
        return None
    return _told(session, recipient) | {"words": _words(session), "part": part_in(recipient, session.mentorship)}


def _words(session):
    return [wording.word(said) for said in selectors.words_on(session)]


def ask(payload: dict, recipient: Membership) -> list[Attachment]:
    return _attached(_session(payload, Status.PROPOSED), recipient, "REQUEST")


def take_back(payload: dict, recipient: Membership) -> list[Attachment]:
    session = _session(payload, Status.CANCELLED)
    return [] if session is None or session.booked_by_id == recipient.pk else _attached(session, recipient, "CANCEL")


def invite(payload: dict, recipient: Membership) -> list[Attachment]:
    return _attached(_session(payload, Status.CONFIRMED), recipient, "REQUEST")


def uninvite(payload: dict, recipient: Membership) -> list[Attachment]:
    return _attached(_session(payload, Status.CANCELLED), recipient, "CANCEL")


def _attached(session, recipient, method):
    if session is None:
        return []
    return [Attachment("session.ics", invitation(session, recipient, method), calendars.mime(method))]

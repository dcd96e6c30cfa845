"""The writers of surveys and snapshots."""
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from matching.selectors.mentorships import going_on
from notifications.services import owe
from programs.models import Program
from sessions_app.models import Session

from .figures import Figures, measure, read
from .models import Pulse, SessionFeedback, Snapshot

FIRST_PULSE, NEXT_PULSES = timedelta(days=30), timedelta(days=60)


@transaction.atomic
def give_feedback(*, actor: Membership, session: Session, rating: int, comment: str = "") -> SessionFeedback:
    """One word a person and session; a second one replaces the first. Only of sessions that took place."""
    if session.status != Session.Status.HELD:
        raise Refused(_("Feedback opens once the session has taken place."), "not_held")
    feedback, _created = SessionFeedback.objects.update_or_create(
        session=session, membership=actor, defaults={"rating": rating, "comment": comment, "given_at": clock.now()})
    record("kpis.feedback.given", actor=actor, target=session)
    return feedback


@transaction.atomic
def answer_pulse(*, actor: Membership, pulse: Pulse, score: int, comment: str = "") -> Pulse:
    pulse.score, pulse.comment, pulse.answered_at = score, comment, clock.now()
    pulse.save(update_fields=["score", "comment", "answered_at"])
    record("kpis.pulse.answered", actor=actor, target=pulse.mentorship)
    return pulse


@transaction.atomic
def take_snapshot(program: Program | None) -> Snapshot:
    """Measures now; the day's snapshot of that program is replaced."""
    now = clock.now()
    snapshot, _created = Snapshot.objects.update_or_create(
        program=program, taken_on=now.date(), defaults={"taken_at": now, "figures": measure(program)})
    return snapshot


def figures_for(program: Program | None = None) -> Figures:
    """The newest figures; measured on the spot only where there are none yet."""
    snapshot = Snapshot.objects.filter(program=program).order_by("-taken_on").first()
    return read(snapshot or take_snapshot(program))


@transaction.atomic
def take_snapshots() -> int:
    """All programs of the organization at work that are open or running, and the whole of them."""
    programs = [None, *Program.objects.filter(status__in=[Program.Status.OPEN, Program.Status.RUNNING])]
    for program in programs:
        take_snapshot(program)
    return len(programs)


@transaction.atomic
def ask_pulses() -> int:
    """Asks both people of each active pair 30 days after its start, then every 60 days, until its program is over; not while one of them is
    suspended. Once a date, however often called.
    """
    today = clock.today()
    asked = 0
    for mentorship in going_on().filter(started_at__date__lte=today - FIRST_PULSE).iterator(chunk_size=500):
        days = (today - mentorship.started_at.date() - FIRST_PULSE).days % NEXT_PULSES.days
        if days:
            continue
        for person in (mentorship.learner.membership, mentorship.mentor.membership):
            asked += _ask(mentorship, person, today)
    return asked


def _ask(mentorship, person, today) -> bool:
    pulse, created = Pulse.objects.get_or_create(mentorship=mentorship, membership=person, asked_on=today)
    if created:
        owe("kpis.pulse_asked", person, key=str(pulse.pk), topic=pulse.pk, payload={"pulse": str(pulse.pk)})
    return created


@transaction.atomic
def ask_feedback(*, within: timedelta = timedelta(days=2)) -> int:
    """Asks both people of each session held in the last days for their feedback. Once each, however often called."""
    now = clock.now()
    held = Session.objects.filter(status=Session.Status.HELD, ends_at__gte=now - within, ends_at__lt=now).select_related(
        "mentorship__learner__membership", "mentorship__mentor__membership")
    for session in held:
        for person in (session.mentorship.learner.membership, session.mentorship.mentor.membership):
            owe("kpis.feedback_asked", person, key=str(session.pk), topic=session.pk, payload={"session": str(session.pk)})
    return len(held)

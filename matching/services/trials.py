"""Trial meetings: up to three short ones before a learner commits, each rated in private by both."""
import secrets
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from notifications.services import owe, supersede
from programs.models import Enrolment

from ..facts import claim_time, common_starts, hold_time, release_time
from ..models import Preference, TrialMeeting, Way
from ..selectors.settings import settings_of
from .asking import refuse_pair
from .preferring import prefer
from .seats import hold_enrolments

MINUTES = 20
MOST = 3
OPINIONS = {TrialMeeting.Opinion.PREFER: Preference.Wish.GLADLY, TrialMeeting.Opinion.NEUTRAL: Preference.Wish.NEUTRAL,
            TrialMeeting.Opinion.AVOID: Preference.Wish.RATHER_NOT}
ROOM = "https://meet.jit.si/tandem-{room}"


def plan_trial(*, actor: Membership, learner: Enrolment, mentor: Enrolment, starts_at: datetime) -> TrialMeeting:
    """A trial meeting at a start that both can make. The same two meet once: asked again, the first is answered.

    Refused codes: those of `refuse_pair`, "no_trials", "too_many", "taken".
    """
    held = hold_enrolments([learner.pk, mentor.pk])
    learner, mentor = held[learner.pk], held[mentor.pk]
    live = TrialMeeting.objects.filter(learner=learner, is_cancelled=False)
    earlier = live.filter(mentor=mentor).first()
    if earlier is not None:
        return earlier
    rules = settings_of(learner.program)
    if not rules.trials:
        raise Refused(_("In this program there are no trial meetings."), "no_trials")
    refuse_pair(learner, mentor, rules, Way.REQUEST)
    slot = next((n for n in range(1, MOST + 1) if n not in set(live.values_list("slot", flat=True))), None)
    if slot is None:
        raise Refused(_("You have had three trial meetings. Time to choose."), "too_many")
    hold_time(learner.membership_id, mentor.membership_id)
    if starts_at not in common_starts(learner.membership, [mentor.membership], MINUTES, learner.program_id).get(mentor.membership_id, ()):
        raise Refused(_("That time is not free any more. Choose another one."), "taken")
    return _planned(actor, learner, mentor, slot, starts_at)


def _planned(actor, learner, mentor, slot, starts_at) -> TrialMeeting:
    room = learner.program.meeting_url if learner.program.meeting_url.startswith(("https://", "http://")) else ROOM
    facts = {"program": learner.program, "learner": learner, "mentor": mentor, "slot": slot, "created_at": clock.now()}
    time = (starts_at, starts_at + timedelta(minutes=MINUTES))
    try:
        with transaction.atomic():
            trial = TrialMeeting.objects.create(**facts, time=time, join_url=room.replace("{room}", secrets.token_hex(10)))
            claim_time(trial)
    except IntegrityError:
        raise Refused(_("That time is not free any more. Choose another one."), "taken") from None
    trial.refresh_from_db(fields=["time"])
    record("matching.trial.planned", actor=actor, target=trial)
    for person in (learner.membership, mentor.membership):
        _tell(trial, "matching.trial_planned", person)
        _tell(trial, "matching.trial_rate", person, starts_at + timedelta(minutes=MINUTES + 5))
    return trial


def cancel_trial(*, actor: Membership, trial: TrialMeeting, reason: str = "") -> TrialMeeting:
    """Called off by one of the two before it starts; both are told, for both calendars have it. Twice is once.

    `reason`, of up to 300 characters, is told too, and stands in the audit trail. Refused: "started".
    """
    trial = _held(trial)
    if trial.is_cancelled:
        return trial
    if trial.time.lower <= clock.now():
        raise Refused(_("This meeting has already started."), "started")
    trial.is_cancelled, trial.cancel_reason = True, reason.strip()
    trial.save(update_fields=["is_cancelled", "cancel_reason"])
    release_time(trial)
    supersede(trial.pk)
    record("matching.trial.cancelled", actor=actor, target=trial, **({"reason": trial.cancel_reason} if trial.cancel_reason else {}))
    for person in (trial.learner.membership, trial.mentor.membership):
        _tell(trial, "matching.trial_cancelled", person, by=str(actor.pk))
    return trial


def rate_as_learner(*, trial: TrialMeeting, rating: int, words: str = "") -> TrialMeeting:
    """1 to 5, read by matching as the learner's wish; the mentor never reads it."""
    trial = _over(trial)
    trial.learner_rating, trial.learner_words = rating, words.strip()
    trial.save(update_fields=["learner_rating", "learner_words"])
    wish = Preference.Wish.GLADLY if rating >= 4 else Preference.Wish.NEUTRAL if rating == 3 else Preference.Wish.RATHER_NOT
    prefer(trial.learner.membership, trial.mentor.membership, wish)
    return trial


def rate_as_mentor(*, trial: TrialMeeting, opinion: str, words: str = "") -> TrialMeeting:
    """Prefer, neutral or avoid, read by matching as the mentor's wish; the learner never reads it."""
    trial = _over(trial)
    trial.mentor_opinion, trial.mentor_words = opinion, words.strip()
    trial.save(update_fields=["mentor_opinion", "mentor_words"])
    prefer(trial.mentor.membership, trial.learner.membership, OPINIONS[opinion])
    return trial


def _over(trial: TrialMeeting) -> TrialMeeting:
    trial = _held(trial)
    if trial.is_cancelled or trial.time.lower > clock.now():
        raise Refused(_("Say what you think once you have met."), "not_over")
    return trial


def _held(trial: TrialMeeting) -> TrialMeeting:
    return (TrialMeeting.objects.select_for_update(of=("self",))
            .select_related("program", "learner__membership__user", "mentor__membership__user").get(pk=trial.pk))


def _tell(trial: TrialMeeting, kind: str, person: Membership, due_at: datetime | None = None, **facts: str) -> None:
    owe(kind, person, key=str(trial.pk), payload={"trial": str(trial.pk)} | facts, topic=trial.pk, due_at=due_at)

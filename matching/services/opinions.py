"""What people say of being together: fit checks, preferences, and the consent and pauses that decide who can be asked."""
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from notifications.services import owe, supersede
from programs.models import Enrolment, Program

from ..access import part_in
from ..models import FitCheck, Format, MatchingSettings, Mentorship, Openness
from .closing import pause
from .mentorships import end_flash

Answer = FitCheck.Answer


def settle_matching(*, actor: Membership, program: Program, **values) -> MatchingSettings:
    """The coordinators' choice of ways and rules. Open requests keep theirs: they can still be answered."""
    settings, _made = MatchingSettings.objects.select_for_update().get_or_create(program=program)
    for name, value in values.items():
        setattr(settings, name, value)
    settings.save()
    record("matching.settings.changed", actor=actor, target=program, **{k: v for k, v in values.items() if k in ("ways", "open_requests")})
    return settings


def be_seen(*, actor: Membership, learner: Enrolment, seen: bool) -> Openness:
    """A learner's consent, or its end, to be seen by the program's mentors."""
    openness, _made = Openness.objects.select_for_update().get_or_create(enrolment=learner)
    if (openness.seen_since is not None) != seen:
        openness.seen_since = clock.now() if seen else None
        openness.save(update_fields=["seen_since"])
        record("matching.learner.seen" if seen else "matching.learner.unseen", actor=actor, target=learner)
    return openness


def pause_mentor(*, actor: Membership, mentor: Enrolment) -> Openness:
    """No new requests from now on. Learners who wait are told at once, so that nobody waits for nothing."""
    return pause(Enrolment.objects.select_for_update(of=("self",)).select_related("membership__user").get(pk=mentor.pk), Openness.Pause.OWN)


def resume_mentor(*, actor: Membership, mentor: Enrolment) -> Openness:
    """Takes requests again. Twice is once."""
    openness, _made = Openness.objects.select_for_update().get_or_create(enrolment=mentor)
    if openness.paused_since is not None:
        openness.paused_since, openness.pause, openness.warned_at = None, "", None
        openness.save(update_fields=["paused_since", "pause", "warned_at"])
        record("matching.mentor.resumed", actor=actor, target=mentor)
    return openness


def session_held(*, mentorship: Mentorship) -> None:
    """After a held session: a flash mentorship is over, of another both are asked whether they fit, until they have decided."""
    if mentorship.status != Mentorship.Status.ACTIVE:
        return
    if mentorship.format == Format.FLASH:
        end_flash(mentorship)
        return
    for person in (mentorship.learner.membership, mentorship.mentor.membership):
        last = FitCheck.objects.filter(mentorship=mentorship, membership=person).order_by("-round").first()
        if last is None or last.answer == Answer.DECIDING:
            ask_fit(mentorship, person, last.round + 1 if last else 1)


def ask_fit(mentorship: Mentorship, person: Membership, round: int) -> FitCheck:
    check, made = FitCheck.objects.get_or_create(mentorship=mentorship, membership=person, round=round,
                                                 defaults={"asked_at": clock.now()})
    if made:
        owe("matching.fit_asked", person, key=str(check.pk), payload={"fit": str(check.pk)}, topic=check.pk)
    return check


def answer_fit(*, actor: Membership, check: FitCheck, answer: str, words: str = "") -> FitCheck:
    """One's word on the fit, which the other does not read. It can be changed until the coordinators have taken it up."""
    check = FitCheck.objects.select_for_update(of=("self",)).select_related("mentorship__learner__membership__user",
                                                                            "mentorship__mentor__membership__user").get(pk=check.pk)
    if check.mentorship.status != Mentorship.Status.ACTIVE:
        raise Refused(_("This mentorship has already ended."), "ended")
    check.answer, check.words, check.answered_at = answer, words.strip(), clock.now()
    check.save(update_fields=["answer", "words", "answered_at"])
    supersede(check.pk)
    record("matching.fit.answered", actor=actor, target=check.mentorship, part=part_in(actor, check.mentorship))
    return check


def handle_misfit(*, actor: Membership, check: FitCheck) -> FitCheck:
    """A coordinator has taken it up: it leaves their list. Twice is once."""
    FitCheck.objects.filter(pk=check.pk, handled_by=None).update(handled_by=actor)
    check.refresh_from_db()
    record("matching.fit.handled", actor=actor, target=check.mentorship)
    return check

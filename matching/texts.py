"""What the messages of this room say. Each answers None once it is no longer true."""
from functools import partial

from django.utils.translation import gettext_lazy as _

from common.instants import there
from notifications import texts
from notifications.texts import Attachment
from programs.models import Enrolment, Program
from programs.selectors import LIVE

from .access import answerer_of, asker_of, part_in, partner_of
from .facts import trial_files
from .models import Circle, FitCheck, MentoringRequest, Mentorship, Openness, RequestMessage, TrialMeeting, Way
from .selectors import allows, load_pair, load_request, mentorships_of, skills_in
from .selectors.circles import circle_of, load_circle
from .selectors.flash import FLASH_WAITS
from .selectors.requests import with_people
from .words import reasons


def register_texts() -> None:
    register_trials()
    register = partial(texts.register, can_wait=True)
    register("matching.proposed_learner", _("A mentor is proposed to you"), proposed)
    register("matching.proposed_mentor", _("A learner is proposed to you"), proposed)
    register("matching.started", _("Your mentorship starts"), started)
    register("matching.declined", _("A proposal will not go ahead"), closed)
    register("matching.taken_back", _("A proposal is taken back"), taken_back)
    register("matching.ended", _("A mentorship has ended"), closed, can_wait=False)  # it explains cancellations, which cannot
    register("matching.program_closed", _("A program is closed"), program_closed)
    register("matching.circle_learner", _("A circle is proposed to you"), circle_proposed)
    register("matching.circle_mentor", _("You lead a circle"), circle_led)
    register("matching.circle_taken_back", _("A circle is taken back"), circle_taken_back)
    register("matching.flash_unused", _("A session that did not come about"), unused)
    register("matching.request_received", _("Somebody asks you to form a pair"), to_answer)
    register("matching.request_reminder", _("A request waits for your answer"), to_answer, optional=True)
    register("matching.request_question", _("A question about your request"), question)
    register("matching.request_reply", _("A reply to your question"), answered_question)
    register("matching.request_prolonged", _("More time for your request"), still_open)
    register("matching.request_declined", _("A request is declined"), over)
    register("matching.request_expired", _("A request without an answer"), over)
    register("matching.request_closed", _("A request is closed"), over)
    register("matching.request_over", _("A request that needs no answer any more"), over)
    register("matching.mentor_warned", _("A request ran out"), silent)
    register("matching.mentor_paused", _("You receive no requests for now"), silent)
    register("matching.still_waiting", _("Where your search for a mentor stands"), waiting, optional=True)
    register("matching.fit_asked", _("Are you a good fit"), fit, optional=True)


def register_trials() -> None:
    """One may be planned or called off for the next hours."""
    texts.register("matching.trial_planned", _("A trial meeting is planned"), trial, attachments=trial_file)
    texts.register("matching.trial_cancelled", _("A trial meeting is called off"), trial_off, attachments=trial_file)
    texts.register("matching.trial_rate", _("What you think of a trial meeting"), trial_unrated, optional=True)


def proposed(payload, recipient) -> dict | None:
    pair = load_pair(payload["mentorship"])
    if pair is None or pair.status != Mentorship.Status.PROPOSED or getattr(pair, f"{part_in(recipient, pair)}_accepted_at"):
        return None
    return _about(pair, recipient) | {"reasons": reasons(pair.parts, skills_in(pair.parts))}


def circle_proposed(payload, recipient) -> dict | None:
    told = proposed(payload, recipient)
    found = circle_of(told["pair"]) if told else None
    return told | {"circle": found.circle, "n": len(found.mentorships)} if found else None


def circle_led(payload, recipient) -> dict | None:
    found = load_circle(payload["circle"])
    return found and {"circle": found.circle, "program": found.circle.program, "n": len(found.mentorships),
                      "first": found.mentorships[0], "learners": [pair.learner.membership for pair in found.mentorships]}


def circle_taken_back(payload, recipient) -> dict | None:
    circle = Circle.objects.select_related("program").filter(pk=payload["circle"], opened_at=None).first()
    return circle and {"circle": circle, "program": circle.program}


def started(payload, recipient) -> dict | None:
    pair = load_pair(payload["mentorship"])
    return _about(pair, recipient) if pair is not None and pair.status == Mentorship.Status.ACTIVE else None


def closed(payload, recipient) -> dict | None:
    pair = load_pair(payload["mentorship"])
    if pair is None or pair.is_open:
        return None
    return _about(pair, recipient) | {"is_closing": payload.get("is_closing", False)}


def unused(payload, recipient) -> dict | None:
    pair = load_pair(payload["mentorship"])
    if pair is None or pair.end_cause != Mentorship.Cause.UNUSED:
        return None
    return _about(pair, recipient) | {"n": FLASH_WAITS.days, "can_ask": allows(pair.program, Way.REQUEST, Way.FLASH)}


def program_closed(payload, recipient) -> dict | None:
    program = Program.objects.filter(pk=payload["program"], status=Program.Status.CLOSED).first()
    if program is None:
        return None
    pairs = list(mentorships_of(recipient).filter(program=program))
    asked = with_people(MentoringRequest.objects.filter(pk__in=payload["requests"])).order_by("created_at")
    learns = program.enrolments.filter(membership=recipient, role="learner", status="completed").exists()
    return {"program": program, "active": [_about(pair, recipient) for pair in pairs if pair.status == Mentorship.Status.ACTIVE],
            "proposed": [_about(pair, recipient) for pair in pairs if pair.status == Mentorship.Status.PROPOSED],
            "asked": [partner_of(recipient, request) for request in asked if asker_of(request).pk == recipient.pk],
            "to_answer": [partner_of(recipient, request) for request in asked if answerer_of(request).pk == recipient.pk],
            "was_waiting": learns and not pairs}


def taken_back(payload, recipient) -> dict | None:
    pair = load_pair(payload["mentorship"])
    return _about(pair, recipient) if pair is not None and pair.status == Mentorship.Status.WITHDRAWN else None


def _about(pair: Mentorship, recipient) -> dict:
    part = part_in(recipient, pair)
    partner = pair.mentor.membership if part == "learner" else pair.learner.membership
    return {"pair": pair, "partner": partner, "part": part, "program": pair.program}


def to_answer(payload, recipient) -> dict | None:
    request = load_request(payload["request"])
    if request is None or request.status != MentoringRequest.Status.SENT or answerer_of(request).pk != recipient.pk:
        return None
    return _request(request, recipient) | {"reasons": reasons(request.parts, skills_in(request.parts)), "due_at": request.due_at}


def question(payload, recipient) -> dict | None:
    request = load_request(payload["request"])
    if request is None or request.status != MentoringRequest.Status.QUESTION:
        return None
    return _request(request, recipient) | {"words": _last_word(request, answerer_of(request)), "due_at": request.due_at}


def answered_question(payload, recipient) -> dict | None:
    request = load_request(payload["request"])
    if request is None or request.status != MentoringRequest.Status.SENT:
        return None
    return _request(request, recipient) | {"words": _last_word(request, asker_of(request)), "due_at": request.due_at}


def still_open(payload, recipient) -> dict | None:
    request = load_request(payload["request"])
    return _request(request, recipient) | {"due_at": request.due_at} if request is not None and request.is_open else None


def over(payload, recipient) -> dict | None:
    request = load_request(payload["request"])
    if request is None or request.is_live:
        return None
    has_next = MentoringRequest.objects.filter(learner=request.learner, status__in=["queued", "sent", "question"]).exists()
    last = RequestMessage.objects.filter(request=request).values_list("author", flat=True).last()
    return _request(request, recipient) | {"has_next": has_next, "words": request.answer, "why": request.get_closing_display(),
                                           "unreplied": last == answerer_of(request).pk, "is_over": request.program.status not in LIVE}


def silent(payload, recipient) -> dict | None:
    openness = Openness.objects.select_related("enrolment__program").filter(enrolment=payload["enrolment"]).first()
    if openness is None or not (openness.warned_at or openness.paused_since):
        return None
    return {"enrolment": openness.enrolment, "program": openness.enrolment.program}


def waiting(payload, recipient) -> dict | None:
    learner = Enrolment.objects.select_related("program").filter(pk=payload["enrolment"], status="approved").first()
    if learner is None or Mentorship.objects.filter(learner=learner, status__in=["proposed", "active"]).exists():
        return None
    asked = MentoringRequest.objects.filter(learner=learner, status__in=["sent", "question"]).count()
    return {"enrolment": learner, "program": learner.program, "n": asked, "can_ask": allows(learner.program, Way.REQUEST, Way.FLASH)}


def fit(payload, recipient) -> dict | None:
    check = FitCheck.objects.select_related("mentorship__program", "mentorship__learner__membership__user",
                                            "mentorship__mentor__membership__user").filter(pk=payload["fit"], answer="").first()
    if check is None or check.mentorship.status != Mentorship.Status.ACTIVE:
        return None
    return {"check": check, "partner": partner_of(recipient, check.mentorship), "part": part_in(recipient, check.mentorship)}


def trial(payload, recipient) -> dict | None:
    return _trial(payload, recipient, is_cancelled=False)


def trial_off(payload, recipient) -> dict | None:
    told = _trial(payload, recipient, is_cancelled=True)
    return told and told | {"is_mine": payload.get("by") == str(recipient.pk)}


def trial_file(payload, recipient) -> list[Attachment]:
    return trial_files(_meeting(payload).get(), recipient)


def trial_unrated(payload, recipient) -> dict | None:
    found = _trial(payload, recipient, is_cancelled=False)
    if found is None:
        return None
    meeting = found["trial"]
    return None if (meeting.learner_rating if part_in(recipient, meeting) == "learner" else meeting.mentor_opinion) else found


def _trial(payload, recipient, **state) -> dict | None:
    meeting = _meeting(payload).filter(**state).first()
    if meeting is None:
        return None
    partner = partner_of(recipient, meeting)
    return {"trial": meeting, "partner": partner, "starts_at": meeting.time.lower,
            "there": there(meeting.time.lower, partner.user.time_zone)}


def _meeting(payload):
    return TrialMeeting.objects.select_related("program", "learner__membership__user", "mentor__membership__user").filter(
        pk=payload["trial"])


def _request(request: MentoringRequest, recipient) -> dict:
    return {"request": request, "partner": partner_of(recipient, request), "part": part_in(recipient, request), "program": request.program,
            "by_learner": request.initiator == "learner", "is_flash": request.format == "flash"}


def _last_word(request: MentoringRequest, author) -> str:
    return RequestMessage.objects.filter(request=request, author=author).values_list("body", flat=True).last() or ""

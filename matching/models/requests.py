from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Membership
from common.prose import LineField, ProseField
from programs.models import Enrolment, Program
from tenancy.orm import TenantForeignKey, TenantModel, TenantOneToOneField

from .pairs import Format, Mentorship


class Way(models.TextChoices):
    RUN = "run", _("The whole program is matched at once, by the coordinators")
    PICK = "pick", _("Coordinators choose a mentor for one learner")
    REQUEST = "request", _("Learners ask the mentors they choose")
    OFFER = "offer", _("Mentors offer themselves to learners who agreed to be seen")
    FLASH = "flash", _("Learners ask for one single session (flash mentoring)")
    CIRCLE = "circle", _("Learners meet in circles, several with one mentor (group mentoring)")


def usual_ways() -> list[str]:
    return [Way.RUN, Way.PICK]


class MatchingSettings(TenantModel):
    """Which ways lead to a mentor in a program, and the rules of asking. A program without a row keeps to the defaults."""

    program = TenantOneToOneField(Program, models.CASCADE, related_name="matching_settings")
    ways = ArrayField(models.CharField(max_length=8, choices=Way), verbose_name=_("ways to a mentor"), default=usual_ways, blank=True)
    open_requests = models.PositiveSmallIntegerField(_("requests open at once"), default=3,
                                                     validators=[MinValueValidator(1), MaxValueValidator(5)])
    answer_days = models.PositiveSmallIntegerField(_("days to answer"), default=3,
                                                   validators=[MinValueValidator(1), MaxValueValidator(30)])
    trials = models.BooleanField(_("trial meetings before a commitment"), default=True)
    decline_fr = ProseField(_("words of a refusal, in French"), max_length=1000, blank=True)
    decline_en = ProseField(_("words of a refusal, in English"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("matching settings")
        verbose_name_plural = _("matching settings")
        constraints = [
            models.CheckConstraint(condition=models.Q(ways__contained_by=Way.values), name="matching_settings_ways_known"),
            models.CheckConstraint(condition=models.Q(open_requests__range=(1, 5)), name="matching_settings_open_requests"),
            models.CheckConstraint(condition=models.Q(answer_days__range=(1, 30)), name="matching_settings_answer_days"),
        ]


class Openness(TenantModel):
    """Whether somebody can be asked or seen: a mentor's pause, a learner's consent to be seen by the program's mentors."""

    class Pause(models.TextChoices):
        OWN = "own", _("At the mentor's own wish")
        SILENT = "silent", _("After requests without an answer")

    enrolment = TenantOneToOneField(Enrolment, models.CASCADE, related_name="openness")
    seen_since = models.DateTimeField(_("seen by mentors since"), null=True, blank=True)
    paused_since = models.DateTimeField(_("paused since"), null=True, blank=True)
    pause = models.CharField(_("why paused"), max_length=8, choices=Pause, blank=True)
    warned_at = models.DateTimeField(_("warned"), null=True, blank=True)


class MentoringRequest(TenantModel):
    """One person asks another to form a pair: a learner a mentor, or a mentor a learner who agreed to be seen (an offer).

    queued -> sent <-> question -> accepted | declined | expired | withdrawn | closed. A queued one is a next choice of the learner's,
    sent when a place among the open ones is free; `slot` is that place, which two open requests of one learner cannot share.
    """

    class Status(models.TextChoices):
        QUEUED = "queued", pgettext_lazy("request", "Next choice")
        SENT = "sent", pgettext_lazy("request", "Waiting for an answer")
        QUESTION = "question", pgettext_lazy("request", "A question is asked")
        ACCEPTED = "accepted", pgettext_lazy("request", "Accepted")
        DECLINED = "declined", pgettext_lazy("request", "Declined")
        EXPIRED = "expired", pgettext_lazy("request", "Without an answer")
        WITHDRAWN = "withdrawn", pgettext_lazy("request", "Withdrawn")
        CLOSED = "closed", pgettext_lazy("request", "Closed")

    class Closing(models.TextChoices):
        TAKEN = "taken", _("The learner has found a mentor.")
        FULL = "full", _("The mentor has no free place any more.")
        PAUSED = "paused", _("The mentor takes no requests at the moment.")
        LEFT = "left", _("One of the two has left the program.")
        PROGRAM = "program", _("The program does not take place any more.")

    class Initiator(models.TextChoices):
        LEARNER = "learner", _("Learner")
        MENTOR = "mentor", _("Mentor")

    program = TenantForeignKey(Program, models.PROTECT, related_name="mentoring_requests", verbose_name=_("program"))
    learner = TenantForeignKey(Enrolment, models.PROTECT, related_name="requests_as_learner", verbose_name=_("learner"))
    mentor = TenantForeignKey(Enrolment, models.PROTECT, related_name="requests_as_mentor", verbose_name=_("mentor"))
    initiator = models.CharField(_("asked by"), max_length=8, choices=Initiator, default=Initiator.LEARNER)
    format = models.CharField(_("format"), max_length=8, choices=Format, default=Format.LASTING)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.QUEUED)
    slot = models.PositiveSmallIntegerField(null=True, blank=True)
    rank = models.PositiveSmallIntegerField(_("order of the wish"), default=1)
    message = ProseField(_("message"), max_length=2000)
    score = models.IntegerField(_("score"), null=True, blank=True)
    parts = models.JSONField(_("parts of the score"), default=list, blank=True)
    created_at = models.DateTimeField(_("made"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    due_at = models.DateTimeField(_("answer due"), null=True, blank=True)
    prolonged = models.PositiveSmallIntegerField(default=0)
    first_answer_at = models.DateTimeField(_("first answer"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closing = models.CharField(_("why closed"), max_length=8, choices=Closing, blank=True)
    answer = ProseField(_("words of the answer"), max_length=1000, blank=True)
    mentorship = TenantForeignKey(Mentorship, models.PROTECT, null=True, blank=True, related_name="requests")

    class Meta:
        verbose_name = _("mentoring request")
        verbose_name_plural = _("mentoring requests")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "learner", "slot"],
                                    condition=models.Q(status__in=["sent", "question"], initiator="learner"),
                                    name="matching_request_slot_once"),
            models.UniqueConstraint(fields=["organization", "learner", "mentor"],
                                    condition=models.Q(status__in=["queued", "sent", "question"]), name="matching_request_once"),
            models.UniqueConstraint(fields=["organization", "mentorship"], name="matching_request_one_mentorship"),
            models.CheckConstraint(condition=models.Q(slot__isnull=True) | models.Q(slot__range=(1, 5)),
                                   name="matching_request_slot_exists"),
            models.CheckConstraint(condition=~models.Q(status__in=["sent", "question"], initiator="learner", slot__isnull=True),
                                   name="matching_request_open_has_slot"),
            models.CheckConstraint(condition=~models.Q(status__in=["sent", "question"], due_at__isnull=True),
                                   name="matching_request_open_is_due"),
            models.CheckConstraint(condition=~models.Q(learner=models.F("mentor")), name="matching_request_two_people"),
        ]
        indexes = [models.Index(fields=["organization", "mentor", "status"]),
                   models.Index(fields=["organization", "due_at"], condition=models.Q(status__in=["sent", "question"]),
                                name="matching_request_due")]

    @property
    def is_open(self) -> bool:
        return self.status in (self.Status.SENT, self.Status.QUESTION)

    @property
    def is_live(self) -> bool:
        return self.is_open or self.status == self.Status.QUEUED

    def __str__(self):
        return f"{self.learner.membership} · {self.mentor.membership}"


class RequestMessage(TenantModel):
    """A question about a request before the answer to it, or the reply. Only the two people read it."""

    request = TenantForeignKey(MentoringRequest, models.CASCADE, related_name="messages")
    author = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    body = ProseField(_("message"), max_length=2000)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]


class TrialMeeting(TenantModel):
    """A short meeting of two people who may become a pair. Each rates it for matching; the other never reads that."""

    class Opinion(models.TextChoices):
        PREFER = "prefer", pgettext_lazy("trial", "I would gladly mentor this person")
        NEUTRAL = "neutral", pgettext_lazy("trial", "I could mentor this person")
        AVOID = "avoid", pgettext_lazy("trial", "Rather somebody else")

    program = TenantForeignKey(Program, models.PROTECT, related_name="+")
    learner = TenantForeignKey(Enrolment, models.PROTECT, related_name="trials_as_learner")
    mentor = TenantForeignKey(Enrolment, models.PROTECT, related_name="trials_as_mentor")
    slot = models.PositiveSmallIntegerField(default=1)
    time = DateTimeRangeField(_("time"))
    join_url = models.CharField(_("meeting link"), max_length=300, blank=True)
    created_at = models.DateTimeField()
    is_cancelled = models.BooleanField(default=False)
    cancel_reason = LineField(_("reason"), max_length=300, blank=True, default="", db_default="")
    learner_rating = models.PositiveSmallIntegerField(_("rating"), null=True, blank=True)
    learner_words = ProseField(_("why"), max_length=1000, blank=True)
    mentor_opinion = models.CharField(_("opinion"), max_length=8, choices=Opinion, blank=True)
    mentor_words = ProseField(_("why"), max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "learner", "slot"], condition=models.Q(is_cancelled=False),
                                    name="matching_trial_slot_once"),
            models.UniqueConstraint(fields=["organization", "learner", "mentor"], condition=models.Q(is_cancelled=False),
                                    name="matching_trial_once"),
            models.CheckConstraint(condition=models.Q(slot__range=(1, 3)), name="matching_trial_three_at_most"),
            models.CheckConstraint(condition=models.Q(learner_rating__isnull=True) | models.Q(learner_rating__range=(1, 5)),
                                   name="matching_trial_rating"),
            models.CheckConstraint(condition=models.Q(cancel_reason="") | models.Q(is_cancelled=True), name="matching_trial_why_off"),
            *(ExclusionConstraint(
                name=f"matching_trial_{part}_free", index_type="GIST", condition=models.Q(is_cancelled=False),
                expressions=[("organization", RangeOperators.EQUAL), (part, RangeOperators.EQUAL), ("time", RangeOperators.OVERLAPS)])
              for part in ("learner", "mentor")),
        ]

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Membership
from common.prose import ProseField
from programs.models import Enrolment, Program
from tenancy.orm import TenantForeignKey, TenantModel, TenantOneToOneField

from .circles import Circle, LedByItsMentor
from .cohorts import CriteriaVersion


class MatchRun(TenantModel):
    """One computation of pairs for a program: draft, adjusted by a coordinator, then published or discarded."""

    class Status(models.TextChoices):
        COMPUTING = "computing", _("Being computed")
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        DISCARDED = "discarded", _("Discarded")
        CANCELLED = "cancelled", _("Cancelled")

    class Objective(models.TextChoices):
        COVERAGE = "coverage", _("As many learners as possible, then the best total")
        NEEDS_FIRST = "needs_first", _("As many as possible, the hardest to match first")
        STABLE = "stable", _("No two people would both rather be together")

    program = TenantForeignKey(Program, models.PROTECT, related_name="match_runs", verbose_name=_("program"))
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    progress = models.PositiveSmallIntegerField(_("progress"), default=100)
    criteria = TenantForeignKey(CriteriaVersion, models.PROTECT, null=True, blank=True, related_name="runs", verbose_name=_("criteria"))
    objective = models.CharField(_("objective"), max_length=12, choices=Objective, default=Objective.COVERAGE)
    in_circles = models.BooleanField(_("in circles"), default=False)
    is_fitting = models.BooleanField(_("only fits in who came and went"), default=False)
    learners = models.PositiveIntegerField(_("learners"), default=0)
    mentors = models.PositiveIntegerField(_("mentors"), default=0)
    covered = models.PositiveIntegerField(_("matched"), default=0)
    total = models.BigIntegerField(_("total score"), default=0)
    inputs_hash = models.CharField(max_length=64, blank=True)
    created_by = TenantForeignKey(Membership, models.PROTECT, related_name="+", verbose_name=_("made by"))
    created_at = models.DateTimeField(_("made"))
    heard_at = models.DateTimeField(_("last sign of the computing"), null=True, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    class Meta:
        verbose_name = _("matching run")
        verbose_name_plural = _("matching runs")
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(fields=["organization", "program"],
                                               condition=models.Q(status__in=["computing", "draft"]),
                                               name="matching_matchrun_one_draft")]

    @property
    def is_open(self) -> bool:
        return self.status in (self.Status.COMPUTING, self.Status.DRAFT)


class RunRecord(TenantModel):
    """All that a run read and found, so that it can be computed again to the same pairs, and its optimum checked. See records.py."""

    run = TenantOneToOneField(MatchRun, models.CASCADE, related_name="record", verbose_name=_("matching run"))
    criteria = TenantForeignKey(CriteriaVersion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("criteria"))
    inputs = models.BinaryField()
    outcome = models.BinaryField()
    libraries = models.JSONField(_("libraries"), default=dict)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("record of a run")
        verbose_name_plural = _("records of runs")


class Proposal(TenantModel):
    """A learner's place in a run: with a mentor and the parts of its score, or without one and why.

    `is_locked` without a mentor: left out by a coordinator.
    """

    class Reason(models.TextChoices):
        NO_MENTOR = "no_mentor", _("No mentor has a free place.")
        LANGUAGE = "language", _("No mentor with a free place shares a language.")
        RULES = "rules", _("The rules of the program leave no mentor with a free place.")
        EXCLUDED = "excluded", _("The mentors who could fit were already proposed to this person, or were their mentor.")
        FULL = "full", _("All places of the mentors who could fit went to others.")
        REMOVED = "removed", _("Left out by the coordination.")
        LEARNER_LEFT = "learner_left", _("The learner has left the program.")
        LEARNER_TAKEN = "learner_taken", _("The learner already has a mentor.")
        MENTOR_LEFT = "mentor_left", _("The mentor has left the program.")
        MENTOR_FULL = "mentor_full", _("The mentor has no free place any more.")
        NO_CIRCLE = "no_circle", _("No circle that could fit takes place, or has a place left.")
        CIRCLE_SMALL = "circle_small", _("The circle does not take place: too few people are left in it.")

    run = TenantForeignKey(MatchRun, models.CASCADE, related_name="proposals")
    learner = TenantForeignKey(Enrolment, models.CASCADE, related_name="+", verbose_name=_("learner"))
    mentor = TenantForeignKey(Enrolment, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("mentor"))
    score = models.IntegerField(_("score"), default=0)
    parts = models.JSONField(_("parts of the score"), default=list)
    reason = models.CharField(_("why there is no pair"), max_length=16, choices=Reason, blank=True)
    is_locked = models.BooleanField(_("kept"), default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "run", "learner"], name="matching_proposal_once")]
        ordering = ["-score", "id"]


class Format(models.TextChoices):
    LASTING = "lasting", pgettext_lazy("mentorship", "For the program")
    FLASH = "flash", pgettext_lazy("mentorship", "One session (flash)")


class Mentorship(TenantModel):
    """The pair all else hangs on. Proposed by a published run, active once both have accepted.

    A flash mentorship ends by itself after its first held session, or once too long has passed without one.
    """

    class Status(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("mentorship", "Proposed")
        ACTIVE = "active", pgettext_lazy("mentorship", "Active")
        DECLINED = "declined", pgettext_lazy("mentorship", "Declined")
        ENDED = "ended", pgettext_lazy("mentorship", "Ended")
        WITHDRAWN = "withdrawn", pgettext_lazy("mentorship", "Taken back")

    class Cause(models.TextChoices):
        GOAL = "goal", _("The goal is reached")
        DONE = "done", _("The time agreed on is over")
        TIME = "time", _("Not enough time")
        CONTACT = "contact", _("No contact any more")
        FIT = "fit", _("Not a fit")
        AWAY = "away", _("A change of job, studies or place")
        OTHER = "other", _("Something else")
        UNUSED = "unused", _("The one session did not come about")

        @classmethod
        def said(cls) -> list[tuple]:
            """As choices, those that people give; the last says itself."""
            return [(cause.value, cause.label) for cause in cls if cause is not cls.UNUSED]

    program = TenantForeignKey(Program, models.PROTECT, related_name="mentorships", verbose_name=_("program"))
    learner = TenantForeignKey(Enrolment, models.PROTECT, related_name="mentorships_as_learner", verbose_name=_("learner"))
    mentor = TenantForeignKey(Enrolment, models.PROTECT, related_name="mentorships_as_mentor", verbose_name=_("mentor"))
    mentor_seat = models.PositiveSmallIntegerField(validators=[MaxValueValidator(20)])
    run = TenantForeignKey(MatchRun, models.PROTECT, null=True, blank=True, related_name="mentorships")
    circle = TenantForeignKey(Circle, models.PROTECT, null=True, blank=True, related_name="mentorships", verbose_name=_("circle"))
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.PROPOSED)
    score = models.IntegerField(_("score"), null=True, blank=True)
    parts = models.JSONField(_("parts of the score"), default=list)
    proposed_at = models.DateTimeField(_("proposed"))
    learner_accepted_at = models.DateTimeField(_("accepted by the learner"), null=True, blank=True)
    mentor_accepted_at = models.DateTimeField(_("accepted by the mentor"), null=True, blank=True)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_by = TenantForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ended by"))
    end_cause = models.CharField(_("why it ended"), max_length=8, choices=Cause, blank=True)
    end_reason = ProseField(_("reason"), max_length=1000, blank=True)
    format = models.CharField(_("format"), max_length=8, choices=Format, default=Format.LASTING)

    class Meta:
        verbose_name = _("mentorship")
        verbose_name_plural = _("mentorships")
        ordering = ["-proposed_at"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "learner"], condition=models.Q(status__in=["proposed", "active"]),
                                    name="matching_mentorship_one_open_per_learner"),
            models.UniqueConstraint(fields=["organization", "mentor", "mentor_seat"],
                                    condition=models.Q(status__in=["proposed", "active"]), name="matching_mentorship_seat_once"),
            models.CheckConstraint(condition=models.Q(mentor_seat__range=(1, 20)), name="matching_mentorship_seat_exists"),
            models.CheckConstraint(condition=~models.Q(learner=models.F("mentor")), name="matching_mentorship_two_people"),
            models.CheckConstraint(condition=~models.Q(status="active") | models.Q(
                learner_accepted_at__isnull=False, mentor_accepted_at__isnull=False, started_at__isnull=False),
                name="matching_mentorship_active_is_accepted"),
            models.CheckConstraint(condition=~models.Q(end_cause="unused") | models.Q(format="flash", status="ended"),
                                   name="matching_mentorship_only_flash_is_unused"),
            LedByItsMentor(name="matching_mentorship_led_by_the_circles_mentor"),
        ]
        indexes = [models.Index(fields=["organization", "status", "started_at"])]

    @property
    def is_open(self) -> bool:
        return self.status in (self.Status.PROPOSED, self.Status.ACTIVE)

    @property
    def absent(self) -> Membership | None:
        """Which of the two, who must be loaded, is no active member at present."""
        both = self.learner.membership, self.mentor.membership
        return next((each for each in both if each.status != Membership.Status.ACTIVE), None)

    @property
    def takes_sessions(self) -> bool:
        """Whether new ones may be booked, by what is loaded of its program and its two people."""
        return self.status == self.Status.ACTIVE and not self.program.is_over and self.absent is None

    def __str__(self):
        return f"{self.learner.membership} · {self.mentor.membership}"

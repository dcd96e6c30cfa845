from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Invitation, Membership, User
from common import clock
from common.names import NameField
from common.prose import LineField, ProseField
from tenancy.orm import TenantForeignKey, TenantModel, TenantOneToOneField


class Program(TenantModel):
    """What an organization offers: for whom, when, in which rhythm, with how many places."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        OPEN = "open", _("Open for applications")
        RUNNING = "running", _("Running")
        CLOSED = "closed", _("Closed")

    class Admission(models.TextChoices):
        APPLICATION = "application", _("People apply, a coordinator approves")
        INVITATION = "invitation", _("By invitation only")

    name = NameField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=60)
    summary = LineField(_("summary"), max_length=200, blank=True)
    description = ProseField(_("description"), max_length=8000, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=User.Language, default=User.Language.FRENCH)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    session_minutes = models.PositiveSmallIntegerField(_("session length (minutes)"), default=45,
                                                       validators=[MinValueValidator(15), MaxValueValidator(240)])
    session_every_days = models.PositiveSmallIntegerField(_("days between sessions"), default=14,
                                                          validators=[MinValueValidator(1), MaxValueValidator(90)])
    capacity = models.PositiveIntegerField(_("places for learners"), default=50, validators=[MinValueValidator(1)])
    meeting_url = models.CharField(_("meeting address"), max_length=200, blank=True,
                                   help_text=_("Where sessions meet by video. {room} stands for the session's own room."))
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.DRAFT)
    admission = models.CharField(_("admission"), max_length=12, choices=Admission, default=Admission.APPLICATION)
    created_at = models.DateTimeField(_("created"))

    class Meta:
        verbose_name = _("program")
        verbose_name_plural = _("programs")
        ordering = ["-starts_on", "name"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "slug"], name="programs_program_slug_once",
                                    violation_error_message=_("Another program already has this address.")),
            models.CheckConstraint(condition=models.Q(ends_on__gt=models.F("starts_on")), name="programs_program_ends_after_start",
                                   violation_error_message=_("A program ends after it starts.")),
            models.CheckConstraint(condition=models.Q(session_minutes__range=(15, 240)), name="programs_program_session_length"),
            models.CheckConstraint(condition=models.Q(capacity__gt=0), name="programs_program_has_places"),
        ]

    def __str__(self):
        return self.name

    @property
    def is_over(self) -> bool:
        """Closed, or past its last day: what is agreed in it goes on, and nothing new is asked."""
        return self.status == self.Status.CLOSED or self.ends_on < clock.today()


class Enrolment(TenantModel):
    """A member's part in a program, as mentor or as learner."""

    class Role(models.TextChoices):
        MENTOR = "mentor", _("Mentor")
        LEARNER = "learner", _("Learner")

    class Status(models.TextChoices):
        APPLIED = "applied", _("Waiting for approval")
        APPROVED = "approved", _("Enrolled")
        DECLINED = "declined", _("Not accepted")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        COMPLETED = "completed", _("Completed")

    program = TenantForeignKey(Program, models.PROTECT, related_name="enrolments", verbose_name=_("program"))
    membership = TenantForeignKey(Membership, models.PROTECT, related_name="enrolments", verbose_name=_("member"))
    role = models.CharField(_("role"), max_length=8, choices=Role)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.APPLIED)
    capacity = models.PositiveSmallIntegerField(_("learners at once"), default=1,
                                                validators=[MinValueValidator(0), MaxValueValidator(20)])
    motivation = ProseField(_("motivation"), max_length=2000, blank=True)
    applied_at = models.DateTimeField(_("applied"))
    decided_by = TenantForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by"))
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decision_note = ProseField(_("message to the person"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        ordering = ["-applied_at"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "program", "membership", "role"], name="programs_enrolment_once"),
            models.CheckConstraint(condition=models.Q(capacity__lte=20), name="programs_enrolment_capacity"),
        ]
        indexes = [models.Index(fields=["organization", "program", "role", "status"])]

    def __str__(self):
        return f"{self.membership} · {self.program}"


class ProgramInvitation(TenantModel):
    """The program, and the part in it, that an invitation leads to."""

    invitation = TenantOneToOneField(Invitation, models.CASCADE, related_name="+")
    program = TenantForeignKey(Program, models.CASCADE, related_name="+")
    role = models.CharField(max_length=8, choices=Enrolment.Role)

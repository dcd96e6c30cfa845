from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Membership
from common.names import NameField
from common.prose import LineField, ProseField
from matching.models import Mentorship
from programs.models import Program
from tenancy.orm import TenantForeignKey, TenantModel, TenantOneToOneField


class Agreement(TenantModel):
    """The charter of a pair. Changing its terms makes a new version, which both sign again."""

    mentorship = TenantForeignKey(Mentorship, models.CASCADE, related_name="agreements")
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    focus = LineField(_("what we work on"), max_length=300)
    rhythm = LineField(_("how often we meet"), max_length=200)
    channel = LineField(_("how we write to each other, and how soon we answer"), max_length=300)
    confidentiality = LineField(_("what stays between us"), max_length=400)
    ends_on = models.DateField(_("until"))
    drafted_by = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("created"))
    learner_signed_at = models.DateTimeField(_("signed by the learner"), null=True, blank=True)
    mentor_signed_at = models.DateTimeField(_("signed by the mentor"), null=True, blank=True)
    replaced_at = models.DateTimeField(_("replaced"), null=True, blank=True)

    class Meta:
        verbose_name = _("charter")
        verbose_name_plural = _("charters")
        constraints = [
            models.UniqueConstraint(fields=["organization", "mentorship", "version"], name="action_plans_agreement_version_once"),
            models.UniqueConstraint(fields=["organization", "mentorship"], condition=models.Q(replaced_at__isnull=True),
                                    name="action_plans_agreement_one_open"),
        ]

    @property
    def is_signed(self) -> bool:
        return bool(self.learner_signed_at and self.mentor_signed_at)


class Owner(models.TextChoices):
    LEARNER = "learner", _("Learner")
    MENTOR = "mentor", _("Mentor")
    BOTH = "both", _("Both")


class PlanTemplate(TenantModel):
    """Milestones and actions that a new pair of a program starts from."""

    program = TenantOneToOneField(Program, models.CASCADE, related_name="plan_template", verbose_name=_("program"))
    name = NameField(_("name"), max_length=120)

    class Meta:
        verbose_name = _("plan template")
        verbose_name_plural = _("plan templates")

    def __str__(self):
        return self.name


class TemplateAction(TenantModel):
    template = TenantForeignKey(PlanTemplate, models.CASCADE, related_name="actions")
    position = models.PositiveSmallIntegerField(_("position"))
    milestone = LineField(_("milestone"), max_length=120)
    title = LineField(_("action"), max_length=200)
    owner = models.CharField(_("who"), max_length=8, choices=Owner, default=Owner.LEARNER)
    due_after_days = models.PositiveSmallIntegerField(_("days after the start"))

    class Meta:
        verbose_name = _("action of a template")
        verbose_name_plural = _("actions of a template")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["organization", "template", "position"], name="action_plans_templateaction_once")]


class Action(TenantModel):
    """One step of a pair's plan: somebody's, by a date."""

    class Status(models.TextChoices):
        TODO = "todo", _("To do")
        DOING = "doing", _("In progress")
        DONE = "done", _("Done")
        DROPPED = "dropped", pgettext_lazy("action", "Set aside")

    mentorship = TenantForeignKey(Mentorship, models.CASCADE, related_name="actions")
    milestone = LineField(_("milestone"), max_length=120, blank=True)
    title = LineField(_("action"), max_length=200)
    detail = ProseField(_("detail"), max_length=2000, blank=True)
    owner = models.CharField(_("who"), max_length=8, choices=Owner, default=Owner.LEARNER)
    due_on = models.DateField(_("by when"))
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.TODO)
    progress = models.PositiveSmallIntegerField(_("progress"), default=0, validators=[MaxValueValidator(100)])
    source = models.CharField(max_length=8, default="pair")
    position = models.PositiveSmallIntegerField(default=0)
    created_by = TenantForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(_("created"))
    done_at = models.DateTimeField(_("done"), null=True, blank=True)

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        ordering = ["due_on", "position", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(progress__lte=100), name="action_plans_action_progress"),
            models.CheckConstraint(condition=~models.Q(status="done") | models.Q(done_at__isnull=False),
                                   name="action_plans_action_done_is_dated"),
        ]

    def __str__(self):
        return self.title

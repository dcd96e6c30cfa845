from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.names import NameField
from common.prose import LineField, ProseField
from programs.models import Enrolment
from tenancy.orm import TenantForeignKey, TenantModel, TenantOneToOneField

from . import traits


class BilingualName(models.Model):
    name_fr = NameField(_("name in French"), max_length=120)
    name_en = NameField(_("name in English"), max_length=120)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        return getattr(self, self.name_column())

    @staticmethod
    def name_column() -> str:
        """Of the name in the language in use."""
        return "name_fr" if (translation.get_language() or "fr").startswith("fr") else "name_en"


class SkillFamily(BilingualName, TenantModel):
    code = models.SlugField(_("code"), max_length=40)

    class Meta:
        verbose_name = _("skill family")
        verbose_name_plural = _("skill families")
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["organization", "code"], name="assessments_skillfamily_code_once")]


class Skill(BilingualName, TenantModel):
    """One entry of the organization's own list, which starts as the shipped one."""

    family = TenantForeignKey(SkillFamily, models.PROTECT, related_name="skills", verbose_name=_("family"))
    code = models.SlugField(_("code"), max_length=60)
    is_active = models.BooleanField(_("offered"), default=True)

    class Meta:
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["organization", "code"], name="assessments_skill_code_once")]


class Level(models.IntegerChoices):
    """Five levels, described by what a person can do rather than by adjectives."""

    DISCOVERING = 1, _("I am discovering it")
    HELPED = 2, _("I manage with help")
    ALONE = 3, _("I manage on my own")
    HELPING = 4, _("I help others")
    REFERENCE = 5, _("I am asked for advice")


class NeedsAssessment(TenantModel):
    """What a person brings to a program and looks for in it. Saved at each step; complete at the last."""

    STEPS = ("strengths", "skills", "aspirations", "goal")
    MENTOR_STEPS = ("strengths", "skills", "aspirations")

    enrolment = TenantOneToOneField(Enrolment, models.CASCADE, related_name="needs", verbose_name=_("enrolment"))
    strengths = ProseField(_("strengths"), max_length=2000, blank=True)
    weaknesses = ProseField(_("to improve"), max_length=2000, blank=True)
    aspirations = ProseField(_("aspirations"), max_length=2000, blank=True)
    expectations = ProseField(_("expectations of the mentoring"), max_length=2000, blank=True)
    industry = LineField(_("field of work"), max_length=80, blank=True)
    experience_years = models.PositiveSmallIntegerField(_("years of experience"), null=True, blank=True,
                                                        validators=[MaxValueValidator(60)])
    hours_per_month = models.PositiveSmallIntegerField(_("hours a month"), null=True, blank=True,
                                                       validators=[MinValueValidator(1), MaxValueValidator(40)])
    goal_draft = models.JSONField(default=dict, blank=True, editable=False)
    step = models.PositiveSmallIntegerField(default=0)
    updated_at = models.DateTimeField(_("updated"))
    completed_at = models.DateTimeField(_("completed"), null=True, blank=True)

    class Meta:
        verbose_name = _("needs assessment")
        verbose_name_plural = _("needs assessments")

    @property
    def steps(self) -> tuple[str, ...]:
        return self.MENTOR_STEPS if self.enrolment.role == Enrolment.Role.MENTOR else self.STEPS


class SkillClaim(TenantModel):
    """A skill that an enrolled person wants (learner) or offers (mentor), with its level now and the level aimed at."""

    class Kind(models.TextChoices):
        WANTED = "wanted", _("Wanted")
        OFFERED = "offered", _("Offered")

    enrolment = TenantForeignKey(Enrolment, models.CASCADE, related_name="skill_claims")
    skill = TenantForeignKey(Skill, models.PROTECT, related_name="claims", verbose_name=_("skill"))
    kind = models.CharField(max_length=8, choices=Kind)
    level = models.PositiveSmallIntegerField(_("level"), choices=Level)

    class Meta:
        verbose_name = _("skill of a person")
        verbose_name_plural = _("skills of people")
        constraints = [
            models.UniqueConstraint(fields=["organization", "enrolment", "skill", "kind"], name="assessments_skillclaim_once"),
            models.CheckConstraint(condition=models.Q(level__range=(1, 5)), name="assessments_skillclaim_level"),
        ]


class WorkingStyle(TenantModel):
    """What a person may add so that matching knows them better. Every answer is optional; see traits.py for `answers`."""

    class Seniority(models.TextChoices):
        STUDENT = "student", _("In studies or training")
        STARTING = "starting", _("First years of work")
        CONFIRMED = "confirmed", _("At ease in the job")
        SENIOR = "senior", _("Expert, or leading a team")
        LEADING = "leading", _("Leading an organization")

    class Style(models.TextChoices):
        DIRECT = "direct", _("Straight to the point")
        SUPPORTIVE = "supportive", _("Listening first, then thinking together")
        ANALYTICAL = "analytical", _("Step by step, with notes and dates")
        EXPRESSIVE = "expressive", _("By ideas and possibilities")

    class Theme(models.TextChoices):
        FIRST_JOB = "first_job", _("Find a first job or an internship")
        NEW_JOB = "new_job", _("Change job or field")
        GROW = "grow", _("Grow in the present job")
        FOUND = "found", _("Start a business or a project")
        SKILLS = "skills", _("Learn a trade or a tool")
        NETWORK = "network", _("Meet people of the field")
        CONFIDENCE = "confidence", _("Gain confidence, speak up")
        BALANCE = "balance", _("Balance work, studies and life")

    enrolment = TenantOneToOneField(Enrolment, models.CASCADE, related_name="working_style", verbose_name=_("enrolment"))
    seniority = models.CharField(_("where you stand in working life"), max_length=9, choices=Seniority, blank=True)
    team = LineField(_("team, department or class"), max_length=80, blank=True)
    manager_email = models.EmailField(_("your manager's email address"), max_length=254, blank=True)
    style = models.CharField(_("how you like to talk"), max_length=10, choices=Style, blank=True)
    themes = ArrayField(models.CharField(max_length=10, choices=Theme), verbose_name=_("themes"), default=list, blank=True)
    answers = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True, editable=False)
    updated_at = models.DateTimeField(_("updated"))

    class Meta:
        verbose_name = _("working style")
        verbose_name_plural = _("working styles")
        constraints = [models.CheckConstraint(condition=models.Q(answers__len__in=[0, len(traits.ITEMS)]),
                                              name="assessments_workingstyle_answers")]

    @property
    def theme_names(self) -> list:
        return [self.Theme(theme).label for theme in self.themes]

    @property
    def traits(self) -> dict[str, int]:
        """{trait: 0 to 8}; a trait of which one statement is not answered is left out."""
        return traits.scores(self.answers)


class Goal(TenantModel):
    """A SMART goal: specific, measurable, achievable, relevant, time-bound (Doran, 1981)."""

    class Status(models.TextChoices):
        OPEN = "open", _("In progress")
        REACHED = "reached", _("Reached")
        DROPPED = "dropped", pgettext_lazy("goal", "Set aside")

    class Audience(models.TextChoices):
        PRIVATE = "private", _("Only you")
        PAIR = "pair", _("You and your mentor")
        STAFF = "staff", _("You, your mentor and the coordinators")

    enrolment = TenantForeignKey(Enrolment, models.CASCADE, related_name="goals")
    specific = LineField(_("what exactly"), max_length=240)
    measurable = LineField(_("how you will know"), max_length=400)
    achievable = LineField(_("what makes it possible"), max_length=400)
    relevant = LineField(_("why it matters"), max_length=400)
    due_on = models.DateField(_("by when"))
    progress = models.PositiveSmallIntegerField(_("progress"), default=0, validators=[MaxValueValidator(100)])
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.OPEN)
    audience = models.CharField(_("who can read this"), max_length=8, choices=Audience, default=Audience.PAIR)
    created_at = models.DateTimeField(_("created"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ["due_on", "id"]
        constraints = [models.CheckConstraint(condition=models.Q(progress__lte=100), name="assessments_goal_progress")]
        indexes = [models.Index(fields=["organization", "status", "closed_at"])]

    def __str__(self):
        return self.specific

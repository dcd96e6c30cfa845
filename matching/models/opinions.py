from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from common.prose import ProseField
from programs.models import Enrolment
from tenancy.orm import TenantForeignKey, TenantModel, TenantOneToOneField

from .pairs import Mentorship


class FitCheck(TenantModel):
    """What one of a pair says after a first session: a fit or not. Asked again after the next one while still deciding."""

    class Answer(models.TextChoices):
        GOOD = "good", _("A good fit")
        DECIDING = "deciding", _("Still deciding")
        NOT_FIT = "not_fit", _("Not a fit")

    mentorship = TenantForeignKey(Mentorship, models.CASCADE, related_name="fit_checks")
    membership = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    asked_at = models.DateTimeField()
    answer = models.CharField(_("fit"), max_length=8, choices=Answer, blank=True)
    words = ProseField(_("in your words"), max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    handled_by = TenantForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-asked_at"]
        constraints = [models.UniqueConstraint(fields=["organization", "mentorship", "membership", "round"], name="matching_fit_once")]


class Preference(TenantModel):
    """What one person said about being paired with another, across programs; matching reads it, nobody else but coordinators."""

    class Wish(models.IntegerChoices):
        NEVER = -2, _("Never again")
        RATHER_NOT = -1, _("Rather not")
        NEUTRAL = 0, _("No preference")
        GLADLY = 1, _("Gladly")
        AGAIN = 2, _("Again, please")

    author = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    about = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    wish = models.SmallIntegerField(_("wish"), choices=Wish, default=Wish.NEUTRAL)
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "author", "about"], name="matching_preference_once"),
            models.CheckConstraint(condition=models.Q(wish__range=(-2, 2)), name="matching_preference_wish"),
        ]


class Feature(TenantModel):
    """The mentor shown first to a learner who looks for one: no mentor to more learners than they have room for."""

    learner = TenantOneToOneField(Enrolment, models.CASCADE, related_name="feature")
    mentor = TenantForeignKey(Enrolment, models.CASCADE, related_name="+")
    made_at = models.DateTimeField()

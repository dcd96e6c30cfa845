"""What a run is made from and keeps: packed profiles, criteria by version, and whom a coordinator keeps apart."""
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from common.prose import ProseField
from programs.models import Enrolment, Program
from tenancy.orm import TenantForeignKey, TenantModel, TenantOneToOneField


class MatchProfile(TenantModel):
    """What scoring reads of one enrolled person, packed (see engine/records.py): made anew when a fact, the week or the version changes."""

    enrolment = TenantOneToOneField(Enrolment, models.CASCADE, related_name="match_profile", verbose_name=_("enrolment"))
    packed = models.BinaryField()
    version = models.PositiveSmallIntegerField(_("version"))
    week = models.DateField(_("week"), help_text=_("The Monday of the week that the hours stand for: they move with summer time."))
    fingerprint = models.CharField(max_length=64)
    packed_at = models.DateTimeField(_("packed"))

    class Meta:
        verbose_name = _("profile for matching")
        verbose_name_plural = _("profiles for matching")
        indexes = [models.Index(fields=["organization", "packed_at"])]  # what was packed since (selectors/shortlists.py)


class CriteriaVersion(TenantModel):
    """How a program matches, as somebody saved it. Never changed: the next saving is the next version, and a run names its own."""

    program = TenantForeignKey(Program, models.PROTECT, related_name="criteria_versions", verbose_name=_("program"))
    number = models.PositiveIntegerField(_("version"))
    rules = models.JSONField(_("rules"), default=dict)
    preset = models.CharField(_("made from"), max_length=20, blank=True)
    created_by = TenantForeignKey(Membership, models.PROTECT, related_name="+", verbose_name=_("saved by"))
    created_at = models.DateTimeField(_("saved"))

    class Meta:
        verbose_name = _("criteria")
        verbose_name_plural = _("criteria")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["organization", "program", "number"], name="matching_criteria_number_once")]


class Exclusion(TenantModel):
    """Two people whom a coordinator keeps apart, in every program, with the reason. `one` is the one with the lesser id."""

    one = TenantForeignKey(Membership, models.CASCADE, related_name="+", verbose_name=_("person"))
    other = TenantForeignKey(Membership, models.CASCADE, related_name="+", verbose_name=_("other person"))
    reason = ProseField(_("reason"), max_length=1000)
    made_by = TenantForeignKey(Membership, models.PROTECT, related_name="+", verbose_name=_("made by"))
    created_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("exclusion")
        verbose_name_plural = _("exclusions")
        ordering = ["-created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "one", "other"], name="matching_exclusion_once"),
            models.CheckConstraint(condition=models.Q(one__lt=models.F("other")), name="matching_exclusion_in_order"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="matching_exclusion_says_why"),
        ]

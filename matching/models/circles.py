"""Circles: several learners with one mentor, each in a mentorship of their own."""
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.names import NameField
from programs.models import Enrolment, Program
from tenancy.orm import Ddl, TenantForeignKey, TenantModel

SMALLEST, LARGEST = 2, 20  # people; the latter is also a mentor's most seats


class Circle(TenantModel):
    """The learners of a run whom one mentor leads, from `least` to `most` of them. `opened_at` once it was published and takes place.

    In a draft its people are the run's places with this mentor; afterwards the mentorships that name it.
    """

    program = TenantForeignKey(Program, models.PROTECT, related_name="circles", verbose_name=_("program"))
    run = TenantForeignKey("matching.MatchRun", models.PROTECT, related_name="circles", verbose_name=_("matching run"))
    mentor = TenantForeignKey(Enrolment, models.PROTECT, related_name="circles", verbose_name=_("mentor"))
    name = NameField(_("name"), max_length=80)
    least = models.PositiveSmallIntegerField(_("fewest people"), default=3, validators=[MinValueValidator(SMALLEST)])
    most = models.PositiveSmallIntegerField(_("most people"), default=6, validators=[MaxValueValidator(LARGEST)])
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)

    class Meta:
        verbose_name = _("circle")
        verbose_name_plural = _("circles")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "run", "mentor"], name="matching_circle_once_in_a_run"),
            models.UniqueConstraint(fields=["organization", "id", "mentor"], name="matching_circle_with_its_mentor"),
            models.CheckConstraint(condition=models.Q(least__gte=SMALLEST, most__gte=models.F("least"), most__lte=LARGEST),
                                   name="matching_circle_sizes"),
            models.CheckConstraint(condition=~models.Q(name=""), name="matching_circle_has_a_name"),
        ]

    def __str__(self):
        return self.name


class LedByItsMentor(Ddl):
    """A mentorship of a circle is with the mentor who leads it."""

    create = (
        "ALTER TABLE {t} ADD CONSTRAINT {n} FOREIGN KEY (organization_id, circle_id, mentor_id) "
        "REFERENCES matching_circle (organization_id, id, mentor_id) DEFERRABLE",
    )
    remove = ("ALTER TABLE {t} DROP CONSTRAINT {n}",)

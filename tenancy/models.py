from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.ids import uuid7
from common.names import NameField
from common.time_zones import validate_time_zone


class Organization(models.Model):
    """A tenant: a school, a training company, an association, an employer. Global: it holds no mentoring data."""

    class Language(models.TextChoices):
        FRENCH = "fr", _("French")
        ENGLISH = "en", _("English")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    slug = models.SlugField(
        _("address"), max_length=40, unique=True,
        validators=[RegexValidator(r"^[a-z0-9][a-z0-9-]{1,39}$", _("Use lower-case letters, digits and hyphens."))],
    )
    name = NameField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.FRENCH)
    time_zone = models.CharField(_("time zone"), max_length=64, default="Europe/Paris", validators=[validate_time_zone])
    hue = models.PositiveSmallIntegerField(_("hue"), null=True, blank=True, validators=[MaxValueValidator(359)])
    is_active = models.BooleanField(_("active"), default=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def prefix(self) -> str:
        """Where its pages live, for links built outside a request."""
        return f"/o/{self.slug}"

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenancy.orm import TenantModel

from .verbs import in_words


class Entry(TenantModel):
    """Who did what to what. Insert-only by grant; audit.seal then numbers rows and seals each into the one before it."""

    number = models.PositiveBigIntegerField(_("number"), null=True)
    at = models.DateTimeField(_("at"))
    actor_id = models.UUIDField(_("actor"), null=True)
    actor_name = models.CharField(_("actor"), max_length=150, blank=True)
    verb = models.CharField(_("action"), max_length=80)
    target_type = models.CharField(_("object type"), max_length=60, blank=True)
    target_id = models.UUIDField(_("object"), null=True)
    target_label = models.CharField(_("object"), max_length=200, blank=True)
    detail = models.JSONField(_("detail"), default=dict)
    seal = models.CharField(_("seal"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["organization", "number"], name="audit_entry_number_once")]
        indexes = [
            models.Index(fields=["organization", "target_id", "number"]),
            models.Index(fields=["organization", "actor_id", "-id"]),
            models.Index(fields=["organization", "verb", "-id"]),
            models.Index(fields=["organization"], condition=models.Q(number__isnull=True), name="audit_entry_unsealed"),
        ]

    @property
    def words(self) -> str:
        return in_words(self.verb)

    def __str__(self):
        return f"{self.verb} · {self.target_label}" if self.target_label else self.verb

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from tenancy.orm import TenantForeignKey, TenantModel

from .sessions import Session


class AgendaItem(TenantModel):
    class Kind(models.TextChoices):
        RECAP = "recap", _("Recap of goals and last actions")
        WORK = "work", _("Work")
        EXCHANGE = "exchange", _("Exchange")
        ACTIONS = "actions", _("Actions to take")

    session = TenantForeignKey(Session, models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("part"), max_length=8, choices=Kind)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    topic = models.CharField(_("topic"), max_length=300, blank=True)
    is_done = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["organization", "session", "position"],
                                               name="sessions_app_agendaitem_once")]


class SessionNote(TenantModel):
    class Audience(models.TextChoices):
        PAIR = "pair", _("The two of you")
        PRIVATE = "private", _("Only you")
        STAFF = "staff", _("The mentor and the coordinators")

    session = TenantForeignKey(Session, models.CASCADE, related_name="notes")
    author = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    audience = models.CharField(_("who can read this"), max_length=8, choices=Audience, default=Audience.PAIR)
    body = models.TextField(_("note"), max_length=5000)
    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        ordering = ["created_at"]

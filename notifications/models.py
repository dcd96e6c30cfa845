from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from tenancy.orm import TenantForeignKey, TenantModel, TenantOneToOneField


class Delivery(TenantModel):
    """The outbox: one message owed to one person over one channel, written in the transaction of the fact it tells.

    `key` says what it is about, so that telling twice is impossible. `due -> sent | superseded | failed`.
    What waits for a time of its own was wished for at `wished_at`, must leave `before`, and keeps out of quiet hours, as does all that
    can wait (see texts).
    What fans out is addressed to nobody yet: the relay turns it into the messages that it means (see fanning_out).
    What was told to a member stands in the product as a notice since `told_at`: the subject, in the language in which it was written,
    and the path below the organization's own to which it leads. `without_email` was told there alone.
    """

    class Channel(models.TextChoices):
        EMAIL = "email", _("Email")
        FAN_OUT = "fan_out", _("Several messages")

    class State(models.TextChoices):
        DUE = "due", _("Due")
        SENT = "sent", _("Sent")
        SUPERSEDED = "superseded", _("No longer needed")
        FAILED = "failed", _("Failed")

    recipient = TenantForeignKey(Membership, models.CASCADE, null=True, blank=True, related_name="+")
    address = models.EmailField(max_length=254, blank=True)
    language = models.CharField(max_length=2, blank=True)
    channel = models.CharField(max_length=8, choices=Channel, default=Channel.EMAIL)
    kind = models.CharField(_("kind"), max_length=60)
    key = models.CharField(max_length=200)
    topic = models.UUIDField(null=True)
    payload = models.JSONField(default=dict)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DUE)
    due_at = models.DateTimeField(_("due"))
    wished_at = models.DateTimeField(null=True, blank=True)
    before = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    without_email = models.BooleanField(_("without an email"), default=False)
    subject = models.TextField(blank=True)
    path = models.TextField(blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("message sent")
        verbose_name_plural = _("messages sent")
        constraints = [
            models.UniqueConstraint(fields=["organization", "key", "channel"], name="notifications_delivery_once"),
            models.CheckConstraint(condition=models.Q(recipient__isnull=False) | ~models.Q(address="") | models.Q(channel="fan_out"),
                                   name="notifications_delivery_addressed"),
            models.CheckConstraint(condition=models.Q(told_at=None, seen_at=None, subject="", path="") | (
                models.Q(told_at__isnull=False, recipient__isnull=False, channel="email", state__in=["sent", "failed"])
                & ~models.Q(subject="")), name="notifications_delivery_notice"),
            models.CheckConstraint(condition=models.Q(path="") | models.Q(path__startswith="/") & ~models.Q(path__startswith="//"),
                                   name="notifications_delivery_inside"),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(state="due"), name="delivery_due"),
            models.Index(fields=["organization", "topic"], condition=models.Q(state="due"), name="delivery_topic_due"),
            models.Index(fields=["organization", "recipient", "-told_at", "-id"], condition=models.Q(told_at__isnull=False),
                         name="delivery_notices"),
            models.Index(fields=["organization", "recipient", "path"], condition=models.Q(told_at__isnull=False, seen_at=None),
                         name="delivery_unread"),
        ]

    def __str__(self):
        return f"{self.kind} · {self.recipient.name if self.recipient_id else self.address}"


class Preferences(TenantModel):
    """When a member is not written to, and of what. Without a row the defaults hold. Minutes after midnight in the person's zone."""

    membership = TenantOneToOneField(Membership, models.CASCADE, related_name="+")
    has_quiet_hours = models.BooleanField(default=True)
    quiet_from = models.PositiveSmallIntegerField(_("from"), default=21 * 60, validators=[MaxValueValidator(1439)])
    quiet_until = models.PositiveSmallIntegerField(_("to"), default=8 * 60, validators=[MaxValueValidator(1439)])
    kinds_off = ArrayField(models.CharField(max_length=60), default=list, blank=True)

    class Meta:
        verbose_name = _("choice of emails")
        verbose_name_plural = _("choices of emails")
        constraints = [models.CheckConstraint(condition=models.Q(quiet_from__lte=1439, quiet_until__lte=1439),
                                              name="notifications_preferences_minutes")]

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Membership
from common import clock
from common.prose import LineField, ProseField
from common.time_zones import validate_time_zone
from matching.models import Mentorship
from tenancy.orm import TenantForeignKey, TenantModel

from .. import kinds
from .series import SessionSeries


class Session(TenantModel):
    """One meeting of a pair. `starts_at` and `ends_at` are instants; `time_zone` is the zone it was agreed in."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("session", "Proposed")
        CONFIRMED = "confirmed", _("Planned")
        HELD = "held", _("Held")
        MISSED = "missed", _("Missed")
        TECHNICAL = "technical", _("Technical failure")
        CANCELLED = "cancelled", _("Cancelled")

    class MissedBy(models.TextChoices):
        LEARNER = "learner", _("Missed by the learner")
        MENTOR = "mentor", _("Missed by the mentor")
        BOTH = "both", _("Missed by both")

    class Place(models.TextChoices):
        ONLINE = "online", _("Online")
        IN_PERSON = "in_person", _("In person")
        PHONE = "phone", _("By phone")

    TO_COME = (Status.PROPOSED, Status.CONFIRMED)
    NEVER_WAS = (Status.PROPOSED, Status.CANCELLED)  # of these nobody tells how they went

    mentorship = TenantForeignKey(Mentorship, models.PROTECT, related_name="sessions", verbose_name=_("mentorship"))
    series = TenantForeignKey(SessionSeries, models.PROTECT, null=True, blank=True, related_name="sessions", verbose_name=_("series"))
    position = models.PositiveSmallIntegerField(null=True, blank=True)  # which date of the series' rule, from 0
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    time_zone = models.CharField(_("time zone"), max_length=64, validators=[validate_time_zone])
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.CONFIRMED)
    sequence = models.PositiveSmallIntegerField(default=0)
    place = models.CharField(_("where"), max_length=9, choices=Place, blank=True, default="")  # only of a meeting logged afterwards
    series_sequence = models.PositiveSmallIntegerField(default=0)  # that of its series as this session changed last
    changed_at = models.DateTimeField(null=True, blank=True)  # when the sequence rose last
    join_url = models.CharField(_("meeting link"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=32, default=kinds.WORKING)
    kind_fr = LineField(max_length=80, blank=True)
    kind_en = LineField(max_length=80, blank=True)
    reading = ProseField(_("what to read or watch before"), max_length=2000, blank=True)
    preparation = ProseField(_("preparation"), max_length=3000, blank=True)
    preparation_version = models.PositiveIntegerField(default=0)
    recap = ProseField(_("what we did"), max_length=3000, blank=True)
    recap_version = models.PositiveIntegerField(default=0)
    booked_by = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    booking_key = models.UUIDField(null=True, blank=True)
    created_at = models.DateTimeField(_("booked"))
    answer_by = models.DateTimeField(_("to be answered by"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    cancelled_by = TenantForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    cancel_reason = LineField(_("reason"), max_length=300, blank=True)
    is_late_cancel = models.BooleanField(_("cancelled late"), default=False)
    moved_at = models.DateTimeField(null=True, blank=True)
    moved_by = TenantForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    moved_from = models.DateTimeField(null=True, blank=True)
    move_reason = LineField(_("reason"), max_length=300, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    appeal_from = models.DateTimeField(null=True, blank=True)  # since when the days to disagree count, where not since closed_at
    days_given_at = models.DateTimeField(null=True, blank=True)  # when somebody's return gave of them back last
    is_disputed = models.BooleanField(_("two words disagree"), default=False)
    settled_by = TenantForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    missed_by = models.CharField(_("who was absent"), max_length=7, choices=MissedBy, blank=True, default="")  # as it was settled

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")),
                                   name="sessions_app_session_ends_after_start"),
            models.CheckConstraint(condition=~models.Q(status="proposed") | models.Q(answer_by__isnull=False),
                                   name="sessions_app_session_proposal_ends"),
            models.CheckConstraint(condition=~(models.Q(series__isnull=True) ^ models.Q(position__isnull=True)),
                                   name="sessions_app_session_position_in_series"),
            models.CheckConstraint(condition=models.Q(missed_by="") | models.Q(status="missed", settled_by__isnull=False),
                                   name="sessions_app_session_missed_by_as_settled"),
            models.CheckConstraint(condition=models.Q(place="") | models.Q(
                ends_at__lte=models.F("created_at"), status__in=["held", "missed", "technical", "cancelled"]),
                name="sessions_app_session_logged_once_over"),
            models.UniqueConstraint(fields=["organization", "booking_key"], name="sessions_app_session_booked_once"),
            models.UniqueConstraint(fields=["organization", "series", "position"], name="sessions_app_session_once_in_series"),
        ]
        indexes = [models.Index(fields=["organization", "mentorship", "starts_at"]),
                   models.Index(fields=["organization", "status", "starts_at"]),
                   models.Index(fields=["organization", "starts_at"]),
                   models.Index(fields=["organization"], condition=models.Q(is_disputed=True), name="sessions_app_session_disputed")]

    def __str__(self):
        return f"{self.starts_at:%Y-%m-%d %H:%M} UTC"

    @property
    def is_to_write_up(self) -> bool:
        """It is over and nobody has said yet whether it took place."""
        return self.status == self.Status.CONFIRMED and self.ends_at <= clock.now()

    @property
    def is_on_hold(self) -> bool:
        """One of the two, who must be loaded, is suspended and was before it starts: as things stand it does not take place."""
        both = self.mentorship.learner.membership, self.mentorship.mentor.membership
        return self.status in self.TO_COME and any(
            each.status == Membership.Status.SUSPENDED and each.left_at and each.left_at <= self.starts_at for each in both)

    @property
    def kind_name(self) -> str:
        """As the kind was called when it was agreed."""
        known = kinds.BUILT_IN.get(self.kind)
        return str(kinds.Words(self.kind_fr, self.kind_en)) or (str(known.name) if known else "")

    @property
    def status_text(self) -> str:
        return self.get_missed_by_display() or self.get_status_display()

    @property
    def missing(self) -> set[str]:
        """Of learner and mentor those who, as the coordination settled it, were absent."""
        return {"learner", "mentor"} if self.missed_by == self.MissedBy.BOTH else {self.missed_by} - {""}

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds() // 60)


class CounterProposal(TenantModel):
    """Up to three other times for a session, for the other person to choose from. They are claimed once one is chosen."""

    class Status(models.TextChoices):
        OPEN = "open", pgettext_lazy("proposal", "Waiting for an answer")
        ACCEPTED = "accepted", pgettext_lazy("proposal", "Accepted")
        DECLINED = "declined", pgettext_lazy("proposal", "Declined")
        OVER = "over", pgettext_lazy("proposal", "No longer of use")

    session = TenantForeignKey(Session, models.CASCADE, related_name="counter_proposals")
    proposed_by = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    starts = ArrayField(models.DateTimeField())
    reason = LineField(_("reason"), max_length=300, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.OPEN)
    created_at = models.DateTimeField()
    answer_by = models.DateTimeField(_("to be answered by"))
    over_since = models.DateTimeField(null=True, blank=True)  # when a change of the session closed it, or called off the word on it

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(starts__len__range=(1, 3)), name="sessions_app_counterproposal_one_to_three"),
            models.CheckConstraint(condition=models.Q(over_since__isnull=True) | models.Q(status__in=["over", "declined"]),
                                   name="sessions_app_counterproposal_over_since"),
            models.UniqueConstraint(fields=["organization", "session"], condition=models.Q(status="open"),
                                    name="sessions_app_counterproposal_one_open"),
        ]

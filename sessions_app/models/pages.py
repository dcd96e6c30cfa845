from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from common.prose import LineField, ProseField
from tenancy.orm import TenantForeignKey, TenantModel

from ..kinds import Words
from .sessions import Session


class AgendaItem(TenantModel):
    """A part of one session's agenda, as its kind was when it was agreed. Its position names it for good; `rank` is where it is shown.

    One that another kind does not have stays with 0 minutes, for somebody may have written in it.
    """

    class Kind(models.TextChoices):
        RECAP = "recap", _("Recap of goals and last actions")
        WORK = "work", _("Work")
        EXCHANGE = "exchange", _("Exchange")
        ACTIONS = "actions", _("Actions to take")
        WELCOME = "welcome", _("Getting to know each other")
        GOALS = "goals", _("The goals")
        FRAME = "frame", _("How we work together")
        READING = "reading", _("What the preparation raised")
        REVIEW = "review", _("Where the goals stand")
        ADJUST = "adjust", _("What to keep and what to change")
        LESSONS = "lessons", _("What we take with us")
        ONWARD = "onward", _("What comes after")
        THANKS = "thanks", _("Closing words")

    OF_GOALS = (Kind.RECAP, Kind.GOALS, Kind.REVIEW)  # parts beside which goals and open actions are shown

    session = TenantForeignKey(Session, models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    rank = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(_("part"), max_length=8, choices=Kind)
    name_fr = models.CharField(max_length=80, blank=True)
    name_en = models.CharField(max_length=80, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    topic = LineField(_("topic"), max_length=300, blank=True)
    is_done = models.BooleanField(default=False)

    class Meta:
        ordering = ["rank", "position"]
        constraints = [models.UniqueConstraint(fields=["organization", "session", "position"],
                                               name="sessions_app_agendaitem_once")]

    @property
    def name(self) -> str:
        return str(Words(self.name_fr, self.name_en)) or self.get_kind_display()


class PreparationItem(TenantModel):
    """A question to prepare one session, as its kind asked it when it was agreed, and what the two answer: named as an agenda's parts.

    One that another kind does not ask stays, for somebody may have answered it.
    """

    session = TenantForeignKey(Session, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    question_fr = LineField(max_length=200, blank=True)
    question_en = LineField(max_length=200, blank=True)
    is_asked = models.BooleanField(default=True)
    text = ProseField(_("answer"), max_length=3000, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["organization", "session", "position"], name="sessions_app_preparationitem_once")]

    @property
    def question(self) -> str:
        return str(Words(self.question_fr, self.question_en))


class SessionNote(TenantModel):
    class Audience(models.TextChoices):
        PAIR = "pair", _("The two of you")
        PRIVATE = "private", _("Only you")
        STAFF = "staff", _("The mentor and the coordinators")

    session = TenantForeignKey(Session, models.CASCADE, related_name="notes")
    author = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    audience = models.CharField(_("who can read this"), max_length=8, choices=Audience, default=Audience.PAIR)
    body = ProseField(_("note"), max_length=5000)
    key = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        ordering = ["created_at"]
        constraints = [models.UniqueConstraint(fields=["organization", "author", "key"], name="sessions_app_sessionnote_once")]

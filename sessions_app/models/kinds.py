from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from common.names import NameField
from common.prose import ProseField
from programs.models import Program
from tenancy.orm import TenantForeignKey, TenantModel

from .. import kinds
from .pages import AgendaItem


def validate_parts(parts) -> None:
    """[{"code": one of AgendaItem.Kind, "share": minutes, "fr": "", "en": ""}]"""
    if not isinstance(parts, list) or not 1 <= len(parts) <= kinds.MOST_PARTS:
        raise ValidationError(_("An agenda has 1 to %(most)s parts.") % {"most": kinds.MOST_PARTS})
    for part in parts:
        if not isinstance(part, dict) or part.get("code") not in AgendaItem.Kind.values or not _are_words(part, 80):
            raise ValidationError(_("A part is one of the known ones, with a name of at most 80 characters if it has its own."))
        if type(part.get("share")) is not int or not 1 <= part["share"] <= kinds.MOST_SHARES:
            raise ValidationError(_("A part takes 1 to %(most)s minutes.") % {"most": kinds.MOST_SHARES})


def validate_questions(questions) -> None:
    """[{"fr": "", "en": ""}]"""
    if not isinstance(questions, list) or len(questions) > kinds.MOST_QUESTIONS:
        raise ValidationError(_("At most %(most)s questions are asked.") % {"most": kinds.MOST_QUESTIONS})
    for question in questions:
        if not isinstance(question, dict) or not _are_words(question, 200) or not (question.get("fr") or question.get("en")):
            raise ValidationError(_("A question has at most 200 characters, in French, in English or in both."))


def _are_words(each, most):
    return all(isinstance(each.get(language, ""), str) and len(each.get(language, "")) <= most for language in ("fr", "en"))


class Length(models.Func):
    """Of a JSON array; the database refuses anything else."""

    function, output_field = "jsonb_array_length", models.IntegerField()


class SessionKind(TenantModel):
    """A kind of session in a program: one of its own, or what stands in the place of the built-in one of that code."""

    class Use(models.TextChoices):
        FIRST = kinds.FIRST, _("The first session of a pair")
        USUAL = kinds.USUAL, _("Every other session")
        CHOSEN = kinds.CHOSEN, _("Only where somebody chooses it")

    program = TenantForeignKey(Program, models.CASCADE, related_name="session_kinds", verbose_name=_("program"))
    code = models.SlugField(_("code"), max_length=32)
    name_fr = NameField(_("name in French"), max_length=80)
    name_en = NameField(_("name in English"), max_length=80)
    use = models.CharField(_("stands for"), max_length=8, choices=Use, default=Use.CHOSEN)
    is_offered = models.BooleanField(_("people may choose it"), default=True)
    parts = models.JSONField(_("parts of the agenda"), validators=[validate_parts])
    questions = models.JSONField(_("questions to prepare"), default=list, blank=True, validators=[validate_questions])
    reading = ProseField(_("what to read or watch before"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("kind of session")
        verbose_name_plural = _("kinds of sessions")
        ordering = ["name_en"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "program", "code"], name="sessions_app_sessionkind_once"),
            models.UniqueConstraint(fields=["organization", "program", "use"], condition=~models.Q(use=kinds.CHOSEN),
                                    name="sessions_app_sessionkind_one_of_each_use"),
            models.CheckConstraint(condition=models.Q(use__in=[kinds.FIRST, kinds.USUAL, kinds.CHOSEN]),
                                   name="sessions_app_sessionkind_use"),
            models.CheckConstraint(name="sessions_app_sessionkind_parts", condition=models.Q(
                models.lookups.Range(Length("parts"), (1, kinds.MOST_PARTS)))),
            models.CheckConstraint(name="sessions_app_sessionkind_questions", condition=models.Q(
                models.lookups.Range(Length("questions"), (0, kinds.MOST_QUESTIONS)))),
        ]

    def __str__(self):
        return str(kinds.Words(self.name_fr, self.name_en))

    def as_kind(self) -> kinds.Kind:
        found, = kinds.kinds_in([{name: getattr(self, name) for name in COLUMNS}]).own
        return found


COLUMNS = ("code", "name_fr", "name_en", "use", "is_offered", "parts", "questions", "reading")
AS_JSON = JSONObject(**{name: name for name in COLUMNS})

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import transaction

from accounts.models import Membership
from audit.services import record
from programs.models import Program

from .. import defaults
from ..models import PlanTemplate, TemplateAction


@dataclass(frozen=True)
class Row:
    milestone: str
    title: str
    owner: str
    due_after_days: int


def install_default_template(program: Program) -> PlanTemplate:
    """The shipped steps in the program's language, spread over its length. A program that has a template keeps it."""
    with transaction.atomic():
        found, is_new = PlanTemplate.objects.get_or_create(
            program=program, defaults={"name": defaults.in_language(defaults.TEMPLATE_NAME, program.language)})
        if is_new:
            _write(found, default_rows(program))
    return found


def default_rows(program: Program) -> list[Row]:
    """Dates shrink with programs shorter than the steps' own half-year; they never stretch."""
    length, whole = (program.ends_on - program.starts_on).days, max(step.after_days for step in defaults.STEPS)
    return [Row(defaults.in_language(step.milestone, program.language), defaults.in_language(step.title, program.language), step.owner,
                step.after_days if length >= whole else max(1, step.after_days * length // whole)) for step in defaults.STEPS]


def save_template(*, actor: Membership, program: Program, name: str, rows: Sequence[Row]) -> PlanTemplate:
    """Replaces the program's template: pairs that start from now on follow it, plans already made stay as they are."""
    Program.objects.select_for_update().get(pk=program.pk)
    template, _is_new = PlanTemplate.objects.update_or_create(program=program, defaults={"name": name})
    template.actions.all().delete()
    _write(template, rows)
    record("action_plans.template.saved", actor=actor, target=template, rows=len(rows))
    return template


def _write(template: PlanTemplate, rows: Sequence[Row]) -> None:
    TemplateAction.objects.bulk_create([TemplateAction(template=template, position=n, **asdict(row)) for n, row in enumerate(rows, 1)])

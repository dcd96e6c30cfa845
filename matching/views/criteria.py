"""A program's criteria, with what each rule takes away while one looks."""
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import manager_required
from common.errors import Refused

from .. import services
from ..access import program_for
from ..criteria import PRESETS, preset
from ..engine.criteria import Criteria
from ..engine.reference import ALWAYS
from ..engine.rules import Effects
from ..forms import CriteriaForm
from ..rule_words import PRESET, RULE_NAME
from ..selectors.criteria import criteria_of, effects_on, saved_criteria, versions_of
from ..words import CRITERION

SHOWN = 10


@require_http_methods(["GET", "HEAD", "POST"])
@manager_required
def page(request, slug):
    program = program_for(request.membership, slug)
    chosen = request.GET.get("preset", "")
    present = criteria_of(saved_criteria(program), program)
    if chosen in PRESETS:
        present = preset(chosen).changed(session_minutes=program.session_minutes)
    form = CriteriaForm(request.POST if request.method == "POST" else None, criteria=present)
    if request.method == "POST" and form.is_valid() and request.POST.get("do") != "count":
        try:
            version = services.save_criteria(actor=request.membership, program=program, criteria=form.criteria,
                                             preset=chosen if chosen in PRESETS else "")
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Saved as version %(n)d. Runs made before keep the version they were made with.")
                             % {"n": version.number})
            return redirect("matching:criteria", program.slug)
    criteria = getattr(form, "criteria", present)
    return render(request, "matching/criteria.html", {
        "program": program, "form": form, "versions": versions_of(program)[:SHOWN], "saved": saved_criteria(program), "chosen": chosen,
        "presets": [(code, *words) for code, words in PRESET.items()]} | _counted(program, criteria), status=422 if form.errors else 200)


@require_POST
@manager_required
def count(request, slug):
    """The counts alone, as htmx asks for them at each change."""
    program = program_for(request.membership, slug)
    form = CriteriaForm(request.POST, criteria=criteria_of(saved_criteria(program), program))
    shown = _counted(program, form.criteria) if form.is_valid() else {"form": form}
    return render(request, "matching/_effects.html", {"program": program, **shown})


def _counted(program, criteria: Criteria) -> dict:
    effects = effects_on(program, criteria)
    return {"effects": effects, "rules": said_rules(effects), "shares": shares(criteria)}


def said_rules(effects: Effects) -> list[dict]:
    """[{rule, name, pairs, learners}], the costliest rule first; of those that no criteria set aside, the ones that take something away."""
    told = [rule for rule in effects.rules if rule.only or rule.rule not in ALWAYS]
    ordered = sorted(told, key=lambda rule: (-rule.freed, -rule.only, rule.rule))
    return [{"rule": rule.rule, "name": RULE_NAME[rule.rule], "pairs": rule.only, "learners": rule.freed} for rule in ordered]


def shares(criteria: Criteria) -> list[tuple]:
    """[(criterion, points of 100)], the weightiest first."""
    found = [(CRITERION[c], criteria.of(c) // 1000) for c in criteria.weights]
    return sorted(found, key=lambda share: -share[1])

"""The questionnaire, step by step, and its summary."""
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.access import member_required
from audit.services import record
from common.errors import Refused
from common.sorting import folded
from programs.access import own_enrolment
from programs.models import Enrolment

from .. import services
from ..access import needs_read_by
from ..forms import AspirationsForm, GoalForm, SkillsFilter, StrengthsForm
from ..models import Level, NeedsAssessment, WorkingStyle
from ..selectors import claims_of, families, first_open_goal, goals_visible_to, needs_of, skills_found
from ..services.goals import ends_after_program
from ..services.needs import LIVE

FORMS = {"strengths": StrengthsForm, "aspirations": AspirationsForm}
TITLES = {
    "strengths": gettext_lazy("Strengths"), "skills": gettext_lazy("Skills"), "aspirations": gettext_lazy("Aspirations"),
    "goal": gettext_lazy("SMART goal")}


@require_safe
@member_required
def start(request, enrolment_id):
    """Resumes where the person stopped."""
    enrolment = own_enrolment(request.membership, enrolment_id)
    needs = _needs(enrolment)
    if needs.completed_at or enrolment.status not in LIVE:
        return redirect("assessments:needs-summary", enrolment.pk)
    return redirect("assessments:needs", enrolment.pk, needs.steps[min(needs.step, len(needs.steps) - 1)])


@require_safe
@member_required
def summary(request, enrolment_id):
    enrolment = needs_read_by(request.membership, enrolment_id)
    own = enrolment.membership_id == request.membership.pk
    if not own:
        record("assessments.needs.read", actor=request.membership, target=enrolment)
    needs = _needs(enrolment)
    return render(request, "assessments/summary.html", {
        "enrolment": enrolment, "needs": needs, "own": own, "claims": _claims(enrolment), "writable": own and enrolment.status in LIVE,
        "goals": goals_visible_to(request.membership, enrolment)[:10], "mentor": enrolment.role == Enrolment.Role.MENTOR,
        "style": WorkingStyle.objects.filter(enrolment=enrolment).first(), "style_shown": own or request.membership.manages})


@member_required
def step_page(request, enrolment_id, step):
    enrolment = own_enrolment(request.membership, enrolment_id)
    needs = _needs(enrolment)
    if step not in needs.steps:
        raise Http404
    if enrolment.status not in LIVE:
        return redirect("assessments:needs-summary", enrolment.pk)
    if needs.steps.index(step) > needs.step:
        return redirect("assessments:needs", enrolment.pk)
    page = {"skills": _skills_step, "goal": _goal_step}.get(step, _text_step)
    return page(request, enrolment, needs, step)


def _text_step(request, enrolment, needs, step):
    later = request.POST.get("do") == "later"
    form = FORMS[step](request.POST or None, instance=needs, role=enrolment.role, draft=later)
    if request.method == "POST" and form.is_valid():
        services.save_step(actor=request.membership, enrolment=enrolment, step=step, values=form.cleaned_data, finished=not later)
        return _onward(request, enrolment, needs.steps, step, later)
    return _shown(request, "assessments/step.html", enrolment, needs, step, {"form": form}, 422 if form.is_bound else 200)


def _goal_step(request, enrolment, needs, step):
    goal, later = first_open_goal(enrolment), request.POST.get("do") == "later"
    form = GoalForm(request.POST or None, instance=goal, initial=needs.goal_draft, draft=later, today=timezone.localdate())
    if request.method == "POST" and later:
        form.is_valid()
        _keep(request, enrolment, step, {name: form.data.get(name, "")[:400] for name in form.fields}, finished=False)
        return _onward(request, enrolment, needs.steps, step, later)
    if request.method == "POST" and form.is_valid():
        try:
            _save_goal(request.membership, enrolment, goal, form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            warn_after_program(request, enrolment, form.cleaned_data["due_on"])
            _keep(request, enrolment, step, {}, finished=True)
            return _onward(request, enrolment, needs.steps, step, later)
    return _shown(request, "assessments/step.html", enrolment, needs, step, {"form": form}, 422 if form.is_bound else 200)


def _save_goal(actor, enrolment, goal, fields):
    if goal is None:
        services.create_goal(actor=actor, enrolment=enrolment, **fields)
    else:
        services.edit_goal(actor=actor, goal=goal, **fields)


def _keep(request, enrolment, step, draft, finished):
    services.save_step(actor=request.membership, enrolment=enrolment, step=step, values={"goal_draft": draft}, finished=finished)


def warn_after_program(request, enrolment, due_on):
    if ends_after_program(due_on, enrolment):
        messages.warning(request, _("Your goal is saved. Its date is after the end of the program, when your mentor may no longer be "
                                    "beside you."))


def _skills_step(request, enrolment, needs, step):
    """One form whose every button keeps the levels: search, add, remove, go on, or come back later."""
    if request.method != "POST":
        return _skills_page(request, enrolment, needs, step, request.GET)
    actor, do = request.membership, request.POST.get("do", "search")
    services.save_levels(actor=actor, enrolment=enrolment, levels=_levels(request.POST))
    if _uuid(request.POST.get("remove", "")):
        services.remove_skill(actor=actor, enrolment=enrolment, skill_id=_uuid(request.POST["remove"]))
        return _again(request, enrolment, step)
    try:
        services.add_skills(actor=actor, enrolment=enrolment, skill_ids=[i for i in map(_uuid, request.POST.getlist("add")) if i])
        if do not in ("next", "later"):
            return _again(request, enrolment, step)
        services.save_step(actor=actor, enrolment=enrolment, step=step, values={}, finished=do == "next")
    except Refused as refused:
        return _skills_page(request, enrolment, needs, step, request.POST, refused.message)
    return _onward(request, enrolment, needs.steps, step, do == "later")


def _skills_page(request, enrolment, needs, step, asked, problem=""):
    known = families()
    search = SkillsFilter(asked, families=known)
    words, family = search.chosen()
    claims = _claims(enrolment)
    have = {claim.skill_id for claim in claims}
    found = [s for s in skills_found(words=words, family=family, active=True) if s.pk not in have]
    groups = [(f, [s for s in found if s.family_id == f.pk]) for f in known]
    ticked = set(request.POST.getlist("add")) if problem else set()
    return _shown(request, "assessments/skills_step.html", enrolment, needs, step, {
        "search": search, "searched": bool(words or family), "groups": [(f, s) for f, s in groups if s], "found": len(found),
        "claims": claims, "levels": Level.choices, "problem": problem, "ticked": ticked}, 422 if problem else 200)


def _again(request, enrolment, step):
    """Back to the same step, with the search that was asked."""
    words = {name: request.POST[name] for name in ("q", "family") if request.POST.get(name)}
    response = redirect("assessments:needs", enrolment.pk, step)
    if words and request.POST.get("do") != "add":
        response["Location"] += "?" + urlencode(words)
    return response


def _levels(data) -> dict[UUID, int]:
    found = {_uuid(name.removeprefix("level-")): value for name, value in data.items() if name.startswith("level-")}
    return {skill: int(value) for skill, value in found.items() if skill and value in {str(v) for v in Level.values}}


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _claims(enrolment) -> list:
    return sorted(claims_of(enrolment), key=lambda claim: folded(claim.skill.name))


def _needs(enrolment) -> NeedsAssessment:
    return needs_of(enrolment) or NeedsAssessment(enrolment=enrolment)


def _onward(request, enrolment, steps, step, later):
    if later:
        messages.success(request, _("Your answers are kept. Come back whenever you like."))
        return redirect("programs:page", enrolment.program.slug)
    following = steps[steps.index(step) + 1:]
    if following:
        return redirect("assessments:needs", enrolment.pk, following[0])
    messages.success(request, _("Thank you, that was the last step. You can change your answers at any time."))
    return redirect("assessments:needs-summary", enrolment.pk)


def _shown(request, template, enrolment, needs, step, more, status):
    at = needs.steps.index(step)
    steps = [{"code": s, "title": TITLES[s], "current": s == step, "done": n < needs.step, "open": n <= needs.step}
             for n, s in enumerate(needs.steps)]
    return render(request, template, {
        "enrolment": enrolment, "step": step, "title": TITLES[step], "steps": steps, "number": at + 1,
        "before": needs.steps[at - 1] if at else "", "last": at + 1 == len(needs.steps),
        "mentor": enrolment.role == Enrolment.Role.MENTOR} | more, status=status)

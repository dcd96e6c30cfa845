"""The organization's list of skills, for those who run programs."""
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.access import manager_required

from .. import services
from ..access import skill_of_list
from ..forms import ImportForm, OfferedFilter
from ..selectors import families, skills_found
from ..services.skills import differs
from ..skill_rows import COLUMNS, parsed, written

PAGE = 25
SHOWN = 100


@require_safe
@manager_required
def list_page(request):
    known = families()
    asked = OfferedFilter(request.GET, families=known)
    words, family = asked.chosen()
    page = Paginator(skills_found(words=words, family=family, active=asked.active()), PAGE).get_page(request.GET.get("page"))
    return render(request, "assessments/skills.html", {
        "page": page, "filter": asked, "filtered": bool(asked.data), "empty": not known})


@manager_required
def import_page(request):
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return _preview(request, form.cleaned_data["source"])
    return _asked(request, form, 422 if form.is_bound else 200)


def _asked(request, form, status):
    return render(request, "assessments/skills_import.html", {"form": form, "columns": COLUMNS}, status=status)


@require_POST
@manager_required
def import_confirm(request):
    """Takes the good lines; the others come back to be corrected."""
    form = ImportForm(request.POST)
    if not form.is_valid():
        return _asked(request, form, 422)
    source = form.cleaned_data["source"]
    found = parsed(source)
    if found.rows:
        result = services.import_skills(actor=request.membership, rows=found.rows)
        messages.success(request, _("%(added)d added, %(changed)d changed, %(unchanged)d unchanged.") % vars(result))
    if not found.faults:
        return redirect("assessments:skills")
    left = "\n".join([source.lstrip("\ufeff").splitlines()[0], *(fault.text for fault in found.faults if fault.line > 1)])
    return _preview(request, left)


def _preview(request, source):
    found = parsed(source)
    known = {skill.code: skill for skill in skills_found()}
    new = [row for row in found.rows if row.code not in known]
    changed = [row for row in found.rows if row.code in known and differs(row, known[row.code])]
    return render(request, "assessments/skills_preview.html", {
        "form": ImportForm(initial={"text": source}), "source": source,
        "faults": found.faults[:SHOWN], "fault_count": len(found.faults),
        "rows": [("new", r) for r in new[:SHOWN]] + [("changed", r) for r in changed[:SHOWN]], "new": len(new), "changed": len(changed),
        "unchanged": len(found.rows) - len(new) - len(changed), "good": len(found.rows)})


@require_POST
@manager_required
def install(request):
    n = services.install_skills(request.organization)
    messages.success(request, ngettext("%(n)d skill is added.", "%(n)d skills are added.", n) % {"n": n})
    return redirect("assessments:skills")


@require_safe
@manager_required
def export(request):
    rows = ((s.family.code, s.family.name_fr, s.family.name_en, s.code, s.name_fr, s.name_en) for s in skills_found())
    response = HttpResponse("\ufeff" + written(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="skills.csv"'
    return response


@require_POST
@manager_required
def offer(request, skill_id):
    return _switched(request, skill_id, True)


@require_POST
@manager_required
def set_aside(request, skill_id):
    return _switched(request, skill_id, False)


def _switched(request, skill_id, offered):
    skill = services.offer_skill(actor=request.membership, skill=skill_of_list(skill_id), offered=offered)
    said = _("“%(name)s” is offered again.") if offered else _("“%(name)s” is no longer offered. People who have it keep it.")
    messages.success(request, said % {"name": skill.name})
    response = redirect("assessments:skills")
    response["Location"] += f"?{request.GET.urlencode()}" if request.GET else ""
    return response

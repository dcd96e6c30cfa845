from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import manager_required

from .. import services
from ..access import program_for
from ..forms import RowFormSet, TemplateForm
from ..models import Owner
from ..selectors import template_of, template_rows

FIELDS = ("milestone", "title", "owner", "due_after_days")


@require_http_methods(["GET", "POST"])
@manager_required
def template(request, slug):
    """Every button saves the whole table; those of a row also move or remove it, so that nothing typed is lost."""
    program = program_for(request.membership, slug)
    found = template_of(program)
    if request.method == "POST" and "default" in request.POST and found is None:
        services.install_default_template(program)
        return redirect("action_plans:template", slug)
    if request.method == "POST":
        form, rows = TemplateForm(request.POST), RowFormSet(request.POST, prefix="rows")
        if form.is_valid() and rows.is_valid():
            services.save_template(actor=request.membership, program=program, name=form.cleaned_data["name"],
                                   rows=_rows(rows, request.POST.get("do", "")))
            messages.success(request, _("Saved. Pairs that start from now on follow it."))
            return redirect("action_plans:template", slug)
    else:
        initial = [{name: getattr(row, name) for name in FIELDS} for row in template_rows(found)] if found else []
        form = TemplateForm(initial={"name": found.name if found else program.name})
        rows = RowFormSet(initial=initial, prefix="rows")
    return render(request, "action_plans/template.html", {"program": program, "template": found, "form": form, "rows": rows},
                  status=422 if request.method == "POST" else 200)


def _rows(formset, do: str) -> list[services.Row]:
    """The rows that hold something, in the order that `do` asks for: "up-3", "down-3" or "remove-3", 3 being the form's number."""
    kept = [(n, form.cleaned_data) for n, form in enumerate(formset) if form.cleaned_data and not form.is_blank]
    verb, _dash, number = do.partition("-")
    at = next((place for place, (n, _data) in enumerate(kept) if str(n) == number), None)
    other = {"up": -1, "down": 1}.get(verb, 0) + (at or 0)
    if at is not None and verb == "remove":
        del kept[at]
    elif at is not None and 0 <= other < len(kept):
        kept[at], kept[other] = kept[other], kept[at]
    return [services.Row(data["milestone"], data["title"], data["owner"] or Owner.LEARNER, data["due_after_days"]) for _n, data in kept]

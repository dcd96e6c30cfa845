from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import manager_required, member_required, overseer_required
from common.errors import Refused
from common.sorting import SortKey
from matching.access import partner_of
from programs.models import Program

from . import access, rows, services
from .forms import PulseForm, RatingForm, ScopeForm
from .measures import MEASURES, Scope
from .selectors import history
from .sparklines import sparkline

PAGE = 25


def _scope(request) -> tuple[ScopeForm, Program | None]:
    form = ScopeForm(request.GET, programs=Program.objects.order_by(SortKey("name")))
    return form, form.cleaned_data["program"] if form.is_valid() else None


@overseer_required
@require_GET
def overview(request):
    form, program = _scope(request)
    figures, past = services.figures_for(program), history(program)
    cards = [{"measure": m, "count": figures.counts[slug], "line": sparkline([s.figures["counts"].get(slug, 0) for s in past])}
             for slug, m in MEASURES.items()]
    return render(request, "kpis/overview.html",
                  {"form": form, "program": program, "figures": figures, "cards": cards, "past": past})


@manager_required
@require_GET
def measure_rows(request, slug):
    measure = MEASURES.get(slug)
    if measure is None:
        raise Http404
    form, program = _scope(request)
    found = rows.named(slug, measure.rows(Scope.of(program)).order_by(*measure.order))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "kpis/rows.html", {"measure": measure, "form": form, "program": program, "page": page,
                                              "lines": [rows.line(slug, row) for row in page]})


@manager_required
@require_POST
def refresh(request):
    form = ScopeForm(request.POST, programs=Program.objects.all())
    services.take_snapshot(form.cleaned_data["program"] if form.is_valid() else None)
    messages.success(request, _("The figures are up to date."))
    return redirect(request.POST.get("next") if request.POST.get("next", "").startswith(request.organization.prefix)
                    else "kpis:overview")


@member_required
@require_http_methods(["GET", "POST"])
def feedback(request, session_id):
    session = access.held_session_of(request.membership, session_id)
    given = session.feedback.filter(membership=request.membership).first()
    initial = {"rating": given.rating, "comment": given.comment} if given else None
    form = RatingForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.give_feedback(actor=request.membership, session=session, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Thank you. Your feedback is with the coordinators."))
            return redirect("dashboard:home")
    partner = partner_of(request.membership, session.mentorship)
    return render(request, "kpis/feedback.html", {"session": session, "partner": partner, "form": form, "given": given})


@member_required
@require_http_methods(["GET", "POST"])
def pulse(request, pulse_id):
    asked = access.pulse_of(request.membership, pulse_id)
    form = PulseForm(request.POST or None, initial={"rating": asked.score, "comment": asked.comment})
    if request.method == "POST" and form.is_valid():
        services.answer_pulse(actor=request.membership, pulse=asked, score=form.cleaned_data["rating"],
                              comment=form.cleaned_data["comment"])
        messages.success(request, _("Thank you. Your answer is with the coordinators."))
        return redirect("dashboard:home")
    return render(request, "kpis/pulse.html",
                  {"pulse": asked, "partner": partner_of(request.membership, asked.mentorship), "form": form})

"""Whom coordinators keep apart."""
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import manager_required
from common.errors import Refused

from .. import services
from ..access import exclusion_for, program_for
from ..forms import ApartForm
from ..selectors import exclusions

PAGE = 25


@require_http_methods(["GET", "HEAD", "POST"])
@manager_required
def page(request, slug):
    program = program_for(request.membership, slug)
    form = ApartForm(request.POST if request.method == "POST" else None, program=program)
    if request.method == "POST" and form.is_valid():
        one, other = form.cleaned_data["learner"].membership, form.cleaned_data["mentor"].membership
        try:
            services.keep_apart(actor=request.membership, one=one, other=other, reason=form.cleaned_data["reason"])
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("%(one)s and %(other)s will not be paired.") % {"one": one.name, "other": other.name})
            return redirect("matching:exclusions", program.slug)
    found = Paginator(exclusions(), PAGE).get_page(request.GET.get("page"))
    return render(request, "matching/exclusions.html", {"program": program, "form": form, "page": found},
                  status=422 if form.errors else 200)


@require_POST
@manager_required
def lift(request, slug, exclusion_id):
    program = program_for(request.membership, slug)
    exclusion = exclusion_for(request.membership, exclusion_id)
    services.lift_exclusion(actor=request.membership, exclusion=exclusion)
    messages.success(request, _("%(one)s and %(other)s can be paired again.") % {"one": exclusion.one.name, "other": exclusion.other.name})
    return redirect("matching:exclusions", program.slug)

"""What a person may add after their needs."""
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import member_required
from programs.access import own_enrolment
from programs.models import Enrolment

from .. import services
from ..selectors import style_of
from ..services.needs import LIVE
from ..style_form import StyleForm


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def page(request, enrolment_id):
    enrolment = own_enrolment(request.membership, enrolment_id)
    if enrolment.status not in LIVE:
        return redirect("assessments:needs-summary", enrolment.pk)
    form = StyleForm(request.POST if request.method == "POST" else None, role=enrolment.role, kept=style_of(enrolment))
    if request.method == "POST" and form.is_valid():
        services.save_style(actor=request.membership, enrolment=enrolment, **form.values())
        messages.success(request, _("Your answers are saved. You can change or empty them at any time."))
        return redirect("assessments:needs-summary", enrolment.pk)
    return render(request, "assessments/style.html", {
        "enrolment": enrolment, "form": form, "mentor": enrolment.role == Enrolment.Role.MENTOR}, status=422 if form.is_bound else 200)

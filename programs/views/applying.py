"""A person's own way into a program, and out of it."""
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import member_required
from accounts.coming_back import ask_to_sign_in
from accounts.services import join_organization
from common.errors import Refused
from tenancy.middleware import require_organization

from .. import services
from ..access import own_enrolment, program_seen_by
from ..forms import ApplicationForm
from ..models import Enrolment
from ..selectors import places_left
from .programs import layout_for


def apply(request, slug, role):
    """Also for people who are no member yet: their application makes them one."""
    require_organization(request)
    if role not in Enrolment.Role.values:
        raise Http404
    program = program_seen_by(request.membership, slug)
    if not request.user.is_authenticated:
        return ask_to_sign_in(request)
    form = ApplicationForm(request.POST or None, role=role)
    if request.method == "POST" and form.is_valid():
        try:
            membership = request.membership or join_organization(user=request.user, role=role)
            services.apply_to_program(membership=membership, program=program, role=role, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Your application is sent. You will get an email with the answer."))
            return redirect("programs:page", slug)
    return render(request, "programs/apply.html", {
        "form": form, "program": program, "role": role, "places_left": places_left(program),
        "layout": layout_for(request.membership)}, status=422 if form.is_bound else 200)


@require_POST
@member_required
def withdraw(request, enrolment_id):
    enrolment = own_enrolment(request.membership, enrolment_id)
    try:
        services.withdraw_enrolment(actor=request.membership, enrolment=enrolment)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("You have withdrawn. What you wrote stays readable to you and the coordinators."))
    return redirect("programs:list")

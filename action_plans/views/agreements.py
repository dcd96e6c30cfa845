from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import member_required
from common.errors import Refused
from matching.access import mentorship_for, own_mentorship, part_in, partner_of

from .. import services
from ..access import own_agreement
from ..forms import AgreementForm
from ..selectors import TERMS, agreement_of, default_terms, earlier_versions


@require_GET
@member_required
def agreement(request, mentorship_id):
    pair = mentorship_for(request.membership, mentorship_id)
    part = part_in(request.membership, pair)
    found = agreement_of(pair)
    return render(request, "action_plans/agreement.html", {
        "pair": pair, "part": part, "agreement": found, "earlier": earlier_versions(pair)[:20],
        "terms": None if found else default_terms(pair), "signed_at": getattr(found, f"{part}_signed_at", None) if part else None})


@require_http_methods(["GET", "POST"])
@member_required
def edit(request, mentorship_id):
    pair = own_mentorship(request.membership, mentorship_id)
    found = agreement_of(pair)
    terms = {name: getattr(found, name) for name in TERMS} if found else default_terms(pair)
    initial = terms | {"seen_version": found.version if found else 0}
    form = AgreementForm(request.POST) if request.method == "POST" else AgreementForm(initial=initial)
    if request.method == "POST" and form.is_valid():
        answer = _save(request, pair, form)
        if answer is not None:
            return answer
    return render(request, "action_plans/agreement_edit.html", {"pair": pair, "form": form, "agreement": found},
                  status=422 if form.errors else 200)


@require_POST
@member_required
def sign(request, agreement_id):
    found = own_agreement(request.membership, agreement_id)
    try:
        signed = services.sign_agreement(actor=request.membership, agreement=found)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        _say_signed(request, signed, found.mentorship)
    return redirect("action_plans:agreement", found.mentorship_id)


def _save(request, pair, form) -> HttpResponseRedirect | None:
    """The way on, or None when the charter was refused and the form says why."""
    try:
        made = services.draft_agreement(actor=request.membership, mentorship=pair, terms=form.cleaned_data,
                                        seen_version=form.cleaned_data["seen_version"])
        if "sign" in request.POST:
            made = services.sign_agreement(actor=request.membership, agreement=made)
    except Refused as refused:
        form.add_error(None, refused.message)
        return None
    if "sign" in request.POST:
        _say_signed(request, made, pair)
    else:
        messages.success(request, _("Saved. Both of you sign this version."))
    return redirect("action_plans:agreement", pair.pk)


def _say_signed(request, agreement, pair) -> None:
    if agreement.is_signed:
        messages.success(request, _("Both of you have signed. Next: your action plan."))
    else:
        messages.success(request, _("You have signed. %(name)s is asked to sign too.") % {
            "name": partner_of(request.membership, pair).name})

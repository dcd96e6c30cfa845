from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.access import manager_required
from common.errors import Refused

from .. import services
from ..access import run_for
from ..models import MatchRun
from ..selectors.fitting import can_fit, changes_since, fitting_of


@require_GET
@manager_required
def changes(request, run_id):
    """Who came and went since the draft was made, and whose mentor changes if they are fitted in."""
    run = run_for(request.membership, run_id)
    found = changes_since(run) if can_fit(run) else None
    if not found:
        messages.info(request, _("Nobody came or went since this draft was made."))
        return redirect("matching:run", run.pk)
    return render(request, "matching/fit_in.html", {"run": run, "program": run.program, "changes": found, "fitting": fitting_of(run)})


@require_POST
@manager_required
def fit_in(request, run_id):
    run = run_for(request.membership, run_id)
    try:
        fitted = services.fit_in(actor=request.membership, run=run)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        if fitted.status == MatchRun.Status.DRAFT:
            messages.success(request, _("The draft fits everybody who is here now."))
    return redirect("matching:run", run.pk)

"""Whether a run is fair, and whether it is what it says."""
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import manager_required
from audit.services import record

from ..access import run_for
from ..selectors.audits import SMALLEST, audit_of
from ..selectors.checks import FILES, check_run, file_of
from .criteria import said_rules


@require_GET
@manager_required
def audit(request, run_id):
    run = run_for(request.membership, run_id)
    if run.in_circles:
        raise Http404
    found = audit_of(run)
    rules = found and [rule | {"price": found.prices.get(rule["rule"])} for rule in said_rules(found.effects)]
    return render(request, "matching/audit.html", {
        "run": run, "program": run.program, "audit": found, "smallest": SMALLEST, "rules": rules})


@require_GET
@manager_required
def check(request, run_id):
    run = run_for(request.membership, run_id)
    return render(request, "matching/check.html", {"run": run, "program": run.program, "check": check_run(run)})


@require_GET
@manager_required
def file(request, run_id, which):
    """The run's record, or the engine's own IN and OUT, to check elsewhere."""
    run = run_for(request.membership, run_id)
    found = file_of(run, which) if which in FILES else None
    if found is None:
        raise Http404
    record("matching.run.downloaded", actor=request.membership, target=run, file=which)
    return JsonResponse(found, headers={"Content-Disposition": f'attachment; filename="run-{run.pk}-{which}.json"'})

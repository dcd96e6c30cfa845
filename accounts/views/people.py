"""The people of an organization, for those who manage it."""
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.errors import NotAllowed, Refused

from .. import services
from ..access import managed_member, manager_required
from ..forms import RolesForm, SearchForm
from ..selectors import people

PAGE = 25


@manager_required
@require_safe
def people_list(request):
    form = SearchForm(request.GET)
    form.is_valid()  # a filter that makes no sense is left out
    wanted = form.cleaned_data
    status, after = wanted.get("status") or "active", wanted.get("after")
    found = people(search=wanted.get("q", "").strip(), role=wanted.get("role", ""), status=status, after=after)
    rows = list(found[:PAGE + 1])
    query = request.GET.copy()
    query.pop("after", None)
    first, more = query.urlencode(), None
    if len(rows) > PAGE:
        query["after"] = str(rows[PAGE - 1].pk)
        more = query.urlencode()
    return render(request, "accounts/people.html", {
        "form": form, "people": rows[:PAGE], "first": first if after else None, "more": more,
        "filtered": any(wanted.get(name) for name in ("q", "role", "status"))})


@manager_required
@require_http_methods(["GET", "HEAD", "POST"])
def member_manage(request, pk):
    """Roles, and what ends or restores a membership."""
    member = managed_member(request.membership, pk)
    form = RolesForm(request.POST if request.method == "POST" else None, actor=request.membership, member=member)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_roles(actor=request.membership, membership=member, roles=form.all_roles())
        except Refused as refused:
            form.add_error("roles", refused.message)
        else:
            messages.success(request, _("The roles of %(name)s are saved.") % {"name": member.name})
            return redirect("accounts:member-manage", pk=pk)
    return render(request, "accounts/member_manage.html", {"member": member, "form": form}, status=422 if form.errors else 200)


@manager_required
@require_POST
def member_suspend(request, pk):
    return _standing(request, pk, services.suspend_member, _("%(name)s can no longer enter this organization."))


@manager_required
@require_POST
def member_reinstate(request, pk):
    return _standing(request, pk, services.reinstate_member, _("%(name)s can enter this organization again."))


@manager_required
@require_POST
def member_remove(request, pk):
    return _standing(request, pk, services.remove_member, _("%(name)s is no longer a member."))


def _standing(request, pk, change, message):
    member = managed_member(request.membership, pk)
    try:
        change(actor=request.membership, membership=member)
        messages.success(request, message % {"name": member.name})
    except Refused as refused:
        messages.error(request, refused.message)
    except NotAllowed as error:
        raise PermissionDenied from error
    return redirect("accounts:member-manage", pk=pk)

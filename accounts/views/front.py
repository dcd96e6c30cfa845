"""The front door outside any organization, and the way from one organization to another."""
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ..coming_back import page_behind
from ..selectors import organizations_of

LAST = "organization"  # the session's memory of where the person last was


@require_safe
def front(request):
    """Signed out: what Tandem is. Signed in: the organization last visited, or the only one, or the list."""
    if not request.user.is_authenticated:
        return render(request, "accounts/front.html")
    slugs = [organization["slug"] for organization in organizations_of(request.user)]
    last = request.session.get(LAST)
    if last in slugs or len(slugs) == 1:
        return redirect(f"/o/{last if last in slugs else slugs[0]}/")
    return redirect("accounts:organizations")


def remember(request) -> None:
    """Called where somebody enters an organization; writes the session only when it changes."""
    if request.membership is not None and request.session.get(LAST) != request.organization.slug:
        request.session[LAST] = request.organization.slug


@login_required
@require_safe
def organizations(request):
    return render(request, "accounts/organizations.html", {"organizations": organizations_of(request.user)})


def page_expired(request, reason=""):
    """What was sent carries a token of another sign-in, or none: the way to the same page with a new one."""
    return render(request, "403_csrf.html", {"page": page_behind(request)}, status=403)

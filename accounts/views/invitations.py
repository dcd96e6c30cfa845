"""Inviting people, and answering an invitation."""
from django.contrib import messages
from django.contrib.auth import login
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.errors import Refused

from .. import services
from ..access import managed_invitation, manager_required
from ..forms import InviteForm, JoinForm
from ..selectors import invitation_by, invitations_waiting

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@manager_required
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request):
    begun = {"language": request.organization.language, **request.GET.dict()}
    form = InviteForm(request.POST if request.method == "POST" else None, actor=request.membership, initial=begun)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            done = services.invite_people(
                actor=request.membership, emails=told["emails"], roles=told["roles"], language=told["language"],
                message=told["message"], details=form.details())
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            _tell(request, done)
            return redirect("accounts:invitations")
    return render(request, "accounts/invite.html", {"form": form}, status=422 if form.errors else 200)


def _tell(request, done):
    if done.invitations:
        messages.success(request, ngettext("%(n)d invitation is on its way.", "%(n)d invitations are on their way.",
                                           len(done.invitations)) % {"n": len(done.invitations)})
    if done.already_members:
        messages.info(request, _("Already members: %(addresses)s") % {"addresses": ", ".join(done.already_members)})
    if done.already_invited:
        messages.info(request, _("Already invited: %(addresses)s") % {"addresses": ", ".join(done.already_invited)})


@manager_required
@require_safe
def invitations(request):
    page = Paginator(invitations_waiting(), 25).get_page(request.GET.get("page"))
    return render(request, "accounts/invitations.html", {"page": page})


@manager_required
@require_POST
def invitation_resend(request, pk):
    return _changed(request, pk, services.resend_invitation, _("The invitation to %(email)s is sent again."))


@manager_required
@require_POST
def invitation_withdraw(request, pk):
    return _changed(request, pk, services.withdraw_invitation,
                    _("The invitation to %(email)s is withdrawn. Its link no longer works."))


def _changed(request, pk, change, message):
    invitation = managed_invitation(request.membership, pk)
    try:
        change(actor=request.membership, invitation=invitation)
        messages.success(request, message % {"email": invitation.email})
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect("accounts:invitations")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request, secret):
    """The link of an invitation. Whoever holds it has read the mail sent to the invited address."""
    invitation = _found(request, secret)
    if invitation is None or invitation.state != "open":
        return _closed(request, invitation)
    if request.user.is_authenticated:
        return _accept_signed_in(request, invitation)
    return _accept_signed_out(request, invitation)


def _found(request, secret):
    if request.organization is None:
        raise Http404
    return invitation_by(secret)


def _closed(request, invitation):
    """A link that no longer works says why; to a member who used it, it is just the way in."""
    state = invitation.state if invitation else "unknown"
    if state == "accepted" and request.membership is not None:
        return redirect("accounts:front")
    return render(request, "accounts/invitation_closed.html", {"state": state}, status=410 if invitation else 404)


def _accept_signed_in(request, invitation):
    error = ""
    if request.method == "POST":
        try:
            services.accept_invitation(invitation=invitation, user=request.user)
        except Refused as refused:
            error = refused.message
        else:
            return _welcomed(request)
    same = request.user.email.lower() == invitation.email.lower()
    return render(request, "accounts/invitation.html", {"invitation": invitation, "same": same, "error": error},
                  status=409 if error else 200)


def _accept_signed_out(request, invitation):
    form = JoinForm(request.POST if request.method == "POST" else None, email=invitation.email, initial={"name": invitation.name})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            membership = services.join_as_new_person(
                invitation=invitation, name=told["name"], password=told["password"], language=request.LANGUAGE_CODE,
                time_zone=told["time_zone"])
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            login(request, membership.user, backend=BACKEND)
            return _welcomed(request)
    return render(request, "accounts/invitation.html", {"invitation": invitation, "form": form},
                  status=422 if form.errors else 200)


def _welcomed(request):
    messages.success(request, _("Welcome to %(organization)s.") % {"organization": request.organization.name})
    return redirect("accounts:front")

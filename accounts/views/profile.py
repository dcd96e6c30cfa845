"""A member's own profile, other members' profiles, photos and API keys."""
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.errors import Refused
from common.markdown import rendered

from .. import photos, services
from ..access import member_for, member_required, own_token
from ..forms import PhotoForm, ProfileForm, TokenForm
from ..forms.profile import LANGUAGES
from ..selectors import tokens_of


@member_required
@require_safe
def profile(request):
    return _shown(request, request.membership)


@member_required
@require_safe
def person(request, pk):
    return _shown(request, member_for(request.membership, pk))


def _shown(request, member):
    names = dict(LANGUAGES)
    return render(request, "accounts/person.html", {
        "member": member, "mine": member.pk == request.membership.pk,
        "spoken": [names.get(code, code) for code in member.languages], "bio": rendered(member.bio)})


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile_edit(request):
    member = request.membership
    form = ProfileForm(request.POST if request.method == "POST" else None, initial=_told(member))
    if request.method == "POST" and form.is_valid():
        services.change_profile(membership=member, **form.cleaned_data)
        messages.success(request, _("Your profile is saved."))
        return redirect("accounts:profile")
    return _edit_page(request, form, PhotoForm())


@member_required
@require_POST
def photo_change(request):
    form = PhotoForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            services.change_photo(membership=request.membership, content=form.cleaned_data["photo"].read())
        except Refused as refused:
            form.add_error("photo", refused.message)
        else:
            messages.success(request, _("Your photo is saved."))
            return redirect("accounts:profile-edit")
    return _edit_page(request, ProfileForm(initial=_told(request.membership)), form)


@member_required
@require_POST
def photo_remove(request):
    services.remove_photo(membership=request.membership)
    messages.success(request, _("Your photo is removed."))
    return redirect("accounts:profile-edit")


def _told(member) -> dict:
    return {"name": member.name, "pronouns": member.pronouns, "headline": member.headline, "bio": member.bio,
            "languages": member.languages}


def _edit_page(request, form, photo_form):
    failed = form.errors or photo_form.errors
    return render(request, "accounts/profile_edit.html", {"form": form, "photo_form": photo_form}, status=422 if failed else 200)


@member_required
@require_safe
def photo(request, pk):
    """To members only; a photo's name changes with its content, so the name is its ETag."""
    name = member_for(request.membership, pk).photo
    if not name:
        raise Http404
    etag = f'"{name}"'
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponse(status=304)
    else:
        try:
            response = FileResponse((photos.folder(request.organization.id) / name).open("rb"), content_type="image/webp")
        except FileNotFoundError as error:
            raise Http404 from error
    response["ETag"] = etag
    patch_cache_control(response, private=True, max_age=86400)
    return response


@member_required
@require_POST
def leave(request):
    try:
        services.leave_organization(membership=request.membership)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("accounts:profile")
    messages.success(request, _("You have left %(organization)s.") % {"organization": request.organization.name})
    return redirect("/")


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request):
    """Creating answers with the key on the page itself: it is nowhere else, so there is nothing to redirect to."""
    form, key = TokenForm(request.POST if request.method == "POST" else None), ""
    if request.method == "POST" and form.is_valid():
        try:
            _token, key = services.create_token(membership=request.membership, name=form.cleaned_data["name"])
            form = TokenForm()
        except Refused as refused:
            form.add_error(None, refused.message)
    response = render(request, "accounts/tokens.html", {"form": form, "key": key, "tokens": tokens_of(request.membership)},
                      status=422 if form.errors else 200)
    patch_cache_control(response, no_store=True)
    return response


@member_required
@require_POST
def token_revoke(request, pk):
    services.revoke_token(membership=request.membership, token=own_token(request.membership, pk))
    messages.success(request, _("The key is revoked. Programs that use it can no longer sign in."))
    return redirect("accounts:tokens")

"""The page behind a signed link (see acting): it shows, and acts only when its button is pressed."""
from zoneinfo import ZoneInfo

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from common.errors import Refused
from tenancy.middleware import require_organization

from . import acting


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def act(request, token):
    require_organization(request)
    link = acting.opened(token)
    if link is None:
        return render(request, "notifications/act.html", {"expired": True}, status=410)
    person = link.actor.user
    with translation.override(person.language), timezone.override(ZoneInfo(person.time_zone)):
        request.LANGUAGE_CODE = person.language
        return _for_its_member(request, link)


def _for_its_member(request, link: acting.Link):
    page = link.act.show(link.actor, link.id)
    if page is None:
        return render(request, "notifications/act.html", {"expired": True}, status=410)
    form = page.form(request.POST if request.method == "POST" else None, initial=page.initial) if page.form else None
    shown = {"page": page, "form": form, "actor": link.actor}
    if page.done is not None:
        return _done(request, link, shown, page.done)
    if request.method != "POST":
        return render(request, "notifications/act.html", shown)
    if page.over and not page.button:
        return render(request, "notifications/act.html", shown, status=409)
    if form is not None and not form.is_valid():
        return render(request, "notifications/act.html", shown, status=422)
    try:
        done = link.act.do(link.actor, link.id, form.cleaned_data if form is not None else {})
    except Refused as refused:
        return _refused(request, link, form, refused)
    return _done(request, link, shown, done if isinstance(done, acting.Done) else acting.Done(done))


def _done(request, link, shown, done: acting.Done):
    undo = reverse("notifications:act", args=[acting.signed(done.undo, link.actor, done.id)]) if done.undo and done.until else ""
    return render(request, "notifications/act.html", shown | {"done": done, "undo": undo})


def _refused(request, link, form, refused):
    """The page as it stands now, with what was written: where the act still makes sense, it can be done again."""
    page = link.act.show(link.actor, link.id)
    if page is None:
        return render(request, "notifications/act.html", {"expired": True}, status=410)
    shown = {"page": page, "actor": link.actor, "refusal": refused.message, "form": form}
    if not page.over and page.form and form is not None:
        shown["form"] = page.form(initial=page.initial | {field.name: field.value() for field in form.visible_fields()})
    return render(request, "notifications/act.html", shown, status=409)

"""Somebody signed out is asked to sign in, and comes back to the page on which they were."""
from inspect import getclosurevars
from urllib.parse import unquote, urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, get_script_prefix, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """In the whole window, also where a script asked for a piece of a page."""
    answer = redirect_to_login(page_behind(request))
    return HttpResponseClientRedirect(answer.url) if request.htmx else answer


def page_behind(request: HttpRequest) -> str:
    """The address of the page that a request came from: what it asks for, or else the page with the form or the script that sent it.

    It is one of this organization and answers GET: of an address that does not, the nearest above it, and at last the home.
    """
    if request.method in ("GET", "HEAD") and not request.htmx:
        return request.get_full_path()
    return _shown_at_or_above(_referer(request) or request.get_full_path())


def _referer(request) -> str:
    referer = request.headers.get("Referer", "")
    sent = urlsplit(referer) if url_has_allowed_host_and_scheme(referer, {request.get_host()}, request.is_secure()) else urlsplit("")
    return sent._replace(scheme="", netloc="", fragment="").geturl() if sent.path.startswith(get_script_prefix()) else ""


def _shown_at_or_above(address: str) -> str:
    path, home = urlsplit(address).path, get_script_prefix()
    if _answers_get(path):
        return address
    while path != home and not _answers_get(path):
        path = path.rstrip("/").rpartition("/")[0] + "/"
    return path


def _answers_get(path: str) -> bool:
    try:
        view = resolve("/" + unquote(path).removeprefix(get_script_prefix())).func
    except Resolver404:
        return False
    while view is not None:
        if "GET" not in _methods(view):
            return False
        view = getattr(view, "__wrapped__", None)
    return True


def _methods(view) -> list[str]:
    """Django's decorators of methods keep them nowhere else."""
    return getclosurevars(view).nonlocals.get("request_method_list", ["GET"]) if hasattr(view, "__closure__") else ["GET"]

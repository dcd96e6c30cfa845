"""The demo's mailbox: every message as its recipient would see it. Where real mail leaves, these pages do not exist."""
from functools import wraps

from csp.decorators import csp_update
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from . import mailbox

PAGE = 25
# A message is a stranger's HTML: no script, no image, no font, nothing fetched; its links open a page of their own.
FENCE = ("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
         "sandbox allow-popups allow-popups-to-escape-sandbox")


def mailbox_page(view):
    @wraps(view)
    def opened(request, *args, **kwargs):
        if not mailbox.is_open():
            raise Http404
        return view(request, *args, **kwargs)

    opened.audience = "demo"
    return require_safe(opened)


def _letter(name: str) -> mailbox.Letter:
    found = mailbox.letter(name)
    if found is None:
        raise Http404
    return found


@mailbox_page
def mailbox_list(request):
    recipient = request.GET.get("to", "").strip()[:254]
    page = Paginator(mailbox.files_newest_first(recipient), PAGE).get_page(request.GET.get("page"))
    return render(request, "notifications/mailbox.html", {
        "page": page, "recipient": recipient, "letters": [mailbox.summary(file) for file in page]})


@mailbox_page
@csp_update({"frame-src": ["'self'"]})
def mailbox_message(request, name):
    return render(request, "notifications/mailbox_message.html", {"letter": _letter(name)})


@mailbox_page
@xframe_options_sameorigin
def mailbox_html(request, name):
    response = HttpResponse(_letter(name).html)
    response["Content-Security-Policy"] = FENCE
    response["Referrer-Policy"] = "no-referrer"
    return response


@mailbox_page
def mailbox_file(request, name, index):
    files = _letter(name).files
    if index >= len(files):
        raise Http404
    content = files[index].get_payload(decode=True) or b""
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Content-Disposition"] = content_disposition_header(True, files[index].get_filename() or "file")
    return response

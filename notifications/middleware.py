"""Reading, noticed."""
from .services import mark_seen


def seen_middleware(get_response):
    """Whoever opens the page to which a notice leads, from its email or by the menu, has seen what it tells.

    A page to which no unread notice leads costs nothing: that came with the membership. Not by the API, where a program reads.
    """

    def middleware(request):
        member = request.membership
        response = get_response(request)
        if member is not None and member.unread_here and request.method == "GET" and response.status_code < 400 and not is_ahead(request):
            mark_seen(actor=member, path=request.path_info)
        return response

    return middleware


def is_ahead(request) -> bool:
    """Whether a browser fetches the page before anybody asks for it."""
    return "prefetch" in request.headers.get("Sec-Purpose", "")

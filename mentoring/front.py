"""One address, two doors: inside an organization its home, outside it the front page."""
from accounts.views.front import front, remember
from dashboard.views import home


def door(request):
    if request.organization is None:
        return front(request)
    remember(request)
    return home(request)

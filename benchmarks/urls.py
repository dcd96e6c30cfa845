from django.http import HttpResponse
from django.urls import include, path

from accounts.access import member_required
from programs.models import Program


@member_required
def bare(request):
    """A signed-in page with one query behind the same middleware, and nothing else."""
    return HttpResponse(f"<!doctype html><title>{Program.objects.first()}</title>")


urlpatterns = [path("bare/", bare), path("", include("mentoring.urls"))]

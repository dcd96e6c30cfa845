"""Every address of the product. All but accounts, platform and the front door live under /o/<slug>/, which is mounted."""
from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
]

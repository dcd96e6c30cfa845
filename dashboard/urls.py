from django.urls import path

from . import styleguide, trail, views

app_name = "dashboard"
urlpatterns = [
    path("", views.home, name="home"),
    path("pairs/", views.pairs, name="pairs"),
    path("pairs/<uuid:mentorship_id>/", views.pair, name="pair"),
    path("audit/", trail.trail, name="trail"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
]

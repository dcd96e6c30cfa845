from django.urls import path

from . import styleguide, views

app_name = "dashboard"
urlpatterns = [
    path("", views.home, name="home"),
    path("pairs/", views.pairs, name="pairs"),
    path("pairs/<uuid:mentorship_id>/", views.pair, name="pair"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
]

from django.urls import path

from . import views

app_name = "kpis"
urlpatterns = [
    path("follow-up/", views.overview, name="overview"),
    path("follow-up/refresh/", views.refresh, name="refresh"),
    path("follow-up/<slug:slug>/", views.measure_rows, name="rows"),
    path("sessions/<uuid:session_id>/feedback/", views.feedback, name="feedback"),
    path("pulses/<uuid:pulse_id>/", views.pulse, name="pulse"),
]

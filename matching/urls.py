from django.urls import path

from .views import mentorships, places, runs

app_name = "matching"
urlpatterns = [
    path("programs/<slug:slug>/matching/", runs.runs, name="runs"),
    path("programs/<slug:slug>/matching/start/", runs.start, name="run-start"),
    path("programs/<slug:slug>/matching/pair/", runs.pair, name="pair-create"),
    path("programs/<slug:slug>/mentorships/", mentorships.of_program, name="mentorships"),
    path("matching/<uuid:run_id>/", runs.run, name="run"),
    path("matching/<uuid:run_id>/rerun/", runs.compute_again, name="run-again"),
    path("matching/<uuid:run_id>/publish/", runs.publish, name="run-publish"),
    path("matching/<uuid:run_id>/discard/", runs.discard, name="run-discard"),
    path("matching/places/<uuid:proposal_id>/", places.candidates, name="place"),
    path("matching/places/<uuid:proposal_id>/choose/", places.choose, name="place-choose"),
    path("matching/places/<uuid:proposal_id>/lock/", places.lock, name="place-lock"),
    path("matching/places/<uuid:proposal_id>/unlock/", places.unlock, name="place-unlock"),
    path("matching/places/<uuid:proposal_id>/remove/", places.remove, name="place-remove"),
    path("proposals/<uuid:mentorship_id>/", mentorships.proposal, name="proposal"),
    path("proposals/<uuid:mentorship_id>/accept/", mentorships.accept, name="proposal-accept"),
    path("proposals/<uuid:mentorship_id>/decline/", mentorships.decline, name="proposal-decline"),
    path("pairs/<uuid:mentorship_id>/end/", mentorships.end, name="mentorship-end"),
]

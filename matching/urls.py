from django.urls import path

from .views import audits, criteria, exclusions, explanations, mentorships, places, runs

app_name = "matching"
urlpatterns = [
    path("programs/<slug:slug>/matching/", runs.runs, name="runs"),
    path("programs/<slug:slug>/matching/start/", runs.start, name="run-start"),
    path("programs/<slug:slug>/matching/pair/", runs.pair, name="pair-create"),
    path("programs/<slug:slug>/matching/criteria/", criteria.page, name="criteria"),
    path("programs/<slug:slug>/matching/criteria/count/", criteria.count, name="criteria-count"),
    path("programs/<slug:slug>/matching/apart/", exclusions.page, name="exclusions"),
    path("programs/<slug:slug>/matching/apart/<uuid:exclusion_id>/lift/", exclusions.lift, name="exclusion-lift"),
    path("programs/<slug:slug>/mentorships/", mentorships.of_program, name="mentorships"),
    path("matching/<uuid:run_id>/", runs.run, name="run"),
    path("matching/<uuid:run_id>/rerun/", runs.compute_again, name="run-again"),
    path("matching/<uuid:run_id>/publish/", runs.publish, name="run-publish"),
    path("matching/<uuid:run_id>/cancel/", runs.cancel, name="run-cancel"),
    path("matching/<uuid:run_id>/restart/", runs.restart, name="run-restart"),
    path("matching/<uuid:run_id>/take-back/", runs.take_back, name="run-take-back"),
    path("matching/<uuid:run_id>/compare/<slug:other>/", runs.compare, name="run-compare"),
    path("matching/<uuid:run_id>/audit/", audits.audit, name="run-audit"),
    path("matching/<uuid:run_id>/check/", audits.check, name="run-check"),
    path("matching/<uuid:run_id>/file/<slug:which>.json", audits.file, name="run-file"),
    path("matching/<uuid:run_id>/discard/", runs.discard, name="run-discard"),
    path("matching/places/<uuid:proposal_id>/", places.candidates, name="place"),
    path("matching/places/<uuid:proposal_id>/why/", explanations.why, name="place-why"),
    path("matching/places/<uuid:proposal_id>/effect/", places.effect, name="place-effect"),
    path("matching/places/<uuid:proposal_id>/choose/", places.choose, name="place-choose"),
    path("matching/places/<uuid:proposal_id>/lock/", places.lock, name="place-lock"),
    path("matching/places/<uuid:proposal_id>/unlock/", places.unlock, name="place-unlock"),
    path("matching/places/<uuid:proposal_id>/remove/", places.remove, name="place-remove"),
    path("proposals/<uuid:mentorship_id>/", mentorships.proposal, name="proposal"),
    path("proposals/<uuid:mentorship_id>/accept/", mentorships.accept, name="proposal-accept"),
    path("proposals/<uuid:mentorship_id>/decline/", mentorships.decline, name="proposal-decline"),
    path("pairs/<uuid:mentorship_id>/end/", mentorships.end, name="mentorship-end"),
]

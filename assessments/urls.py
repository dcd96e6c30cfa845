from django.urls import path

from .views import goals, needs, skills, style

app_name = "assessments"
urlpatterns = [
    path("needs/<uuid:enrolment_id>/", needs.start, name="needs"),
    path("needs/<uuid:enrolment_id>/summary/", needs.summary, name="needs-summary"),
    path("needs/<uuid:enrolment_id>/style/", style.page, name="style"),
    path("needs/<uuid:enrolment_id>/<slug:step>/", needs.step_page, name="needs"),
    path("goals/", goals.list_page, name="goals"),
    path("goals/new/", goals.create, name="goal-create"),
    path("goals/<uuid:goal_id>/edit/", goals.edit, name="goal-edit"),
    path("goals/<uuid:goal_id>/progress/", goals.progress, name="goal-progress"),
    path("goals/<uuid:goal_id>/reach/", goals.reach, name="goal-reach"),
    path("goals/<uuid:goal_id>/drop/", goals.drop, name="goal-drop"),
    path("goals/<uuid:goal_id>/reopen/", goals.reopen, name="goal-reopen"),
    path("skills/", skills.list_page, name="skills"),
    path("skills/import/", skills.import_page, name="skills-import"),
    path("skills/import/confirm/", skills.import_confirm, name="skills-import-confirm"),
    path("skills/install/", skills.install, name="skills-install"),
    path("skills/export/", skills.export, name="skills-export"),
    path("skills/<uuid:skill_id>/offer/", skills.offer, name="skill-offer"),
    path("skills/<uuid:skill_id>/set-aside/", skills.set_aside, name="skill-set-aside"),
]

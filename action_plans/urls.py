from django.urls import path

from .views import agreements, plans, templates

app_name = "action_plans"
urlpatterns = [
    path("pairs/<uuid:mentorship_id>/charter/", agreements.agreement, name="agreement"),
    path("pairs/<uuid:mentorship_id>/charter/edit/", agreements.edit, name="agreement-edit"),
    path("charters/<uuid:agreement_id>/sign/", agreements.sign, name="agreement-sign"),
    path("pairs/<uuid:mentorship_id>/plan/", plans.plan, name="plan"),
    path("pairs/<uuid:mentorship_id>/plan/add/", plans.add, name="action-add"),
    path("actions/<uuid:action_id>/edit/", plans.edit, name="action-edit"),
    path("actions/<uuid:action_id>/done/", plans.done, name="action-done"),
    path("actions/<uuid:action_id>/undo/", plans.undo, name="action-undo"),
    path("actions/<uuid:action_id>/move/", plans.move, name="action-move"),
    path("actions/<uuid:action_id>/drop/", plans.drop, name="action-drop"),
    path("actions/<uuid:action_id>/progress/", plans.progress, name="action-progress"),
    path("programs/<slug:slug>/plan-template/", templates.template, name="template"),
]

from django.urls import path

from .views import applying, people, programs

app_name = "programs"
urlpatterns = [
    path("programs/", programs.list_page, name="list"),
    path("programs/new/", programs.create, name="create"),
    path("programs/<slug:slug>/", programs.page, name="page"),
    path("programs/<slug:slug>/edit/", programs.edit, name="edit"),
    path("programs/<slug:slug>/duplicate/", programs.duplicate, name="duplicate"),
    path("programs/<slug:slug>/open/", programs.open_, name="open"),
    path("programs/<slug:slug>/hide/", programs.hide, name="hide"),
    path("programs/<slug:slug>/start/", programs.start, name="start"),
    path("programs/<slug:slug>/close/", programs.close, name="close"),
    path("programs/<slug:slug>/reopen/", programs.reopen, name="reopen"),
    path("programs/<slug:slug>/manage/", people.manage, name="manage"),
    path("programs/<slug:slug>/applications/", people.queue, name="queue"),
    path("programs/<slug:slug>/applications/decide/", people.decide, name="decide"),
    path("programs/<slug:slug>/apply/<slug:role>/", applying.apply, name="apply"),
    path("enrolments/<uuid:enrolment_id>/withdraw/", applying.withdraw, name="withdraw"),
]

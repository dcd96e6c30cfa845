"""The admin of an organization shows only it, to those who run it; the platform's shows no mentoring data."""
from datetime import date

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.admin import organization_site, platform_site
from audit.models import Entry
from sessions_app.services import save_hours_set, set_availability
from sessions_app.slots import DateHours, DaysOff, Hours
from tenancy.orm import TenantModel

MODELS = list(organization_site._registry)


def changelist(model):
    return f"/admin/{model._meta.app_label}/{model._meta.model_name}/"


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.label)
def test_every_list_opens_searches_and_stays_inside(cast, as_person, model):
    for person, language in ((cast.verger.coordinator, "fr"), (cast.verger.owner, "fr"), (cast.harbour.coordinator, "en")):
        house = cast.verger if language == "fr" else cast.harbour
        page = as_person(person).get(house.url(changelist(model)) + ("?q=a" if organization_site._registry[model].search_fields else ""))
        assert page.status_code == 200
        other = cast.harbour if language == "fr" else cast.verger
        assert other.learner.user.email not in page.content.decode()


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.label)
def test_no_list_costs_more_with_more_rows(cast, as_person, model, django_assert_max_num_queries):
    client = as_person(cast.verger.coordinator)
    client.get(cast.verger.url(changelist(model)))
    with django_assert_max_num_queries(14):
        client.get(cast.verger.url(changelist(model)))


@pytest.mark.parametrize("who", ["mentor", "learner", "observer", "former"])
def test_it_does_not_exist_for_other_members(cast, as_person, who):
    client = as_person(cast.verger.people[who])
    assert client.get(cast.verger.url("/admin/")).status_code == 404
    assert client.get(cast.verger.url(changelist(MODELS[0]))).status_code == 404


def test_it_does_not_exist_for_another_organizations_managers_or_outside(cast, as_person):
    assert as_person(cast.harbour.owner).get(cast.verger.url("/admin/")).status_code == 404
    assert as_person(cast.verger.owner).get("/admin/").status_code == 404
    assert Client().get(cast.verger.url("/admin/")).status_code == 302


def test_an_object_of_another_organization_is_not_found(cast, as_person):
    url = cast.verger.url(f"/admin/programs/program/{cast.harbour.program.pk}/change/")
    answer = as_person(cast.verger.owner).get(url)
    assert answer.status_code in (302, 404)
    assert cast.harbour.program.name not in answer.headers.get("Location", "")


def test_nothing_can_be_deleted_there(cast, as_person):
    client = as_person(cast.verger.owner)
    assert client.post(cast.verger.url(f"/admin/programs/program/{cast.verger.program.pk}/delete/"), {"post": "yes"}).status_code == 403


def test_a_program_is_changed_through_its_service_and_leaves_a_trace(cast, as_person):
    client = as_person(cast.verger.coordinator)
    url = cast.verger.url(f"/admin/programs/program/{cast.verger.program.pk}/change/")
    form = client.get(url).context["adminform"].form
    data = {key: form.initial.get(key) if form.initial.get(key) is not None else "" for key in form.fields}
    assert client.post(url, {**data, "name": "Nouveau nom"}).status_code == 302
    with cast.verger.bound():
        cast.verger.program.refresh_from_db()
    assert cast.verger.program.name == "Nouveau nom"
    history = client.get(url.replace("change/", "history/"))
    assert "a modifié un programme" in history.content.decode()


AVAILABILITY = ["availabilityrule", "datehours", "hoursset", "timeoff", "bookingrules"]


@pytest.fixture
def said(cast):
    """Of every kind one row of the mentor's."""
    with cast.verger.bound():
        mentor, hours = cast.verger.mentor, [Hours(0, 540, 1440, "Europe/Paris")]
        set_availability(actor=mentor, hours=hours, days_off=[DaysOff(date(2031, 1, 1), date(2031, 1, 5))],
                         dates=[DateHours(date(2031, 2, 1), 540, 600, "Europe/Paris")], rules={"notice_hours": 12})
        save_hours_set(actor=mentor, name="SECRET", hours=hours, program=cast.verger.program)
        return {name: apps.get_model("sessions_app", name).objects.get().pk for name in AVAILABILITY}


@pytest.mark.parametrize("name", AVAILABILITY)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_availability_is_read_and_not_written(cast, as_person, said, name, language):
    client, at = as_person(cast.verger.coordinator), cast.verger.url(f"/admin/sessions_app/{name}/")
    client.cookies["django_language"] = language
    for page in (client.get(at), client.get(f"{at}{said[name]}/change/")):
        assert page.status_code == 200
        assert cast.verger.mentor.name in page.text
        assert "SECRET" not in page.text, "what a set is called is for the person alone"
    assert client.post(f"{at}{said[name]}/change/", {"notice_hours": 1}).status_code == 403
    assert client.get(at + "add/").status_code == 403


def test_a_range_is_told_as_clocks_say_it(cast, as_person, said):
    for name in ("availabilityrule", "hoursset"):
        page = as_person(cast.verger.coordinator).get(cast.verger.url(f"/admin/sessions_app/{name}/")).text
        assert "09:00\u00a0–\u00a000:00" in page


def test_the_trail_does_not_name_a_set(cast, said):
    with cast.verger.bound():
        assert Entry.objects.get(verb="sessions_app.hours_set.saved").target_label == cast.verger.program.name


def test_the_admin_alone_relaxes_the_content_security_policy(cast, as_person):
    client = as_person(cast.verger.owner)
    assert "unsafe-eval" in client.get(cast.verger.url("/admin/")).headers["Content-Security-Policy"]
    assert "unsafe" not in client.get(cast.verger.url("/follow-up/")).headers["Content-Security-Policy"]


def test_it_speaks_french(cast, as_person):
    text = as_person(cast.verger.owner).get(cast.verger.url("/admin/programs/program/")).content.decode()
    assert "Rechercher" in text or "Filtres" in text


@pytest.fixture
def operator(db):
    return User.objects.create(email="op@platform.example", name="Op", language="en", is_staff=True, is_superuser=True)


def test_operators_have_a_platform_admin_without_mentoring_data(cast, operator):
    client = Client()
    client.force_login(operator)
    assert client.get("/platform/").status_code == 200
    for model in platform_site._registry:
        assert not issubclass(model, TenantModel)
        assert client.get(f"/platform/{model._meta.app_label}/{model._meta.model_name}/").status_code == 200
    assert client.get(cast.verger.url("/admin/")).status_code == 404
    assert client.get(cast.verger.url("/platform/")).status_code == 404


def test_the_platform_admin_does_not_exist_for_others(cast, as_person):
    assert as_person(cast.verger.owner).get("/platform/").status_code == 404
    assert reverse("platform_admin:index") == "/platform/"


def test_members_are_suspended_and_reinstated_by_their_service(cast, as_person):
    client, url = as_person(cast.verger.owner), cast.verger.url("/admin/accounts/membership/")
    for action, status in (("suspend", "suspended"), ("reinstate", "active")):
        client.post(url, {"action": action, "_selected_action": [str(cast.verger.other_learner.pk)]})
        with cast.verger.bound():
            cast.verger.other_learner.refresh_from_db()
        assert cast.verger.other_learner.status == status


def test_what_is_refused_is_told_and_changes_nothing(cast, as_person):
    url = cast.verger.url("/admin/accounts/membership/")
    page = as_person(cast.verger.coordinator).post(url, {"action": "suspend", "_selected_action": [str(cast.verger.owner.pk)]}, follow=True)
    assert "Odile Owner" in page.text
    with cast.verger.bound():
        cast.verger.owner.refresh_from_db()
    assert cast.verger.owner.status == "active"


def test_its_first_page_leads_to_every_list_in_the_language_of_its_reader(cast, as_person):
    page = as_person(cast.verger.coordinator).get(cast.verger.url("/admin/")).text
    assert all(changelist(model) in page for model in MODELS)
    assert "Calculs d’appariement" in page
    assert 'href="/static/favicon' in page

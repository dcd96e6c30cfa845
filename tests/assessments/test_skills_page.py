"""The organization's own list."""
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.services import create_organization
from assessments.models import Skill, SkillFamily
from assessments.services import install_skills
from tests.assessments.test_skill_rows import GOOD, HEAD


@pytest.fixture
def house(cast):
    install_skills(cast.verger.organization)
    return cast.verger


def count(house):
    with house.bound():
        return Skill.objects.count()


def test_installing_again_adds_only_what_is_missing(cast):
    house = cast.verger
    n = install_skills(house.organization)
    assert n == count(house) >= 250
    with house.bound():
        Skill.objects.filter(code="python").update(name_fr="Serpent", is_active=False)
        Skill.objects.get(code="react").delete()
    assert install_skills(house.organization) == 1
    with house.bound():
        assert Skill.objects.filter(code="python", name_fr="Serpent", is_active=False).exists()
    assert count(cast.harbour) == 0


def test_a_new_organization_has_the_list(db):
    organization, _owner = create_organization(slug="nouvelle", name="Nouvelle", owner_email="o@nouvelle.example", owner_name="O")
    assert install_skills(organization) == 0


@pytest.mark.parametrize("query", ["", "?q=python", "?q=%00", "?family=code&state=on", "?family=x&state=y", "?page=999"])
def test_the_list_opens(house, as_person, query):
    assert as_person(house.coordinator).get(house.url(f"/skills/{query}")).status_code == 200


def test_only_managers_come_here(house, cast, as_person, client):
    with house.bound():
        skill = Skill.objects.first()
    gets, posts = ["", "import/", "export/"], ["import/", "import/confirm/", "install/", f"{skill.pk}/offer/", f"{skill.pk}/set-aside/"]
    for method, paths in (("get", gets), ("post", posts)):
        for path in paths:
            url = house.url(f"/skills/{path}")
            for who, status in ((house.observer, 403), (house.learner, 403), (cast.harbour.owner, 404)):
                assert getattr(as_person(who), method)(url).status_code == status, url
            assert getattr(client, method)(url).status_code == 302
    for path in posts[1:]:
        assert as_person(house.owner).get(house.url(f"/skills/{path}")).status_code == 405


def test_switching_a_skill_off_and_on(house, as_person):
    client = as_person(house.coordinator)
    with house.bound():
        skill = Skill.objects.get(code="python")
    client.post(house.url(f"/skills/{skill.pk}/set-aside/"))
    with house.bound():
        assert not Skill.objects.get(pk=skill.pk).is_active
    answer = client.post(house.url(f"/skills/{skill.pk}/offer/?q=pyt"))
    assert answer["Location"].endswith("/skills/?q=pyt")
    with house.bound():
        assert Skill.objects.get(pk=skill.pk).is_active
    assert client.post(house.url("/skills/00000000-0000-0000-0000-000000000000/offer/")).status_code == 404


def test_a_file_is_shown_before_it_is_taken(house, as_person):
    client, before = as_person(house.coordinator), count(house)
    text = f"{HEAD}\n{GOOD}\ncode,Code,Code,python,Le Python,Python\nbad,,,x,y,\n"
    file = SimpleUploadedFile("liste.csv", text.replace(",", ";").encode("cp1252"))
    page = client.post(house.url("/skills/import/"), {"file": file}).content.decode()
    assert "Dactylographie" in page
    assert "Le Python" in page
    assert count(house) == before
    response = client.post(house.url("/skills/import/confirm/"), {"text": text})
    assert "bad,,,x,y," in response.content.decode()  # what could not be taken comes back
    with house.bound():
        assert Skill.objects.get(code="python").name_fr == "Le Python"
        assert Skill.objects.get(code="typing").family == SkillFamily.objects.get(code="digital")
    assert count(house) == before + 1
    assert client.post(house.url("/skills/import/confirm/"), {"text": f"{HEAD}\n{GOOD}"}).status_code == 302
    assert count(house) == before + 1


def test_cells_are_only_ever_text(house, as_person):
    text = f"{HEAD}\ndigital,Numérique,Digital,evil,<script>alert(1)</script>,=1+1"
    client = as_person(house.coordinator)
    page = client.post(house.url("/skills/import/"), {"text": text}).content.decode()
    assert "<script>alert" not in page
    client.post(house.url("/skills/import/confirm/"), {"text": text})
    assert "'=1+1" in client.get(house.url("/skills/export/")).content.decode()


@pytest.mark.parametrize("values", [{"text": ""}, {"text": "  "}, {"text": "x" * (1024 * 1024 + 1)}])
def test_nothing_to_read_is_said(house, as_person, values):
    assert as_person(house.coordinator).post(house.url("/skills/import/"), values).status_code == 422


def test_what_is_no_list_is_said(house, as_person):
    client = as_person(house.coordinator)
    for content in (b"\x89PNG\r\n\x1a\n\x00\x00", b"hello", bytes(range(256))):
        assert client.post(house.url("/skills/import/"), {"file": SimpleUploadedFile("x.csv", content)}).status_code == 200
    assert client.post(house.url("/skills/import/"), {"file": SimpleUploadedFile("x.csv", b"a" * 1_100_000)}).status_code == 422


def test_the_own_export_comes_back_unchanged(house, as_person):
    client = as_person(house.coordinator)
    content = b"".join(client.get(house.url("/skills/export/")))
    page = client.post(house.url("/skills/import/"), {"file": SimpleUploadedFile("skills.csv", content)})
    assert (page.context["new"], page.context["changed"], page.context["fault_count"]) == (0, 0, 0)
    assert page.context["unchanged"] == count(house)


def test_queries_do_not_grow_with_the_list(house, as_person, django_assert_max_num_queries):
    client = as_person(house.coordinator)
    client.get(house.url("/skills/"))
    with django_assert_max_num_queries(12):
        client.get(house.url("/skills/"))

"""The front door, and from one organization to another."""
import pytest

from accounts.models import Membership
from common import clock


@pytest.fixture
def both(cast):
    """Léa belongs to both organizations."""
    with cast.harbour.bound():
        Membership.objects.create(user=cast.verger.learner.user, roles=["mentor"], joined_at=clock.now())
    return cast.verger.learner


@pytest.mark.parametrize(("language", "words"), [("fr", "Se connecter"), ("en", "Sign in")])
def test_signed_out(client, db, language, words):
    page = client.get("/", headers={"Accept-Language": language}).content.decode()
    assert words in page and f'lang="{language}"' in page


def test_only_organization(cast, as_person):
    assert as_person(cast.verger.learner).get("/")["Location"] == "/o/verger/"


def test_several(both, as_person):
    client = as_person(both)
    assert client.get("/")["Location"] == "/organizations/"
    listed = client.get("/organizations/").content.decode()
    assert "/o/verger/" in listed and "/o/harbour/" in listed
    client.get("/o/harbour/")
    assert client.get("/")["Location"] == "/o/harbour/"


def test_none(cast, as_person):
    client = as_person(cast.verger.former)
    assert client.get("/")["Location"] == "/organizations/"
    page = client.get("/organizations/").content.decode()
    assert "/o/verger/" not in page and cast.verger.former.user.email in page


def test_organization_signed_out_and_stranger(cast, client, as_person):
    assert client.get("/o/verger/")["Location"] == "/o/verger/accounts/login/?next=/o/verger/"
    assert as_person(cast.harbour.owner).get("/o/verger/").status_code == 404
    assert client.get("/o/nowhere/").status_code == 404


def test_pages_of_an_organization_exist_only_there(cast, as_person):
    client = as_person(cast.verger.owner)
    for path in ("/me/", "/people/", "/me/tokens/", "/people/invite/"):
        assert client.get(path).status_code == 404

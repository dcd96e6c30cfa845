import pytest


@pytest.mark.parametrize("path", ["/me/", "/me/edit/", "/me/tokens/", "/settings/", "/organizations/", "/accounts/email/", "/accounts/2fa/", "/accounts/sessions/",
                                  "/accounts/password/change/"])
def test_own_pages(cast, as_person, path):
    response = as_person(cast.verger.learner).get(cast.verger.url(path))
    assert response.status_code == 200, response


@pytest.mark.parametrize("path", ["/people/", "/people/invite/", "/people/invitations/"])
def test_staff_pages(cast, as_person, path):
    assert as_person(cast.verger.owner).get(cast.verger.url(path)).status_code == 200
    assert as_person(cast.verger.learner).get(cast.verger.url(path)).status_code == 403
    assert as_person(cast.harbour.owner).get(cast.verger.url(path)).status_code == 404


@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/accounts/login/code/"])
def test_entrance(client, db, path):
    assert client.get(path).status_code == 200

"""allauth in our house: every page ours, nobody told who has an account, mails in the person's language."""
import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from accounts.models import User

PASSWORD = "une phrase assez longue"
ENTRANCE = ["/accounts/login/", "/accounts/signup/", "/accounts/login/code/", "/accounts/password/reset/", "/accounts/password/reset/done/",
            "/accounts/inactive/"]
MANAGE = ["/accounts/email/", "/accounts/password/change/", "/accounts/2fa/", "/accounts/2fa/webauthn/", "/accounts/sessions/",
          "/accounts/logout/", "/accounts/reauthenticate/", "/settings/", "/organizations/", "/me/", "/me/edit/"]


@pytest.fixture
def person(cast):
    user = cast.verger.learner.user
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def is_ours(response, language):
    page = response.content.decode()
    assert response.status_code == 200
    assert page.count("<h1") == 1 and f'<html lang="{language}"' in page and "css/app.css" in page
    assert not re.search(r"<script(?![^>]*(src=|application/json))[^>]*>|\sstyle=|\son[a-z]+=", page)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("path", ENTRANCE)
def test_entrance_pages(client, db, path, language):
    is_ours(client.get(path, headers={"Accept-Language": language}), language)


@pytest.mark.parametrize("house", ["verger", "harbour"])
@pytest.mark.parametrize("path", MANAGE)
def test_own_pages(cast, as_person, path, house):
    house = getattr(cast, house)
    house.learner.user.set_password(PASSWORD)
    house.learner.user.save()
    is_ours(as_person(house.learner).get(house.url(path)), house.organization.language)


@pytest.mark.parametrize("path", ["/accounts/2fa/totp/activate/", "/accounts/2fa/webauthn/add/"])
def test_second_step_pages(cast, client, person, path):
    client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    again = client.get(path)["Location"]
    assert again.startswith("/accounts/reauthenticate/")
    assert client.post(again, {"password": PASSWORD})["Location"] == path
    is_ours(client.get(path), "fr")


def test_password(client, person):
    response = client.post("/accounts/login/", {"login": person.email.upper(), "password": PASSWORD, "next": "/o/verger/me/"})
    assert response["Location"] == "/o/verger/me/"


def test_code_by_mail_in_the_persons_language(client, person):
    client.post("/accounts/login/code/", {"email": person.email}, headers={"Accept-Language": "en"})
    (message,) = mail.outbox
    assert message.to == [person.email] and "Bonjour" in message.body and "Tandem" in message.body
    code = re.search(r"\n\n([A-Z0-9-]{5,})\n", message.body)[1]
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert client.get("/o/verger/me/").status_code == 200


def test_unknown_and_known_addresses_look_the_same(client, person):
    for path in ("/accounts/login/code/", "/accounts/password/reset/"):
        known = client.post(path, {"email": person.email})
        client.cookies.clear()
        unknown = client.post(path, {"email": "nobody@nowhere.example"})
        client.cookies.clear()
        assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_sign_up_asks_a_name_and_takes_the_zone(client, db):
    data = {"email": "new@person.example", "password1": PASSWORD, "name": "Nina Neuve", "time_zone": "Africa/Dakar"}
    response = client.post("/accounts/signup/", data, headers={"Accept-Language": "en"})
    user = User.objects.get(email="new@person.example")
    assert (user.name, user.time_zone, user.language) == ("Nina Neuve", "Africa/Dakar", "en")
    code = re.search(r"\n\n([A-Z0-9-]{5,})\n", mail.outbox[0].body + "\n")[1]
    client.post(response["Location"], {"code": code})
    assert EmailAddress.objects.get(user=user).verified


def test_sign_up_with_a_known_address_tells_only_its_mailbox(client, person):
    data = {"email": person.email, "password1": PASSWORD, "name": "Somebody", "time_zone": ""}
    response = client.post("/accounts/signup/", data)
    assert response.status_code == 302
    assert User.objects.filter(email__iexact=person.email).count() == 1
    assert mail.outbox[0].to == [person.email]


@pytest.mark.parametrize("data", [{"name": ""}, {"email": "nonsense"}, {"password1": "short"}])
def test_bad_sign_up(client, db, data):
    sent = {"email": "new@person.example", "password1": PASSWORD, "name": "Nina", **data}
    assert client.post("/accounts/signup/", sent).status_code == 200
    assert not User.objects.exists()


def test_guessing_is_slowed(client, person):
    answers = [client.post("/accounts/login/", {"login": person.email, "password": "wrong guess"}) for _ in range(12)]
    assert "_auth_user_id" not in client.session
    assert client.post("/accounts/login/", {"login": person.email, "password": PASSWORD}).status_code in (200, 429)
    assert all(answer.status_code in (200, 429) for answer in answers)

"""Language, theme and zone: the person's own, and the cookies of those who are signed out."""
import pytest


def test_page_saves_all_three(cast, as_person):
    client, user = as_person(cast.verger.learner), cast.verger.learner.user
    response = client.post("/settings/", {"language": "en", "theme": "dark", "time_zone": "Asia/Tokyo"})
    assert response.status_code == 302
    user.refresh_from_db()
    assert (user.language, user.theme, user.time_zone, user.time_zone_confirmed) == ("en", "dark", "Asia/Tokyo", True)
    assert 'lang="en"' in client.get("/settings/").content.decode()


@pytest.mark.parametrize("bad", [{"time_zone": "Moon/Crater"}, {"time_zone": ""}, {"language": "de"}, {"theme": "pink"}])
def test_page_refuses(cast, as_person, bad):
    client = as_person(cast.verger.learner)
    assert client.post("/settings/", {"language": "en", "theme": "dark", "time_zone": "Asia/Tokyo", **bad}).status_code == 422
    cast.verger.learner.user.refresh_from_db()
    assert cast.verger.learner.user.time_zone == "Europe/Paris"


def test_quick_menu(cast, as_person):
    client, user = as_person(cast.verger.learner), cast.verger.learner.user
    back = {"next": cast.verger.url("/me/")}
    for path, data in (("language", {"language": "en"}), ("theme", {"theme": "dark"}), ("zone", {"time_zone": "Africa/Dakar"})):
        assert client.post(cast.verger.url(f"/settings/{path}/"), data | back)["Location"] == back["next"]
    user.refresh_from_db()
    assert (user.language, user.theme, user.time_zone) == ("en", "dark", "Africa/Dakar")


def test_wrong_zone_says_so(cast, as_person):
    client = as_person(cast.verger.learner)
    response = client.post("/settings/zone/", {"time_zone": "Moon/Crater", "next": "/organizations/"}, follow=True)
    assert "Moon/Crater" in response.content.decode()


def test_signed_out_cookie(client, db):
    client.post("/settings/language/", {"language": "en"})
    assert 'lang="en"' in client.get("/").content.decode()
    client.post("/settings/language/", {"language": "fr"})
    assert 'lang="fr"' in client.get("/", headers={"Accept-Language": "en"}).content.decode()
    client.post("/settings/theme/", {"theme": "dark"})
    assert 'data-theme="dark"' in client.get("/").content.decode()
    assert client.post("/settings/zone/", {"time_zone": "Europe/Paris"}).status_code == 302


def test_the_persons_language_wins_over_cookie_and_browser(cast, as_person):
    client = as_person(cast.verger.learner)
    client.cookies["django_language"] = "en"
    assert 'lang="fr"' in client.get("/settings/", headers={"Accept-Language": "en"}).content.decode()


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_next_stays_here(client, db, target):
    assert client.post("/settings/theme/", {"theme": "dark", "next": target})["Location"] == "/"


@pytest.mark.parametrize("path", ["language", "theme", "zone"])
def test_wrong_method(client, db, path):
    assert client.get(f"/settings/{path}/").status_code == 405


def test_signed_out_page(client, db):
    assert client.get("/settings/")["Location"].startswith("/accounts/login/")

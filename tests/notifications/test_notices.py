"""What somebody was told stands in the product: theirs alone, in their organization, counted on every page without a question more."""
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership
from common import clock
from common.ids import uuid7
from notifications import services
from notifications.models import Delivery
from notifications.selectors import COUNTED, notices_of
from notifications.services import owe, supersede
from notifications.tasks import tend_notices
from tests.notifications.kinds import told


@pytest.fixture
def house(cast):
    with cast.verger.bound():
        yield cast.verger


def unread(person):
    return notices_of(person, unread=True).count()


def bell(text):
    """(what is spoken, what is seen) of the link in the frame."""
    inside = re.search(r'<a class="nav__link bell"[^>]*>(.*?)</a>', text, re.DOTALL).group(1)
    parts = re.findall(r"<span ([^>]*)>([^<]+)</span>", inside)
    return ("".join(said for how, said in parts if "aria-hidden" not in how),
            " ".join(said for how, said in parts if "visually-hidden" not in how))


def test_the_page_lists_them_newest_first_and_marks_the_unread(house, as_person):
    told(house.mentor, seen_at=clock.now(), subject="Lue")
    told(house.mentor, 2)
    text = as_person(house.mentor).get(house.url("/notifications/")).content.decode()
    assert re.findall(r'notices__subject">([^<]+)', text) == ["Avis 2", "Avis 1", "Lue"]
    assert text.count("Non lue") == 2
    assert house.url("/me/emails/") in text
    assert "90 jours" in text


def test_pages_of_them(house, as_person):
    told(house.mentor, 30)
    client = as_person(house.mentor)
    first, second = (client.get(house.url(f"/notifications/?page={n}")).content.decode() for n in (1, 2))
    assert (first.count("notices__subject"), second.count("notices__subject")) == (25, 5)


def test_nothing_yet(cast, as_person):
    for house, said in ((cast.verger, "Aucune notification pour l’instant"), (cast.harbour, "No notification yet")):
        text = as_person(house.learner).get(house.url("/notifications/")).content.decode()
        assert said in text
        assert house.url("/notifications/all-seen/") not in text


def test_opening_one_leads_on_and_counts_as_seen(house, as_person):
    (first, second), client = told(house.mentor, 2), as_person(house.mentor)
    answer = client.get(house.url(f"/notifications/{first.pk}/"))
    assert (answer.status_code, answer.headers["Location"]) == (302, house.url("/sessions/"))
    first.refresh_from_db()
    assert first.seen_at is not None
    assert unread(house.mentor) == 1
    client.get(house.url(f"/notifications/{first.pk}/"))
    assert Delivery.objects.get(pk=first.pk).seen_at == first.seen_at
    client.get(house.url(f"/notifications/{second.pk}/"), headers={"Sec-Purpose": "prefetch;prerender"})
    assert unread(house.mentor) == 1
    assert client.post(house.url(f"/notifications/{second.pk}/")).status_code == 405


def test_one_that_leads_nowhere_leads_to_the_list(house, as_person):
    (notice,) = told(house.mentor, path="")
    answer = as_person(house.mentor).get(house.url(f"/notifications/{notice.pk}/"))
    assert answer.headers["Location"] == house.url("/notifications/")
    assert unread(house.mentor) == 0


def test_all_are_marked_but_what_was_told_since_the_page_was_made(house, as_person):
    told(house.mentor, 3)
    client = as_person(house.mentor)
    until = re.search(r'name="until" value="([^"]+)"', client.get(house.url("/notifications/")).content.decode()).group(1)
    (late,) = told(house.mentor, told_at=clock.now() + timedelta(seconds=1))
    assert client.post(house.url("/notifications/all-seen/"), {"until": until}).status_code == 302
    assert list(notices_of(house.mentor, unread=True)) == [late]
    assert client.get(house.url("/notifications/all-seen/")).status_code == 405
    for wrong in ("", "yesterday", "2027-13-99T00:00", "2027-01-01T00:00"):
        client.post(house.url("/notifications/all-seen/"), {"until": wrong})
    assert unread(house.mentor) == 0


@pytest.mark.parametrize(("amount", "french", "english", "shown"), [
    (0, "Notifications", "Notifications", "Notifications"), (1, "Notifications, 1 non lue", "Notifications, 1 unread", "Notifications 1"),
    (3, "Notifications, 3 non lues", "Notifications, 3 unread", "Notifications 3"),
    (COUNTED + 5, "Notifications, plus de 99 non lues", "Notifications, more than 99 unread", "Notifications 99+")])
def test_every_page_says_how_many_are_unread(cast, as_person, amount, french, english, shown):
    for house, name in ((cast.verger, french), (cast.harbour, english)):
        with house.bound():
            told(house.mentor, amount)
            told(house.mentor, seen_at=clock.now())
            told(house.learner)
        assert bell(as_person(house.mentor).get(house.url("/me/")).content.decode()) == (name, shown)


def test_counting_them_asks_no_question_more(house, as_person):
    client = as_person(house.mentor)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(house.url("/me/"))
        return len(queries)

    asked()
    before = asked()
    told(house.mentor, 5)
    assert asked() == before


def test_opening_the_page_it_leads_to_counts_as_seen(house, as_person):
    """As from an email. A page that is not there, is fetched ahead or is somebody else's does not."""
    client = as_person(house.mentor)
    for path in ("/me/", "/me/", "/me/edit/", "/nowhere/"):
        told(house.mentor, path=path)
    told(house.learner, path="/me/")
    client.get(house.url("/me/"), headers={"Sec-Purpose": "prefetch"})
    client.get(house.url("/nowhere/"))
    client.head(house.url("/me/"))
    assert unread(house.mentor) == 4
    assert bell(client.get(house.url("/me/")).content.decode())[1] == "Notifications 2"
    assert sorted(notices_of(house.mentor, unread=True).values_list("path", flat=True)) == ["/me/edit/", "/nowhere/"]
    assert bell(client.get(house.url("/me/")).content.decode())[1] == "Notifications 2"
    assert unread(house.learner) == 1


def test_each_organization_shows_its_own(cast, as_person):
    verger, harbour = cast.verger, cast.harbour
    with harbour.bound():
        elsewhere = Membership.objects.create(user=verger.mentor.user, roles=["mentor"], joined_at=clock.now())
        (theirs,) = told(elsewhere, subject="Ailleurs")
    with verger.bound():
        told(verger.mentor, 2)
    client = as_person(verger.mentor)
    here, there = (client.get(house.url("/notifications/")).content.decode() for house in (verger, harbour))
    assert ("Ailleurs" in here, "Avis 1" in here) == (False, True)
    assert ("Ailleurs" in there, "Avis 1" in there) == (True, False)
    assert (bell(here)[1], bell(there)[1]) == ("Notifications 2", "Notifications 1")
    assert client.get(verger.url(f"/notifications/{theirs.pk}/")).status_code == 404
    client.post(verger.url("/notifications/all-seen/"))
    with harbour.bound():
        assert unread(elsewhere) == 1


def test_others_find_nothing(cast, house, as_person):
    (notice,) = told(house.mentor)
    address = house.url(f"/notifications/{notice.pk}/")
    for person in (house.learner, house.owner, house.former, cast.harbour.owner):
        client = as_person(person)
        assert client.get(address).status_code == 404
        client.post(house.url("/notifications/all-seen/"))
    assert as_person(house.mentor).get(house.url(f"/notifications/{uuid4()}/")).status_code == 404
    for stranger in (house.former, cast.harbour.owner):
        assert as_person(stranger).get(house.url("/notifications/")).status_code == 404
    assert Client().get(address).status_code == 302
    assert unread(house.mentor) == 1


def test_what_is_owed_or_called_off_does_not_show(house, as_person):
    topic = uuid7()
    owe("chat.unread", house.mentor, key="due")
    owe("chat.unread", house.mentor, key="off", topic=topic)
    supersede(topic)
    assert not notices_of(house.mentor).exists()


@pytest.mark.parametrize("wrong", [
    {"recipient": None, "address": "a@b.example"}, {"state": "due"}, {"state": "superseded"}, {"subject": ""}, {"channel": "fan_out"},
    {"told_at": None}, {"path": "https://evil.example/"}, {"path": "//evil.example/"}, {"path": "sessions/"}])
def test_what_cannot_be_the_database_refuses(house, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        told(house.mentor, **wrong)


def test_old_ones_go_and_stay_told(cast):
    house = cast.verger
    with house.bound():
        (old,) = told(house.mentor, seen_at=clock.now(), without_email=True, told_at=clock.now() - services.KEPT - timedelta(minutes=1))
        (new,) = told(house.mentor, told_at=clock.now() - services.KEPT + timedelta(minutes=1))
    tend_notices()
    with house.bound():
        assert list(notices_of(house.mentor)) == [new]
        old.refresh_from_db()
    assert (old.state, old.subject, old.path, old.seen_at) == ("sent", "", "", None)


def test_an_address_with_what_no_text_of_the_database_holds_is_not_found(cast, as_person):
    assert as_person(cast.verger.learner).get(cast.verger.url("/x%00")).status_code == 404

"""Signed links in emails: they show, act once their button is pressed, for one purpose, one person and a time."""
from datetime import timedelta

import pytest
from django.core import signing
from django.utils import translation

from accounts.models import Membership
from common import clock
from matching import services
from matching.models import FitCheck, Mentorship, Openness
from notifications import acting
from notifications.messages import message_for
from notifications.models import Delivery

from .asking import ask, now, open_ways


@pytest.fixture
def house(cast):
    with cast.verger.bound():
        open_ways(cast.verger)
    return cast.verger


@pytest.fixture
def request_made(house):
    with house.bound():
        return ask(house)


def link(house, name, member, id):
    return house.url(f"/act/{acting.signed(name, member, id)}/")


def body(answer) -> str:
    return answer.content.decode().partition("<h1>")[2].partition("</main>")[0]


def read(house, request):
    with house.bound():
        return now(request)


def test_the_e_mail_holds_links_that_work_signed_out(house, request_made, client):
    with house.bound(), translation.override("fr"):
        message = message_for(Delivery.objects.select_related("organization", "recipient__user").get(kind="matching.request_received"))
    addresses = [line.strip() for line in message.body.splitlines() if "/act/" in line]
    assert len(addresses) == 4
    for address in addresses:
        assert address in message.alternatives[0].content
        answer = client.get("/" + address.split("/", 3)[3])
        assert (answer.status_code, "Luc Autre" in answer.content.decode()) == (200, True)
        assert "no-store" in answer["Cache-Control"]
    assert read(house, request_made).status == "sent"


def test_accepting_needs_the_button_and_a_second_press_changes_nothing(house, request_made, client):
    url = link(house, "matching.accept", house.other_mentor, request_made.pk)
    for _ in range(2):
        assert client.get(url).status_code == 200
        assert client.head(url).status_code == 200
    assert read(house, request_made).status == "sent"
    assert "banner--ok" in client.post(url).content.decode()
    assert "banner--ok" in client.post(url).content.decode()
    with house.bound():
        assert Mentorship.objects.filter(learner=request_made.learner).count() == 1
    assert "<form" not in body(client.get(url))


def test_declining_proposes_words_and_keeps_those_sent(house, request_made, client):
    url = link(house, "matching.decline", house.other_mentor, request_made.pk)
    assert "Merci d’avoir pensé à moi" in client.get(url).content.decode()
    empty = client.post(url, {"words": " "})
    assert empty.status_code == 422
    assert "banner--ok" in client.post(url, {"words": "Pas cette année, bon courage."}).content.decode()
    assert read(house, request_made).answer == "Pas cette année, bon courage."
    with house.bound():
        services.settle_matching(actor=house.coordinator, program=house.program, decline_fr="Nos propres mots.")
        other = ask(house, mentor=house.enrolments["mentor"])
    assert "Nos propres mots." in client.get(link(house, "matching.decline", house.mentor, other.pk)).content.decode()


def test_asking_and_taking_time(house, request_made, client):
    client.post(link(house, "matching.prolong", house.other_mentor, request_made.pk))
    assert read(house, request_made).prolonged == 1
    client.post(link(house, "matching.ask", house.other_mentor, request_made.pk), {"body": "Quel métier ?"})
    assert read(house, request_made).status == "question"


def test_words_written_to_a_request_closed_meanwhile_are_shown_again(house, request_made, client):
    url = link(house, "matching.ask", house.other_mentor, request_made.pk)
    with house.bound():
        services.withdraw_request(actor=house.other_learner, request=request_made)
    page = client.post(url, {"body": "Une longue question."})
    assert page.status_code == 409
    assert "Une longue question." in body(page)


@pytest.mark.parametrize("change", ["token", "old", "organization", "left", "purpose", "learner"])
def test_links_that_do_not_work_say_so(cast, house, request_made, client, change):
    token = acting.signed("matching.accept", house.other_learner if change == "learner" else house.other_mentor, request_made.pk)
    url = house.url(f"/act/{token}/")
    if change == "token":
        url = house.url(f"/act/{token[:-3]}xyz/")
    elif change == "purpose":
        url = house.url(f"/act/{signing.Signer(salt='another').sign_object(['matching.accept'])}/")
    elif change == "organization":
        url = cast.harbour.url(f"/act/{token}/")
    elif change == "left":
        with house.bound():
            Membership.objects.filter(pk=house.other_mentor.pk).update(status="left")
    with clock.at(clock.now() + timedelta(days=acting.DAYS + (change == "old"))):
        answer = client.post(url)
    assert answer.status_code == 410
    assert "<form" not in body(answer)
    assert read(house, request_made).status == "sent"


def test_outside_an_organization_there_is_no_such_page(house, request_made, client):
    assert client.get(f"/act/{acting.signed('matching.accept', house.other_mentor, request_made.pk)}/").status_code == 404
    assert client.delete(link(house, "matching.accept", house.other_mentor, request_made.pk)).status_code == 405


def test_the_page_reads_in_the_member_s_language(house, request_made, client):
    with house.bound():
        house.other_mentor.user.language = "en"
        house.other_mentor.user.save()
    url = link(house, "matching.accept", house.other_mentor, request_made.pk)
    page = client.get(url, headers={"accept-language": "fr"}).content.decode()
    assert '<html lang="en"' in page
    assert "Accept Luc Autre" in page


def test_answering_a_fit_check_and_receiving_requests_again(house, client):
    with house.bound():
        services.session_held(mentorship=house.pair)
        check = FitCheck.objects.get(membership=house.learner)
        services.pause_mentor(actor=house.other_mentor, mentor=house.enrolments["other_mentor"])
    url = link(house, "matching.fit", house.learner, check.pk)
    assert client.post(url, {}).status_code == 422
    client.post(url, {"answer": "good", "words": ""})
    client.post(link(house, "matching.resume", house.other_mentor, house.enrolments["other_mentor"].pk))
    with house.bound():
        assert FitCheck.objects.get(pk=check.pk).answer == "good"
        assert Openness.objects.get(enrolment=house.enrolments["other_mentor"]).paused_since is None
    assert client.post(link(house, "matching.fit", house.mentor, check.pk)).status_code == 410

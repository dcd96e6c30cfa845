"""Answers to applications, and the last place."""
import threading

import pytest
from django.db import connections

from common import clock
from common.errors import Refused
from notifications.messages import message_for
from notifications.models import Delivery
from programs.models import Enrolment, Program
from programs.services import approve_enrolment
from tenancy.context import bound_to
from tests.programs.parts import make_program


def waiting(house, program, *people, role="learner"):
    return [Enrolment.objects.create(program=program, membership=house.people[p], role=role, applied_at=clock.now(),
                                     motivation=f"Moi, {p}") for p in people]


@pytest.fixture
def asked(cast):
    house = cast.verger
    with house.bound():
        house.other_program = make_program(capacity=2)
        house.applications = waiting(house, house.other_program, "learner", "other_learner", "observer")
    return house


def decide(client, house, answer, *applications, **more):
    return client.post(house.url("/programs/autre/applications/decide/"),
                       {"answer": answer, "enrolment": [str(a.pk) for a in applications], **more})


def statuses(house):
    with house.bound():
        return [Enrolment.objects.get(pk=a.pk).status for a in house.applications]


def test_the_queue_shows_what_people_wrote(asked, as_person):
    page = as_person(asked.coordinator).get(asked.url("/programs/autre/applications/?all=1")).content.decode()
    assert "Moi, learner" in page
    assert page.count(" checked") == 3


def test_several_are_approved_until_the_places_are_taken(asked, as_person):
    response = decide(as_person(asked.coordinator), asked, "approve", *asked.applications)
    assert response.status_code == 302
    assert statuses(asked) == ["approved", "approved", "applied"]
    with asked.bound():
        assert Delivery.objects.filter(kind="programs.enrolled").count() == 2


def test_declining_takes_the_words_along_and_can_be_reconsidered(asked, as_person):
    client = as_person(asked.coordinator)
    decide(client, asked, "decline", asked.applications[0], note="Une autre fois, avec plaisir.")
    assert statuses(asked) == ["declined", "applied", "applied"]
    with asked.bound():
        message = message_for(Delivery.objects.get(kind="programs.declined"))
        assert "Une autre fois, avec plaisir." in message.body
        assert message.to == ["learner@verger.example"]
    assert "Moi, learner" in client.get(asked.url("/programs/autre/applications/?declined=1")).content.decode()
    client.post(asked.url("/programs/autre/applications/decide/?declined=1"),
                {"answer": "approve", "enrolment": [str(asked.applications[0].pk)]})
    assert statuses(asked)[0] == "approved"
    with asked.bound():
        assert message_for(Delivery.objects.get(kind="programs.declined")) is None
        assert message_for(Delivery.objects.get(kind="programs.enrolled")).body


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_email_reads_in_the_language_of_its_reader(asked, as_person, language):
    with asked.bound():
        for who in ("learner", "coordinator"):
            type(asked.people[who].user).objects.filter(pk=asked.people[who].user_id).update(language=language)
    decide(as_person(asked.coordinator), asked, "approve", asked.applications[0])
    with asked.bound():
        message = message_for(Delivery.objects.get(kind="programs.enrolled"))
        assert "/o/verger/needs/" in message.body
        assert "/o/verger/needs/" in message.alternatives[0].content
        assert ("You are enrolled in Autre" in message.subject) is (language == "en")


def test_an_answer_without_a_choice_keeps_the_note(asked, as_person):
    response = decide(as_person(asked.coordinator), asked, "approve", note="Bienvenue à vous")
    assert response.status_code == 422
    assert "Bienvenue à vous" in response.content.decode()


@pytest.mark.parametrize("ids", [["x"], ["00000000-0000-0000-0000-000000000000"], ["a\0"]])
def test_made_up_ids_are_refused(asked, as_person, ids):
    response = as_person(asked.coordinator).post(asked.url("/programs/autre/applications/decide/"), {"answer": "approve", "enrolment": ids})
    assert response.status_code == 422
    assert statuses(asked) == ["applied"] * 3


def test_the_applications_of_another_program_are_out_of_reach(asked, as_person):
    with asked.bound():
        (elsewhere,) = waiting(asked, make_program("Tiers", slug="tiers"), "learner")
    assert decide(as_person(asked.coordinator), asked, "approve", elsewhere).status_code == 422
    with asked.bound():
        assert Enrolment.objects.get(pk=elsewhere.pk).status == "applied"


def test_only_managers_answer(asked, cast, as_person, client):
    for who, status in ((asked.observer, 403), (asked.mentor, 403), (cast.harbour.coordinator, 404)):
        assert decide(as_person(who), asked, "approve", asked.applications[0]).status_code == status
    assert decide(client, asked, "approve", asked.applications[0]).status_code == 302
    assert as_person(asked.coordinator).get(asked.url("/programs/autre/applications/decide/")).status_code == 405
    assert statuses(asked) == ["applied"] * 3


def test_approval_gives_the_role(asked, as_person):
    decide(as_person(asked.coordinator), asked, "approve", asked.applications[2])
    with asked.bound():
        asked.observer.refresh_from_db()
        assert asked.observer.roles == ["observer", "learner"]


def test_two_coordinators_cannot_give_the_last_place_twice(committed_cast):
    house = committed_cast.verger
    with house.bound():
        program = make_program(capacity=1)
        applications = waiting(house, program, "learner", "other_learner", "observer", "former")
    barrier, outcomes = threading.Barrier(len(applications)), []

    def approve(application):
        try:
            barrier.wait()
            with bound_to(house.organization.id):
                approve_enrolment(actor=house.coordinator, enrolment=application)
            outcomes.append("approved")
        except Refused as refused:
            outcomes.append(refused.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=approve, args=[a]) for a in applications]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["approved", "full", "full", "full"]
    with house.bound():
        assert Enrolment.objects.filter(program=program, status="approved").count() == 1
        assert Program.objects.get(pk=program.pk).capacity == 1

"""A person's way into a program and out of it."""
import pytest

from accounts.models import Membership
from notifications.models import Delivery
from programs import leaving
from programs.models import Enrolment
from programs.selectors import active_enrolments_of, enrolments_of
from tests.programs.parts import make_program

WORDS = {"motivation": "J’aimerais avancer."}


def apply_url(house, role="learner", slug="autre"):
    return house.url(f"/programs/{slug}/apply/{role}/")


@pytest.fixture
def opened(cast):
    house = cast.verger
    with house.bound():
        house.other_program = make_program()
    return house


def test_a_learner_applies_and_the_coordinators_are_told_once(opened, as_person):
    client = as_person(opened.learner)
    assert client.get(apply_url(opened)).status_code == 200
    assert client.post(apply_url(opened), WORDS).status_code == 302
    with opened.bound():
        made = Enrolment.objects.get(program=opened.other_program)
        assert (made.status, made.role, made.motivation) == ("applied", "learner", WORDS["motivation"])
        told = Delivery.objects.filter(kind="programs.application_received")
        assert [d.recipient_id for d in told] == [opened.coordinator.pk]


def test_without_coordinators_the_owners_are_told(opened, as_person):
    with opened.bound():
        Membership.objects.filter(pk=opened.coordinator.pk).update(status="left")
    as_person(opened.learner).post(apply_url(opened), WORDS)
    with opened.bound():
        assert Delivery.objects.get(kind="programs.application_received").recipient_id == opened.owner.pk


def test_applying_twice_is_refused_and_keeps_the_words(opened, as_person):
    client = as_person(opened.learner)
    client.post(apply_url(opened), WORDS)
    again = client.post(apply_url(opened), {"motivation": "Encore moi"})
    assert again.status_code == 422
    assert "Encore moi" in again.content.decode()


@pytest.mark.parametrize("values", [{"motivation": ""}, {"motivation": " "}, {"motivation": "x" * 2001}, {"motivation": "a\0b"}])
def test_bad_words_are_refused(opened, as_person, values):
    assert as_person(opened.learner).post(apply_url(opened), values).status_code == 422


@pytest.mark.parametrize("capacity", ["", "0", "21", "-1", "many"])
def test_bad_capacities_are_refused(opened, as_person, capacity):
    response = as_person(opened.mentor).post(apply_url(opened, "mentor"), WORDS | {"capacity": capacity})
    assert response.status_code == 422
    assert "capacity" in response.context["form"].errors


def test_a_mentor_says_how_many(opened, as_person):
    assert as_person(opened.mentor).post(apply_url(opened, "mentor"), WORDS | {"capacity": 3}).status_code == 302
    with opened.bound():
        assert Enrolment.objects.get(program=opened.other_program).capacity == 3


@pytest.mark.parametrize(("status", "admission"), [("running", "application"), ("open", "invitation")])
def test_programs_that_take_no_applications_say_so(cast, as_person, status, admission):
    house = cast.verger
    with house.bound():
        make_program(status=status, admission=admission)
    assert as_person(house.learner).post(apply_url(house), WORDS).status_code == 422


def test_signed_out_people_sign_in_and_come_back(opened, client):
    response = client.get(apply_url(opened))
    assert response.status_code == 302
    assert "/accounts/login/?next=" + apply_url(opened) in response["Location"]


def test_somebody_from_elsewhere_becomes_a_member_by_applying(opened, cast, as_person):
    stranger = cast.harbour.learner
    client = as_person(stranger)
    assert client.get(apply_url(opened)).status_code == 200
    assert client.post(apply_url(opened), WORDS).status_code == 302
    with opened.bound():
        membership = Membership.objects.get(user=stranger.user)
        assert membership.roles == ["learner"]
        assert enrolments_of(membership).get().status == "applied"
    assert client.get(opened.url("/programs/autre/")).status_code == 200


def test_a_refused_form_makes_no_member(opened, cast, as_person):
    as_person(cast.harbour.learner).post(apply_url(opened), {})
    with opened.bound():
        assert not Membership.objects.filter(user=cast.harbour.learner.user).exists()


def test_the_suspended_cannot_come_back_by_applying(opened, as_person):
    with opened.bound():
        Membership.objects.filter(pk=opened.former.pk).update(status="suspended")
    assert as_person(opened.former).post(apply_url(opened), WORDS).status_code == 422
    with opened.bound():
        assert Membership.objects.get(pk=opened.former.pk).status == "suspended"


def test_those_who_left_can(opened, as_person):
    assert as_person(opened.former).post(apply_url(opened), WORDS).status_code == 302
    with opened.bound():
        assert Membership.objects.get(pk=opened.former.pk).status == "active"


def test_an_unknown_role_is_404(opened, as_person):
    for role in ("owner", "x"):
        assert as_person(opened.learner).get(apply_url(opened, role)).status_code == 404


class TestWithdrawing:
    def url(self, house, enrolment):
        return house.url(f"/enrolments/{enrolment.pk}/withdraw/")

    def test_and_coming_back(self, opened, as_person):
        client = as_person(opened.learner)
        client.post(apply_url(opened), WORDS)
        with opened.bound():
            made = Enrolment.objects.get(program=opened.other_program)
        assert client.post(self.url(opened, made)).status_code == 302
        with opened.bound():
            assert Enrolment.objects.get(pk=made.pk).status == "withdrawn"
        client.post(apply_url(opened), {"motivation": "De retour"})
        with opened.bound():
            assert [(e.status, e.motivation) for e in Enrolment.objects.filter(pk=made.pk)] == [("applied", "De retour")]
            assert Delivery.objects.filter(kind="programs.application_received").count() == 2

    def test_is_one_s_own(self, opened, cast, as_person, client):
        enrolment = opened.enrolments["learner"]
        for who in (opened.mentor, opened.coordinator, cast.harbour.learner):
            assert as_person(who).post(self.url(opened, enrolment)).status_code == 404
        assert client.post(self.url(opened, enrolment)).status_code == 302
        assert as_person(opened.learner).get(self.url(opened, enrolment)).status_code == 405
        with opened.bound():
            assert active_enrolments_of(opened.learner).count() == 1

    def test_waits_for_what_rooms_above_say(self, opened, as_person, monkeypatch):
        monkeypatch.setattr(leaving, "_rules", [lambda enrolment: "End your mentorship first."])
        response = as_person(opened.learner).post(self.url(opened, opened.enrolments["learner"]), follow=True)
        assert "End your mentorship first." in response.content.decode()
        with opened.bound():
            assert Enrolment.objects.get(pk=opened.enrolments["learner"].pk).status == "approved"



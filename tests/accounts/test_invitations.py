"""From pasted addresses to a member, by a link that works once."""
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress

from accounts import joining
from accounts.links import hashed, invitation_secret
from accounts.models import Invitation, Membership, User
from common import clock
from common.errors import Refused
from notifications.models import Delivery

PASSWORD = "une phrase assez longue"


def invite(client, house, emails="new@person.example", roles=("learner",), **extra):
    return client.post(house.url("/people/invite/"), {"emails": emails, "roles": list(roles), "language": "fr", "message": "", **extra})


@pytest.fixture
def open_invitation(cast, as_person):
    invite(as_person(cast.verger.coordinator), cast.verger)
    with cast.verger.bound():
        return Invitation.objects.get()


def link(house, invitation):
    return house.url(f"/join/{invitation_secret(invitation.pk)}/")


def test_several_at_once(cast, as_person):
    response = invite(as_person(cast.verger.coordinator), cast.verger, "a@x.example, B@x.example;c@x.example\n a@x.example")
    assert response.status_code == 302
    with cast.verger.bound():
        assert sorted(Invitation.objects.values_list("email", flat=True)) == ["a@x.example", "b@x.example", "c@x.example"]
        assert Delivery.objects.filter(kind="accounts.invited").count() == 3


def test_the_secret_is_nowhere_at_rest(cast, open_invitation):
    secret = invitation_secret(open_invitation.pk)
    assert open_invitation.secret_hash == hashed(secret)
    with cast.verger.bound():
        assert secret not in str(list(Delivery.objects.values())) + str(list(Invitation.objects.values()))


@pytest.mark.parametrize("emails", ["not an address", "a@x.example, b@", "", " ".join(f"p{n}@x.example" for n in range(201))])
def test_bad_addresses_lose_nothing(cast, as_person, emails):
    response = invite(as_person(cast.verger.coordinator), cast.verger, emails, message="Bienvenue")
    assert response.status_code == 422
    assert "Bienvenue" in response.content.decode()
    with cast.verger.bound():
        assert not Invitation.objects.exists()


def test_accounts_elsewhere_are_not_told_apart(cast, as_person):
    client = as_person(cast.verger.coordinator)
    known = invite(client, cast.verger, cast.harbour.learner.user.email)
    unknown = invite(client, cast.verger, "nobody@x.example")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    with cast.verger.bound():
        assert Invitation.objects.count() == 2


def test_members_and_open_invitations_are_left_alone(cast, as_person, open_invitation):
    invite(as_person(cast.verger.coordinator), cast.verger, f"{cast.verger.mentor.user.email} {open_invitation.email}")
    with cast.verger.bound():
        assert Invitation.objects.count() == 1


def test_only_owners_invite_staff(cast, as_person):
    assert invite(as_person(cast.verger.coordinator), cast.verger, roles=["owner"]).status_code == 422
    assert invite(as_person(cast.verger.owner), cast.verger, roles=["owner"]).status_code == 302


@pytest.mark.parametrize("part", ["mentor", "learner", "observer"])
def test_others_may_not(cast, as_person, part):
    assert invite(as_person(getattr(cast.verger, part)), cast.verger).status_code == 403


def test_strangers_and_signed_out(cast, as_person, client):
    assert invite(as_person(cast.harbour.owner), cast.verger).status_code == 404
    assert invite(client, cast.verger)["Location"].startswith("/o/verger/accounts/login/")


def test_new_person_joins_with_a_verified_address(cast, client, open_invitation):
    address = link(cast.verger, open_invitation)
    assert open_invitation.email in client.get(address).content.decode()
    response = client.post(address, {"name": "Nina Neuve", "password": PASSWORD, "time_zone": "Africa/Dakar"})
    assert (response.status_code, response["Location"]) == (302, "/o/verger/")
    user = User.objects.get(email=open_invitation.email)
    assert (user.name, user.time_zone, user.check_password(PASSWORD)) == ("Nina Neuve", "Africa/Dakar", True)
    assert EmailAddress.objects.get(user=user).verified
    assert client.get(cast.verger.url("/me/")).status_code == 200


@pytest.mark.parametrize("data", [{"name": "", "password": PASSWORD}, {"name": "N", "password": "short"},
                                  {"name": "N", "password": "1234567890"}])
def test_bad_account_data(cast, client, open_invitation, data):
    assert client.post(link(cast.verger, open_invitation), data).status_code == 422
    assert not User.objects.filter(email=open_invitation.email).exists()


def test_wrong_zone_is_as_good_as_none(cast, client, open_invitation):
    client.post(link(cast.verger, open_invitation), {"name": "N", "password": PASSWORD, "time_zone": "Moon/Crater"})
    assert User.objects.get(email=open_invitation.email).time_zone == "Europe/Paris"


def test_person_of_another_organization_joins(cast, as_person):
    invite(as_person(cast.verger.owner), cast.verger, cast.harbour.learner.user.email, ["mentor"])
    with cast.verger.bound():
        invitation = Invitation.objects.get()
    guest = as_person(cast.harbour.learner)
    assert guest.get(link(cast.verger, invitation)).status_code == 200
    assert guest.post(link(cast.verger, invitation)).status_code == 302
    assert guest.get(cast.verger.url("/me/")).status_code == 200
    listed = guest.get("/organizations/").content.decode()
    assert "Le Verger" in listed and "Harbour College" in listed


def test_other_address_is_asked(cast, as_person, open_invitation):
    guest = as_person(cast.harbour.learner)
    assert cast.harbour.learner.user.email in guest.get(link(cast.verger, open_invitation)).content.decode()


def test_signed_out_with_an_account_is_sent_to_sign_in(cast, as_person, client):
    invite(as_person(cast.verger.owner), cast.verger, cast.harbour.learner.user.email)
    with cast.verger.bound():
        invitation = Invitation.objects.get()
    assert client.post(link(cast.verger, invitation), {"name": "X", "password": PASSWORD}).status_code == 422
    assert "_auth_user_id" not in client.session


def test_used_once(cast, client, as_person, open_invitation):
    address = link(cast.verger, open_invitation)
    client.post(address, {"name": "Nina", "password": PASSWORD})
    assert client.get(address).status_code == 302  # for the member it is the way in
    assert as_person(cast.harbour.learner).get(address).status_code == 410
    assert as_person(cast.harbour.learner).post(address).status_code == 410


def test_expired_withdrawn_unknown(cast, client, as_person, open_invitation):
    address = link(cast.verger, open_invitation)
    with clock.at(clock.now() + timedelta(days=15)):
        assert client.get(address).status_code == 410
        assert client.post(address, {"name": "N", "password": PASSWORD}).status_code == 410
    staff = as_person(cast.verger.coordinator)
    staff.post(cast.verger.url(f"/people/invitations/{open_invitation.pk}/withdraw/"))
    assert client.get(address).status_code == 410
    assert client.get(cast.verger.url("/join/nonsense/")).status_code == 404
    assert client.get(address.replace("/verger/", "/harbour/")).status_code == 404


def test_resent_after_expiry(cast, client, as_person, open_invitation):
    with clock.at(clock.now() + timedelta(days=15)):
        staff = as_person(cast.verger.coordinator)
        assert staff.post(cast.verger.url(f"/people/invitations/{open_invitation.pk}/resend/")).status_code == 302
        assert client.get(link(cast.verger, open_invitation)).status_code == 200
    with cast.verger.bound():
        assert Delivery.objects.filter(kind="accounts.invited").count() == 2


@pytest.mark.parametrize("action", ["resend", "withdraw"])
def test_swapped_ids(cast, as_person, open_invitation, action):
    path = f"/people/invitations/{open_invitation.pk}/{action}/"
    assert as_person(cast.harbour.owner).post(cast.harbour.url(path)).status_code == 404
    assert as_person(cast.verger.learner).post(cast.verger.url(path)).status_code == 403
    assert as_person(cast.verger.owner).get(cast.verger.url(path)).status_code == 405


def test_suspended_member_stays_out(cast, as_person, open_invitation):
    member = cast.verger.other_learner
    with cast.verger.bound():
        Membership.objects.filter(pk=member.pk).update(status="suspended")
    assert as_person(member).post(link(cast.verger, open_invitation)).status_code == 409


def test_former_member_returns_with_the_new_roles(cast, as_person, open_invitation):
    former = cast.verger.former
    assert as_person(former).get(cast.verger.url("/me/")).status_code == 404
    as_person(former).post(link(cast.verger, open_invitation))
    with cast.verger.bound():
        former.refresh_from_db()
    assert (former.status, former.roles, former.left_at) == ("active", ["learner"], None)


def test_what_other_rooms_add(cast, as_person, monkeypatch, client):
    seen = []
    monkeypatch.setitem(joining._hooks, "on_invite", [lambda invitation, details: seen.append(("invite", invitation.email))])
    monkeypatch.setitem(joining._hooks, "on_accept", [lambda invitation, membership: seen.append(("accept", membership.name))])
    invite(as_person(cast.verger.owner), cast.verger)
    with cast.verger.bound():
        invitation = Invitation.objects.get()
    client.post(link(cast.verger, invitation), {"name": "Nina", "password": PASSWORD})
    assert seen == [("invite", "new@person.example"), ("accept", "Nina")]


def test_a_hook_that_refuses_undoes_all(cast, client, monkeypatch, open_invitation):
    def refuse(*args):
        raise Refused("closed")

    monkeypatch.setitem(joining._hooks, "on_accept", [refuse])
    assert client.post(link(cast.verger, open_invitation), {"name": "Nina", "password": PASSWORD}).status_code == 422
    assert not User.objects.filter(email=open_invitation.email).exists()
    with cast.verger.bound():
        assert Invitation.objects.get().accepted_at is None


def test_list_has_a_fixed_number_of_queries(cast, as_person, django_assert_max_num_queries):
    client = as_person(cast.verger.owner)
    invite(client, cast.verger, " ".join(f"p{n}@x.example" for n in range(60)))
    with django_assert_max_num_queries(12):
        page = client.get(cast.verger.url("/people/invitations/"))
    assert page.content.decode().count("@x.example</td>") == 25

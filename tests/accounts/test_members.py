"""The list of people, their roles and their standing."""
import threading

import pytest
from django.db import connections

from accounts.models import Membership, User
from accounts.services import change_roles
from audit.models import Entry
from common import clock
from common.errors import Refused
from tenancy.context import bound_to


def fresh(house, member):
    with house.bound():
        return Membership.objects.get(pk=member.pk)


def act(client, house, member, action, **data):
    return client.post(house.url(f"/people/{member.pk}/{action}/"), data)


def crowd(house, count):
    with house.bound():
        users = User.objects.bulk_create([User(email=f"c{n}@crowd.example", name=f"Crowd Number{n:03}") for n in range(count)])
        Membership.objects.bulk_create([Membership(user=user, roles=["learner"], joined_at=clock.now()) for user in users])


def test_list_searches_and_filters(cast, as_person):
    client, url = as_person(cast.verger.coordinator), cast.verger.url("/people/")
    everybody = client.get(url).content.decode()
    assert "Léa Learner" in everybody and "Fanny Former" not in everybody
    assert cast.harbour.owner.user.email not in everybody
    found = client.get(url, {"q": "maud"}).content.decode()
    assert "Maud Autre" in found and "Léa Learner" not in found
    assert "Léa Learner" in client.get(url, {"q": "learner@ver"}).content.decode()
    assert "Mehdi Mentor" not in client.get(url, {"role": "learner"}).content.decode()
    assert "Fanny Former" in client.get(url, {"status": "left"}).content.decode()
    assert client.get(url, {"q": "zzz"}).status_code == 200
    assert client.get(url, {"role": "king", "after": "nonsense", "status": "x"}).status_code == 200


def test_pages_cover_everybody_once_with_fixed_queries(cast, as_person, django_assert_max_num_queries):
    crowd(cast.verger, 60)
    client, url, seen = as_person(cast.verger.owner), cast.verger.url("/people/"), []
    client.get(cast.verger.url("/"))
    while url:
        with django_assert_max_num_queries(12):
            page = client.get(url)
        seen += [member.pk for member in page.context["people"]]
        url = page.context["more"] and cast.verger.url(f"/people/?{page.context['more']}")
    assert len(seen) == len(set(seen)) == 67


def test_search_uses_the_name_index(cast):
    with cast.verger.bound():
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan TO off")
            cursor.execute("EXPLAIN SELECT id FROM accounts_user WHERE UPPER(name) LIKE UPPER('%%maud%%')")
            assert "accounts_user_name_part" in str(cursor.fetchall())


def test_roles_change_and_are_told_to_the_audit(cast, as_person):
    response = act(as_person(cast.verger.coordinator), cast.verger, cast.verger.learner, "manage", roles=["learner", "mentor"])
    assert response.status_code == 302
    assert fresh(cast.verger, cast.verger.learner).roles == ["mentor", "learner"]
    with cast.verger.bound():
        assert Entry.objects.filter(verb="accounts.roles.changed", target_id=cast.verger.learner.pk).exists()


@pytest.mark.parametrize("roles", [[], ["king"], ["owner"], ["coordinator", "learner"]])
def test_coordinators_give_no_staff_roles(cast, as_person, roles):
    assert act(as_person(cast.verger.coordinator), cast.verger, cast.verger.learner, "manage", roles=roles).status_code == 422
    assert fresh(cast.verger, cast.verger.learner).roles == ["learner"]


def test_coordinators_leave_staff_roles_as_they_are(cast, as_person):
    act(as_person(cast.verger.coordinator), cast.verger, cast.verger.owner, "manage", roles=["mentor"])
    assert fresh(cast.verger, cast.verger.owner).roles == ["owner", "mentor"]


def test_owners_give_any_role_but_one_owner_remains(cast, as_person):
    owner = as_person(cast.verger.owner)
    assert act(owner, cast.verger, cast.verger.owner, "manage", roles=["mentor"]).status_code == 422
    assert act(owner, cast.verger, cast.verger.coordinator, "manage", roles=["owner"]).status_code == 302
    assert act(owner, cast.verger, cast.verger.owner, "manage", roles=["mentor"]).status_code == 302


def test_two_owners_cannot_step_down_past_each_other(committed_cast):
    house = committed_cast.verger
    with house.bound():
        Membership.objects.filter(pk=house.coordinator.pk).update(roles=["owner"])
    start, refused = threading.Barrier(2), []

    def step_down(member):
        try:
            with bound_to(house.organization.id):
                member = Membership.objects.get(pk=member.pk)
                start.wait()
                change_roles(actor=member, membership=member, roles=["mentor"])
        except Refused as error:
            refused.append(error.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=step_down, args=[member]) for member in (house.owner, house.coordinator)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert refused == ["last_owner"]
    with house.bound():
        assert Membership.objects.filter(roles__contains=["owner"]).count() == 1


def test_suspended_then_reinstated(cast, as_person):
    staff, member = as_person(cast.verger.coordinator), as_person(cast.verger.learner)
    assert member.get(cast.verger.url("/me/")).status_code == 200
    act(staff, cast.verger, cast.verger.learner, "suspend")
    assert member.get(cast.verger.url("/me/")).status_code == 404
    assert "Le Verger" not in member.get("/organizations/").content.decode()
    assert staff.get(cast.verger.url(f"/people/{cast.verger.learner.pk}/manage/")).status_code == 200
    act(staff, cast.verger, cast.verger.learner, "reinstate")
    assert member.get(cast.verger.url("/me/")).status_code == 200


def test_removed_person_is_out_and_unseen(cast, as_person):
    act(as_person(cast.verger.owner), cast.verger, cast.verger.learner, "remove")
    assert fresh(cast.verger, cast.verger.learner).status == "left"
    assert as_person(cast.verger.learner).get(cast.verger.url("/me/")).status_code == 404
    assert as_person(cast.verger.mentor).get(cast.verger.url(f"/people/{cast.verger.learner.pk}/")).status_code == 404


def test_nobody_acts_on_themselves_or_above(cast, as_person):
    assert act(as_person(cast.verger.coordinator), cast.verger, cast.verger.owner, "suspend").status_code == 403
    act(as_person(cast.verger.owner), cast.verger, cast.verger.owner, "remove")
    assert fresh(cast.verger, cast.verger.owner).status == "active"


def test_leaving(cast, as_person):
    learner, owner = as_person(cast.verger.learner), as_person(cast.verger.owner)
    assert learner.post(cast.verger.url("/me/leave/"))["Location"] == "/"
    assert learner.get(cast.verger.url("/me/")).status_code == 404
    owner.post(cast.verger.url("/me/leave/"))
    assert fresh(cast.verger, cast.verger.owner).status == "active"


@pytest.mark.parametrize("action", ["manage", "suspend", "reinstate", "remove"])
def test_strangers_members_and_swapped_ids(cast, as_person, client, action):
    victim = cast.verger.learner
    for part in ("mentor", "learner", "observer"):
        assert act(as_person(getattr(cast.verger, part)), cast.verger, victim, action).status_code == 403
    assert act(as_person(cast.harbour.owner), cast.verger, victim, action).status_code == 404
    assert act(as_person(cast.harbour.owner), cast.harbour, victim, action).status_code == 404
    assert act(client, cast.verger, victim, action).status_code == 302
    assert as_person(cast.verger.owner).post(cast.verger.url(f"/people/nonsense/{action}/")).status_code == 404
    assert fresh(cast.verger, victim).status == "active"


@pytest.mark.parametrize("action", ["suspend", "reinstate", "remove"])
def test_wrong_method(cast, as_person, action):
    assert as_person(cast.verger.owner).get(cast.verger.url(f"/people/{cast.verger.learner.pk}/{action}/")).status_code == 405


def test_profiles_show_the_address_to_staff_only(cast, as_person):
    path = cast.verger.url(f"/people/{cast.verger.learner.pk}/")
    assert cast.verger.learner.user.email not in as_person(cast.verger.mentor).get(path).content.decode()
    assert cast.verger.learner.user.email in as_person(cast.verger.coordinator).get(path).content.decode()
    assert as_person(cast.harbour.owner).get(path).status_code == 404
    assert as_person(cast.harbour.owner).get(path.replace("verger", "harbour", 1)).status_code == 404


def test_profile_saved_and_made_safe(cast, as_person):
    client = as_person(cast.verger.learner)
    data = {"name": "Léa Neuve", "pronouns": "elle", "headline": "Infirmière", "bio": "**Bonjour** <script>x</script>",
            "languages": ["fr", "lsf"]}
    assert client.post(cast.verger.url("/me/edit/"), data).status_code == 302
    page = client.get(cast.verger.url("/me/")).content.decode()
    assert "<strong>Bonjour</strong>" in page and "<script>x" not in page and "Léa Neuve" in page


@pytest.mark.parametrize("bad", [{"name": ""}, {"name": "x" * 121}, {"languages": ["klingon"]}, {"bio": "x" * 3001}])
def test_bad_profile_loses_nothing(cast, as_person, bad):
    data = {"name": "Léa", "headline": "garde-moi", **bad}
    response = as_person(cast.verger.learner).post(cast.verger.url("/me/edit/"), data)
    assert response.status_code == 422
    assert "garde-moi" in response.content.decode()

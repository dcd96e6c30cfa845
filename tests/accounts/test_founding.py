"""Organizations and operators are made from the command line."""
import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command

from accounts import joining
from accounts.models import Membership, User
from tenancy.context import bound_to
from tenancy.models import Organization


def test_organization_with_its_owner(db, capsys, monkeypatch):
    seen = []
    monkeypatch.setitem(joining._hooks, "on_found", [lambda organization, owner: seen.append((organization.slug, owner.roles))])
    call_command("create_organization", "lycee", "Lycée Carnot", "Chef@lycee.example", "--owner-name", "Chloé Chef")
    organization = Organization.objects.get(slug="lycee")
    with bound_to(organization.id):
        owner = Membership.objects.select_related("user").get()
    assert (owner.roles, owner.user.email, owner.name) == (["owner"], "chef@lycee.example", "Chloé Chef")
    assert EmailAddress.objects.get(user=owner.user).verified and not owner.user.has_usable_password()
    assert seen == [("lycee", ["owner"])]
    assert "/o/lycee/" in capsys.readouterr().out


def test_owner_who_has_an_account_keeps_it(cast):
    call_command("create_organization", "lycee", "Lycée", cast.verger.owner.user.email)
    assert User.objects.filter(email=cast.verger.owner.user.email).count() == 1


@pytest.mark.parametrize("args", [("Bad Slug", "X", "a@b.example"), ("x", "X", "a@b.example"), ("lycee", "", "a@b.example"),
                                  ("lycee", "X", "nonsense")])
def test_refused_and_nothing_left(db, args):
    with pytest.raises(CommandError):
        call_command("create_organization", *args)
    assert not Organization.objects.exists() and not User.objects.exists()


def test_taken_address(cast):
    with pytest.raises(CommandError):
        call_command("create_organization", "verger", "Another", "a@b.example")


def test_operator(db, monkeypatch):
    monkeypatch.setenv("OPERATOR_PASSWORD", "une phrase assez longue")
    call_command("create_operator", "op@tandem.example", "--name", "Olga")
    user = User.objects.get(email="op@tandem.example")
    assert user.is_staff and user.check_password("une phrase assez longue")

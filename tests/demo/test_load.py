"""The demo loads into an empty database, the same for the same instant, and nobody in it can be written to by mistake."""
import hashlib
import re
import time
from datetime import UTC, datetime

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.models import Membership, User
from common import clock
from matching.models import MatchRun, Mentorship
from mentoring.demo import loader
from mentoring.demo.people import PASSWORD
from sessions_app.models import Session
from tenancy.context import bound_to
from tenancy.models import Organization
from tenancy.orm import TenantModel

NOW = datetime(2026, 3, 25, 14, 7, tzinfo=UTC)
RANDOM = {"password"}


@pytest.fixture
def demo(db):
    started = time.monotonic()
    loader.load(NOW)
    connection.check_constraints()
    print(f"demo loaded in {time.monotonic() - started:.1f} s")
    return {organization.slug: organization for organization in Organization.objects.all()}


def rows_of(organization):
    with bound_to(organization.id):
        for model in apps.get_models():
            if issubclass(model, TenantModel):
                names = [field.attname for field in model._meta.concrete_fields]
                yield from (repr((model._meta.label, row)) for row in model.objects.order_by("pk").values_list(*names))


def digest(organizations) -> str:
    said = hashlib.sha256()
    for organization in organizations:
        for row in rows_of(organization):
            said.update(row.encode())
    for user in User.objects.order_by("pk").values_list(*[f.attname for f in User._meta.fields if f.attname not in RANDOM]):
        said.update(repr(user).encode())
    return said.hexdigest()


def test_about_forty_mentors_and_a_hundred_and_twenty_learners(demo):
    mentors = learners = 0
    for organization in demo.values():
        with bound_to(organization.id):
            mentors += Membership.objects.filter(roles__contains=["mentor"]).count()
            learners += Membership.objects.filter(roles__contains=["learner"]).count()
    assert 36 <= mentors <= 44
    assert 112 <= learners <= 128


@pytest.mark.parametrize("slug", ["verger", "harbour"])
def test_six_months_in_every_state(demo, slug):
    with bound_to(demo[slug].id):
        assert set(Mentorship.objects.values_list("status", flat=True)) == set(Mentorship.Status.values)
        assert set(Session.objects.values_list("status", flat=True)) == set(Session.Status.values)
        assert (NOW - Session.objects.earliest("starts_at").starts_at).days > 120
        assert {"draft", "published"} <= set(MatchRun.objects.values_list("status", flat=True))
        assert Session.objects.filter(starts_at__gt=NOW, status="confirmed").count() > 10


def test_the_same_instant_gives_the_same_rows(db):
    said = []
    for _ in range(2):
        with pytest.raises(RuntimeError), loader.transaction.atomic():
            loader.load(NOW)
            said.append(digest(Organization.objects.order_by("slug")))
            raise RuntimeError("undo")
    assert said[0] == said[1]


def test_no_address_outside_reserved_domains(demo):
    for address in [*User.objects.values_list("email", flat=True), *EmailAddress.objects.values_list("email", flat=True)]:
        assert address.endswith(".example")
    for organization in demo.values():
        for row in rows_of(organization):
            for host in re.findall(r"(?:@|https?://)([\w.-]+)", row):
                assert host.endswith(".example"), row


def test_the_password_opens_the_door(demo, client, settings):
    user = User.objects.get(email="aicha.benali@verger.example")
    assert user.check_password(PASSWORD)
    assert EmailAddress.objects.filter(user=user, verified=True, primary=True).exists()


def test_a_second_start_finds_it(demo):
    call_command("load_demo", once=True)
    with pytest.raises(CommandError, match="loaded already"):
        call_command("load_demo", force=True)


def test_only_a_demo_installation_is_filled(db, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("load_demo")


def test_not_beside_other_organizations(db, settings):
    settings.DEMO = True
    Organization.objects.create(slug="other", name="Other")
    with pytest.raises(CommandError, match="--force"):
        call_command("load_demo")


def test_sign_ins_name_people_who_exist(demo, capsys):
    call_command("demo_sign_ins")
    said = capsys.readouterr().out
    addresses = re.findall(r"[\w.]+@[\w.]+\.example", said)
    assert len(addresses) == 13
    assert User.objects.filter(email__in=addresses).count() == 13
    assert PASSWORD in said


def test_the_clock_says_when(db, settings):
    settings.DEMO = True
    with clock.at(NOW):
        call_command("load_demo")
    assert User.objects.latest("date_joined").date_joined < NOW

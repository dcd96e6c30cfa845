"""The demo loads into an empty database, the same for the same instant, and nobody in it can be written to by mistake."""
import hashlib
import itertools
import re
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import F
from django.test import Client

from accounts.models import Membership, User
from chat.models import Conversation
from matching.models import Circle, MatchRun, Mentorship
from matching.selectors.checks import check_run
from matching.selectors.circles import open_circles, possible_leaders
from matching.selectors.people import unmatched_learners
from mentoring.demo import loader
from mentoring.demo.people import OPERATOR, PASSWORD, address_of
from mentoring.demo.world import texts_of
from mentoring.management.commands.demo_sign_ins import sign_ins
from sessions_app.models import Session, SessionSeries
from sessions_app.selectors import lengths_of
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
                for row in model.objects.order_by("pk").values_list(*names):
                    yield repr((model._meta.label, *map(_printable, row)))


def _printable(value):
    return hashlib.sha256(value).hexdigest() if isinstance(value, memoryview) else value


def digest(organizations) -> str:
    said = hashlib.sha256()
    for organization in organizations:
        for row in rows_of(organization):
            said.update(row.encode())
    for user in User.objects.order_by("pk").values_list(*[f.attname for f in User._meta.fields if f.attname not in RANDOM]):
        said.update(repr(user).encode())
    return said.hexdigest()


def test_a_whole_history_that_can_be_signed_in_to(demo, capsys):
    """One load for all that only reads it."""
    _people_are_about_as_many_as_promised(demo)
    for organization in demo.values():
        with bound_to(organization.id):
            _series_keep_their_wall_time()
            _a_mentor_offers_fewer_lengths_than_the_program_has()
            _journeys_are_in_every_state()
            _talks_are_numbered_and_read_so_far()
            _a_circle_meets_and_another_could()
        _no_address_can_be_written_to(organization)
        _a_series_stands_in_both_calendars(organization)
        _its_people_and_the_coordination_see_the_circle(organization)
    _sign_ins_name_people_who_exist(capsys)
    _everybody_named_finds_a_home()
    call_command("load_demo", once=True)
    with pytest.raises(CommandError, match="loaded already"):
        call_command("load_demo", force=True)


def _people_are_about_as_many_as_promised(demo):
    counts = {"mentor": 0, "learner": 0}
    for organization in demo.values():
        with bound_to(organization.id):
            for role in counts:
                counts[role] += Membership.objects.filter(roles__contains=[role]).count()
    assert 36 <= counts["mentor"] <= 44
    assert 112 <= counts["learner"] <= 128


def _journeys_are_in_every_state():
    assert set(Mentorship.objects.values_list("status", flat=True)) == set(Mentorship.Status.values)
    assert set(Session.objects.values_list("status", flat=True)) == set(Session.Status.values)
    assert (NOW - Session.objects.earliest("starts_at").starts_at).days > 120
    assert set(MatchRun.objects.values_list("status", flat=True)) == {"draft", "published", "discarded"}
    assert Session.objects.filter(starts_at__gt=NOW, status="confirmed").count() > 10
    assert Session.objects.filter(starts_at__gt=NOW, starts_at__lt=NOW + timedelta(hours=1)).exists()
    assert not Session.objects.filter(starts_at__gt=NOW).exclude(status__in=["confirmed", "proposed"]).exists()
    assert not Session.objects.filter(created_at__gt=F("starts_at")).exists()


def _series_keep_their_wall_time():
    """Every two weeks, holidays aside."""
    for series in SessionSeries.objects.prefetch_related("sessions"):
        local = [session.starts_at.astimezone(ZoneInfo(series.time_zone)) for session in series.sessions.all()]
        assert len(local) >= 4
        assert {(at.weekday(), at.hour, at.minute) for at in local} == {(local[0].weekday(), 14, 0)}
        assert {(later - earlier).days % 14 for earlier, later in itertools.pairwise(at.date() for at in local)} == {0}
    assert SessionSeries.objects.exists()


def _a_mentor_offers_fewer_lengths_than_the_program_has():
    pairs = Mentorship.objects.filter(program__scheduling_policy__isnull=False, status="active")
    pairs = pairs.select_related("program", "mentor__membership")
    assert {tuple(lengths_of(pair)) for pair in pairs} == {(45, 30, 60), (45, 60)}


def _talks_are_numbered_and_read_so_far():
    for conversation in Conversation.objects.all():
        messages = list(conversation.messages.all())
        assert [m.seq for m in messages] == list(range(1, conversation.last_seq + 1))
        assert [m.sent_at for m in messages] == sorted(m.sent_at for m in messages)
        assert all(m.sent_at <= NOW for m in messages)
        assert all(p.read_seq <= conversation.last_seq for p in conversation.participants.all())


def _a_circle_meets_and_another_could():
    circle = Circle.objects.select_related("run__program").get()
    program, run = circle.run.program, circle.run
    (shown,) = open_circles(program)
    assert circle.least <= shown.people <= circle.most
    assert sorted({*Mentorship.objects.filter(circle=circle).values_list("status", flat=True)}) == ["active", "proposed"]
    check = check_run(run)
    assert (check.same_input, check.same_pairs, check.fault) == (True, True, None)
    assert 6 in [mentor.free for mentor in possible_leaders(program)]
    assert unmatched_learners(program).count() >= 3


def _its_people_and_the_coordination_see_the_circle(organization):
    """In both languages."""
    with bound_to(organization.id):
        circle = Circle.objects.select_related("program").get()
        pairs = list(Mentorship.objects.filter(circle=circle).select_related("learner__membership__user", "mentor__membership__user"))
    active = next(pair for pair in pairs if pair.status == "active")
    names = [pair.learner.membership.name for pair in pairs]
    root, client = f"/o/{organization.slug}", Client()
    for language in ("fr", "en"):
        for person in (active.learner, active.mentor):
            User.objects.filter(pk=person.membership.user_id).update(language=language)
            client.force_login(User.objects.get(pk=person.membership.user_id))
            page = client.get(f"{root}/pairs/{active.pk}/").content.decode()
            assert f'<html lang="{language}"' in page
            assert circle.name in page
            assert all(name in page for name in names)
        coordinator = next(row for part, row in sign_ins(organization.slug) if part == "coordinator")
        User.objects.filter(email=address_of(coordinator["name"])).update(language=language)
        client.force_login(User.objects.get(email=address_of(coordinator["name"])))
        page = client.get(f"{root}/programs/{circle.program.slug}/matching/circles/").content.decode()
        assert f'<html lang="{language}"' in page
        assert circle.name in page
        assert pairs[0].mentor.membership.name in page


def _no_address_can_be_written_to(organization):
    addresses = [*User.objects.values_list("email", flat=True), *EmailAddress.objects.values_list("email", flat=True)]
    assert all(address.endswith(".example") for address in addresses)
    for row in rows_of(organization):
        for host in re.findall(r"(?:@|https?://)([\w.-]+)", row):
            assert host.endswith(".example"), row


def _sign_ins_name_people_who_exist(capsys):
    call_command("demo_sign_ins")
    said = capsys.readouterr().out
    addresses = re.findall(r"[\w.]+@[\w.]+\.example", said)
    users = User.objects.filter(email__in=addresses)
    assert PASSWORD in said
    assert len(addresses) == len(users) == 13
    assert users[0].check_password(PASSWORD)
    assert EmailAddress.objects.filter(user__in=users, verified=True, primary=True).count() == 13


def _a_series_stands_in_both_calendars(organization):
    with bound_to(organization.id):
        session = Session.objects.filter(series__isnull=False).select_related(
            "mentorship__learner__membership__user", "mentorship__mentor__membership__user").order_by("starts_at")[1]
        people = session.mentorship.learner.membership.user, session.mentorship.mentor.membership.user
    for user in people:
        client = Client()
        client.force_login(user)
        page = client.get(f"/o/{organization.slug}/calendar/?day={session.starts_at:%Y-%m-%d}")
        assert f"/sessions/{session.pk}/" in page.text


def _everybody_named_finds_a_home():
    client = Client()
    for slug, organization in texts_of("organizations").items():
        for part, row in sign_ins(slug):
            client.force_login(User.objects.get(email=address_of(row["name"])))
            assert client.get(f"/o/{slug}/").status_code == 200, (slug, part)
        for offer in organization["offers"].values():
            assert "/apply/learner/" in Client().get(f"/o/{slug}/programs/{offer['slug']}/").text
    client.force_login(User.objects.get(email=OPERATOR))
    assert client.get("/platform/").status_code == 200


def test_the_same_instant_gives_the_same_rows(db):
    said = []
    for _ in range(2):
        before = transaction.savepoint()
        loader.load(NOW)
        said.append(digest(Organization.objects.order_by("slug")))
        transaction.savepoint_rollback(before)
    assert said[0] == said[1]


def test_only_a_demo_installation_is_filled(db, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("load_demo")


def test_not_beside_other_organizations(db, settings):
    settings.DEMO = True
    Organization.objects.create(slug="other", name="Other")
    with pytest.raises(CommandError, match="--force"):
        call_command("load_demo")

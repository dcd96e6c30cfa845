"""Packed profiles follow the facts: one record a person, made anew on save, never instead of them."""
from datetime import timedelta
from hashlib import sha256

import pytest

from accounts.services import change_profile
from assessments.services import save_step, save_style
from common import clock
from matching import services
from matching.engine.profiles import Profile
from matching.engine.records import VERSION, pack
from matching.engine.records import profiles_of as profiles_in
from matching.models import MatchProfile
from matching.selectors.profiles import facts_of, profiles_of
from sessions_app.services import set_availability
from sessions_app.slots import Hours

from .people import criteria, enrol, skill


@pytest.fixture
def house(cast):
    with cast.verger.bound():
        yield cast.verger


@pytest.fixture
def anna(house):
    excel = skill("excel", "Excel", "Excel")
    return enrol(house, "learner", "Anna Un", skills=[(excel, 3)], industry="Finance")


def kept(enrolment):
    return profiles_in([bytes(MatchProfile.objects.get(enrolment=enrolment).packed)], [str(enrolment.pk)])[0]


def test_packing_loses_nothing(anna):
    services.pack_person(anna.membership_id)
    record = MatchProfile.objects.get(enrolment=anna)
    assert kept(anna) == facts_of([anna])[anna.pk]
    assert record.fingerprint == sha256(bytes(record.packed)).hexdigest()


def test_every_fact_repacks_when_it_is_saved(anna):
    actor = anna.membership
    steps = [
        (lambda: change_profile(membership=actor, name=actor.name, languages=["fr", "en"]), "languages"),
        (lambda: save_step(actor=actor, enrolment=anna, step="strengths", values={"industry": "Santé"}, finished=False), "industry"),
        (lambda: save_style(actor=actor, enrolment=anna, themes=["grow"], style="direct", seniority="senior", team="Nord",
                            manager_email="mentor@verger.example", answers=[5] * 10), "managers"),
        (lambda: set_availability(actor=actor, hours=[Hours(0, 540, 720, "Europe/Paris")], days_off=[]), "week"),
    ]
    services.pack_person(actor.pk)
    for change, name in steps:
        before = getattr(kept(anna), name)
        change()
        assert getattr(kept(anna), name) != before
        assert kept(anna) == facts_of([anna])[anna.pk]


def test_a_manager_who_is_a_member_is_never_proposed(house, anna):
    boss = house.enrolments["mentor"]
    save_style(actor=anna.membership, enrolment=anna, themes=[], style="", seniority="", team="", manager_email="MENTOR@verger.example",
               answers=[])
    assert profiles_of([anna])[0].managers == {str(boss.membership_id)}
    run = services.start_run(actor=house.coordinator, program=house.program, criteria=criteria(house))
    assert run.proposals.get(learner=anna).mentor_id not in (None, boss.pk)


def test_another_week_or_version_is_not_read(house, anna, monkeypatch):
    services.pack_person(anna.membership_id)
    MatchProfile.objects.filter(enrolment=anna).update(packed=pack(Profile("x", "y")))
    assert profiles_of([anna])[0].person == "y"
    with clock.at(clock.now() + timedelta(days=7)):
        assert profiles_of([anna])[0].person == str(anna.membership_id)
        assert services.pack_missing([anna]) == 1
        assert services.pack_missing([anna]) == 0
    monkeypatch.setattr("matching.selectors.profiles.VERSION", VERSION + 1)
    assert profiles_of([anna])[0].person == str(anna.membership_id)


def test_a_run_packs_whom_it_reads(house, anna):
    services.start_run(actor=house.coordinator, program=house.program)
    assert MatchProfile.objects.filter(enrolment=anna).exists()
    assert MatchProfile.objects.count() >= 3

"""Criteria: versions that never change, presets, and what each rule takes away."""
import pytest
from django.db import DatabaseError, transaction

from common.errors import Refused
from matching import services
from matching.criteria import PRESETS, preset, read
from matching.engine.criteria import Criteria
from matching.models import CriteriaVersion
from matching.selectors.criteria import criteria_of, effects_on, saved_criteria

from .people import LEVELS, criteria, enrol, skill

PAGE = "/programs/premier-emploi/matching/criteria/"


@pytest.fixture
def house(cast):
    return cast.verger


@pytest.fixture
def bound(house):
    with house.bound():
        yield house


@pytest.fixture
def coordinator(house, as_person):
    return as_person(house.coordinator)


def form(**levels):
    return {name: "off" for name in preset("balanced").levels} | LEVELS | levels


def test_each_saving_is_a_version_that_never_changes(bound):
    first = criteria(bound)
    assert criteria(bound).pk == first.pk
    second = criteria(bound, skills="low")
    assert (first.number, second.number) == (1, 2)
    assert saved_criteria(bound.program).pk == second.pk
    with pytest.raises(DatabaseError, match="permission"), transaction.atomic():
        CriteriaVersion.objects.filter(pk=first.pk).update(rules={})
    bound.program.status = "closed"
    bound.program.save()
    with pytest.raises(Refused) as refused:
        criteria(bound, skills="off")
    assert refused.value.code == "closed"


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_can_be_computed_with(bound, name):
    services.save_criteria(actor=bound.coordinator, program=bound.program, criteria=preset(name), preset=name)
    assert services.start_run(actor=bound.coordinator, program=bound.program).status == "draft"


def test_a_criterion_that_is_known_no_more_breaks_no_run(bound):
    version = criteria(bound)
    rules = version.rules | {"levels": version.rules["levels"] | {"horoscope": "mandatory"}, "moon": True}
    old = CriteriaVersion.objects.create(program=bound.program, number=9, rules=rules, created_by=bound.coordinator,
                                         created_at=version.created_at)
    assert read(old.rules) == read(version.rules)
    run = services.start_run(actor=bound.coordinator, program=bound.program, criteria=old)
    assert (run.status, run.covered) == ("draft", 1)


def test_a_criterion_turned_off_leaves_the_runs_made_with_it(bound):
    run = services.start_run(actor=bound.coordinator, program=bound.program, criteria=criteria(bound))
    criteria(bound, skills="off")
    run.refresh_from_db()
    assert criteria_of(run.criteria, bound.program).levels["skills"] == "high"
    assert services.publish_run(actor=bound.coordinator, run=run).mentorships


def test_what_a_rule_takes_away_is_counted(bound):
    for n in range(3):
        enrol(bound, "learner", f"Parla Solo {n}", languages=["it"])
    rules = {rule.rule: rule for rule in effects_on(bound.program, Criteria(levels=LEVELS)).rules}
    assert (rules["languages"].only, rules["languages"].freed) == (6, 3)
    sql = skill("sql", "SQL", "SQL")
    enrol(bound, "learner", "Anna Un", skills=[(sql, 3)])
    effects = effects_on(bound.program, Criteria(levels=LEVELS | {"skills": "mandatory"}))
    assert {rule.rule: rule.freed for rule in effects.rules}["skills"] == 1
    assert len(effects.without) == 4


def test_the_ladder(cast, house, as_person, client):
    for path, method in ((PAGE, "get"), (f"{PAGE}count/", "post"), ("/programs/premier-emploi/matching/apart/", "get")):
        def ask(who, path=path, method=method):
            return getattr(who, method)(house.url(path)).status_code

        assert ask(as_person(house.owner)) == ask(as_person(house.coordinator)) == 200
        for role in ("observer", "mentor", "learner"):
            assert ask(as_person(house.people[role])) == 403
        assert ask(as_person(cast.harbour.owner)) == 404
        assert ask(client) == 302


def test_counting_saves_nothing_and_saving_counts(house, coordinator):
    counted = coordinator.post(house.url(PAGE), form(skills="mandatory") | {"do": "count"})
    assert counted.status_code == 200
    assert [field.value() for field in counted.context["form"].levels if field.name == "skills"] == ["mandatory"]
    live = coordinator.post(house.url(f"{PAGE}count/"), form(skills="mandatory"))
    assert live.context["effects"] == counted.context["effects"]
    with house.bound():
        assert not CriteriaVersion.objects.exists()
    assert coordinator.post(house.url(PAGE), form(skills="mandatory") | {"do": "save"}).status_code == 302
    with house.bound():
        assert CriteriaVersion.objects.get().rules["levels"]["skills"] == "mandatory"


def test_a_preset_fills_the_form_in(house, coordinator):
    page = coordinator.get(house.url(f"{PAGE}?preset=closeness"))
    assert {f.name: f.value() for f in page.context["form"].levels}["style"] == "high"
    assert coordinator.get(house.url(f"{PAGE}?preset=nonsense")).status_code == 200


@pytest.mark.parametrize("data", [
    {"skills": "heaviest"}, {"style": "mandatory"}, {"zone_gap_hours": "-1"}, {"zone_gap_hours": "99"},
    dict.fromkeys(preset("balanced").levels, "off")])
def test_impossible_weights_are_said_and_what_was_chosen_stays(house, coordinator, data):
    sent = form(industry="low") | data
    answer = coordinator.post(house.url(PAGE), sent | {"do": "save"})
    assert answer.status_code == 422
    assert 'class="errors"' in answer.content.decode()
    assert answer.context["form"]["industry"].value() == sent["industry"]
    assert coordinator.post(house.url(f"{PAGE}count/"), sent).status_code == 200
    with house.bound():
        assert not CriteriaVersion.objects.exists()


def test_protected_facts_are_no_inputs():
    from matching.engine.profiles import Profile

    assert {"name", "pronouns", "photo", "age", "gender", "origin", "email"}.isdisjoint(Profile.__dataclass_fields__)

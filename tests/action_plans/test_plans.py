"""A pair's plan: made at the start, changed by the two, read by staff."""
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from action_plans import services
from action_plans.models import Action, PlanTemplate
from action_plans.selectors import next_actions, overdue, plan_of, progress_of
from common import clock
from common.errors import Refused
from matching import services as matching

NOBODY = "00000000-0000-7000-8000-000000000000"


@pytest.fixture
def house(cast):
    return cast.verger


@pytest.fixture
def action(house):
    with house.bound():
        return services.make_plan(house.pair)[0]


def fields(**changes):
    return {"title": "Écrire à deux personnes", "owner": "learner", "due_on": clock.now().date().isoformat(), "milestone": "Avancer",
            "detail": ""} | changes


PAGES = {
    "/pairs/{pair}/plan/": "get", "/pairs/{pair}/plan/add/": "post", "/actions/{action}/edit/": "get", "/actions/{action}/done/": "post",
    "/actions/{action}/undo/": "post", "/actions/{action}/move/": "post", "/actions/{action}/drop/": "post",
    "/actions/{action}/progress/": "post",
}


@pytest.mark.parametrize("path", PAGES)
def test_the_ladder(cast, house, action, as_person, client, path):
    method, url = PAGES[path], house.url(path.format(pair=house.pair.pk, action=action.pk))

    def ask(who, url=url, method=method):
        return getattr(who, method)(url).status_code

    assert ask(as_person(house.learner)) in (200, 302, 422)
    assert ask(as_person(house.coordinator)) == (200 if path.endswith("/plan/") else 403)
    for role in ("observer", "other_mentor", "other_learner", "former"):
        assert ask(as_person(house.people[role])) == 404
    assert ask(as_person(cast.harbour.owner)) == 404
    assert ask(as_person(cast.harbour.owner), cast.harbour.url(path.format(pair=house.pair.pk, action=action.pk))) == 404
    assert ask(client) == 302
    assert ask(as_person(house.learner), method={"get": "delete", "post": "get"}[method]) == 405
    assert ask(as_person(house.learner), house.url(path.format(pair=NOBODY, action=NOBODY))) == 404


def test_a_plan_is_made_when_the_mentorship_starts(house):
    with house.bound():
        pair = matching.pair_by_hand(actor=house.owner, program=house.program, learner=house.enrolments["other_learner"],
                                     mentor=house.enrolments["other_mentor"])
        matching.accept_proposal(actor=house.other_learner, mentorship=pair)
        assert not Action.objects.filter(mentorship=pair).exists()
        matching.accept_proposal(actor=house.other_mentor, mentorship=pair)
        made = Action.objects.filter(mentorship=pair)
        assert made.count() == PlanTemplate.objects.get(program=house.program).actions.count() == 13
        assert made[0].due_on == clock.now().date() + timedelta(days=7)
        assert services.make_plan(pair) == []
        assert next_actions(house.other_mentor).first().owner in ("mentor", "both")


def test_the_two_write_their_plan(house, action, as_person):
    learner, mentor = as_person(house.learner), as_person(house.mentor)
    plan = house.url(f"/pairs/{house.pair.pk}/plan/")
    learner.post(house.url(f"/pairs/{house.pair.pk}/plan/add/"), fields())
    assert "Écrire à deux personnes" in mentor.get(plan).content.decode()
    with house.bound():
        added = Action.objects.get(source="pair")
    for path, expected in [
        ("done/", ("done", 100)), ("undo/", ("todo", 0)), ("drop/", ("dropped", 0)), ("undo/", ("todo", 0)),
    ]:
        assert mentor.post(house.url(f"/actions/{added.pk}/{path}")).status_code == 302
        with house.bound():
            added.refresh_from_db()
            assert (added.status, added.progress) == expected
            assert (added.done_at is not None) == (added.status == "done")
    for percent, status in ((25, "doing"), (0, "todo"), (100, "done")):
        learner.post(house.url(f"/actions/{added.pk}/progress/"), {"percent": percent})
        with house.bound():
            added.refresh_from_db()
            assert (added.status, added.progress) == (status, percent)
    assert learner.get(house.url(f"/actions/{added.pk}/edit/")).status_code == 200
    learner.post(house.url(f"/actions/{added.pk}/edit/"), fields(title="Écrire à trois personnes", owner="both"))
    with house.bound():
        added.refresh_from_db()
        assert (added.title, added.owner) == ("Écrire à trois personnes", "both")


def test_moving_an_overdue_action_counts_from_today(house, action):
    with house.bound():
        today = clock.now().date()
        action.due_on = today - timedelta(days=20)
        action.save()
        assert list(overdue(house.learner)) == [action]
        assert progress_of(house.pair).overdue == 1
        assert services.move_action(actor=house.learner, action=action, days=7).due_on == today + timedelta(days=7)
        assert not overdue(house.learner).exists()


def test_progress_leaves_out_what_is_set_aside(house, action):
    with house.bound():
        services.finish_action(actor=house.learner, action=action)
        services.drop_action(actor=house.learner, action=Action.objects.exclude(pk=action.pk)[0])
        milestones, progress = plan_of(house.pair, clock.now().date())
        assert progress == progress_of(house.pair)
        assert (progress.done, progress.total, progress.percent) == (1, 12, 8)
        assert sum(m.total for m in milestones) == 12


@pytest.mark.parametrize("wrong", [{"title": ""}, {"title": "x" * 201}, {"owner": "staff"}, {"due_on": "never"}, {"detail": "x" * 2001}])
def test_wrong_actions_lose_nothing(house, action, as_person, wrong):
    learner = as_person(house.learner)
    for url in (f"/pairs/{house.pair.pk}/plan/add/", f"/actions/{action.pk}/edit/"):
        answer = learner.post(house.url(url), fields(milestone="Mon étape à moi") | wrong)
        assert answer.status_code == 422
        assert "Mon étape à moi" in answer.content.decode()


@pytest.mark.parametrize("percent", ["", "x", "-25", "101", "30"])
def test_wrong_progress(house, action, as_person, percent):
    as_person(house.learner).post(house.url(f"/actions/{action.pk}/progress/"), {"percent": percent})
    with house.bound():
        action.refresh_from_db()
        assert action.progress == 0


def test_an_ended_pair_keeps_its_plan_as_it_is(house, action, as_person):
    with house.bound():
        matching.end_mentorship(actor=house.mentor, mentorship=house.pair, reason="Fin.")
        with pytest.raises(Refused):
            services.finish_action(actor=house.learner, action=action)
    page = as_person(house.learner).get(house.url(f"/pairs/{house.pair.pk}/plan/"))
    assert page.status_code == 200
    assert "/done/" not in page.content.decode()


def test_a_plan_has_a_limit(house, action, monkeypatch):
    monkeypatch.setattr("action_plans.services.actions.MOST", 13)
    with house.bound(), pytest.raises(Refused):
        services.add_action(actor=house.learner, mentorship=house.pair, fields=fields())


def test_query_count_does_not_grow(house, action, as_person):
    client, url = as_person(house.learner), house.url(f"/pairs/{house.pair.pk}/plan/")

    def count():
        client.get(url)
        with CaptureQueriesContext(connection) as seen:
            client.get(url)
        return len([q for q in seen.captured_queries if "action_plans" in q["sql"] or "matching" in q["sql"]])

    before = count()
    with house.bound():
        for n in range(13):
            services.add_action(actor=house.learner, mentorship=house.pair, fields=fields(milestone=f"Étape {n}"))
    assert count() == before
    assert before <= 4

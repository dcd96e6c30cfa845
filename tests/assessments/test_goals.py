"""Goals: written, followed, closed and taken back by the person; read by those they chose."""
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments import audience
from assessments.models import Goal
from assessments.selectors import goals_reached, goals_visible_to
from common import clock
from tests.assessments.test_needs import GOAL


def make_goal(house, who="learner", **fields):
    with house.bound():
        return Goal.objects.create(enrolment=house.enrolments[who], created_at=clock.now(), **GOAL | fields)


def act(client, house, goal, what, **values):
    return client.post(house.url(f"/goals/{goal.pk}/{what}/"), values)


def again(house, goal):
    with house.bound():
        return Goal.objects.get(pk=goal.pk)


def test_writing_one(cast, as_person):
    house, client = cast.verger, as_person(cast.verger.learner)
    assert client.get(house.url("/goals/new/")).status_code == 200
    answer = client.post(house.url("/goals/new/"), GOAL | {"enrolment": str(house.enrolments["learner"].pk)})
    assert answer.status_code == 302
    assert GOAL["specific"] in client.get(house.url("/goals/")).content.decode()


def test_a_date_after_the_program_is_kept_with_a_warning(cast, as_person):
    house, client = cast.verger, as_person(cast.verger.learner)
    late = str(house.program.ends_on + timedelta(days=1))
    response = client.post(house.url("/goals/new/"), GOAL | {"due_on": late, "enrolment": str(house.enrolments["learner"].pk)}, follow=True)
    assert [m.level_tag for m in response.context["messages"]] == ["success", "warning"]


@pytest.mark.parametrize(("changed", "field"), [
    ({"specific": ""}, "specific"), ({"measurable": " "}, "measurable"), ({"achievable": ""}, "achievable"), ({"relevant": ""}, "relevant"),
    ({"due_on": ""}, "due_on"), ({"due_on": "demain"}, "due_on"), ({"due_on": "2020-01-01"}, "due_on"),
    ({"due_on": "9999-01-01"}, "due_on"),
    ({"audience": "everyone"}, "audience"), ({"specific": "x" * 241}, "specific"), ({"specific": "a\0"}, "specific"),
    ({"enrolment": "x"}, "enrolment")])
def test_refusals_say_where(cast, as_person, changed, field):
    house = cast.verger
    values = GOAL | {"enrolment": str(house.enrolments["learner"].pk)} | changed
    response = as_person(house.learner).post(house.url("/goals/new/"), values)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]


def test_the_enrolment_of_somebody_else_is_refused(cast, as_person):
    house = cast.verger
    values = GOAL | {"enrolment": str(house.enrolments["other_learner"].pk)}
    assert as_person(house.learner).post(house.url("/goals/new/"), values).status_code == 422


def test_without_a_program_there_are_no_goals(cast, as_person):
    house = cast.verger
    assert as_person(house.mentor).get(house.url("/goals/new/"))["Location"] == house.url("/programs/")
    assert as_person(house.mentor).get(house.url("/goals/")).status_code == 200


def test_ten_at_once(cast, as_person):
    house = cast.verger
    for _ in range(10):
        make_goal(house)
    sent = GOAL | {"enrolment": str(house.enrolments["learner"].pk)}
    assert as_person(house.learner).post(house.url("/goals/new/"), sent).status_code == 422


def test_an_old_date_may_stay_while_words_change(cast, as_person):
    house = cast.verger
    goal = make_goal(house, due_on="2020-01-01")
    client = as_person(house.learner)
    assert act(client, house, goal, "edit", **GOAL | {"due_on": "2020-01-01", "relevant": "Autrement"}).status_code == 302
    assert again(house, goal).relevant == "Autrement"
    assert act(client, house, goal, "edit", **GOAL | {"due_on": "2020-01-02"}).status_code == 422


@pytest.mark.parametrize(("given", "kept"), [("60", 60), ("0", 0), ("101", 10), ("-1", 10), ("x", 10), ("", 10)])
def test_progress(cast, as_person, given, kept):
    goal = make_goal(cast.verger, progress=10)
    assert act(as_person(cast.verger.learner), cast.verger, goal, "progress", progress=given).status_code == 302
    assert again(cast.verger, goal).progress == kept


@pytest.mark.parametrize(("what", "status"), [("reach", "reached"), ("drop", "dropped")])
def test_closing_has_an_undo(cast, as_person, what, status):
    house, client = cast.verger, as_person(cast.verger.learner)
    goal = make_goal(house)
    response = client.post(house.url(f"/goals/{goal.pk}/{what}/"), follow=True)
    assert f"/goals/{goal.pk}/reopen/" in response.content.decode()
    assert again(house, goal).status == status
    act(client, house, goal, "progress", progress=5)
    assert again(house, goal).progress == 0  # a closed goal stands still
    act(client, house, goal, "reopen")
    assert (again(house, goal).status, again(house, goal).closed_at) == ("open", None)


@pytest.mark.parametrize("what", ["edit", "progress", "reach", "drop", "reopen"])
def test_goals_are_one_s_own(cast, as_person, client, what):
    house = cast.verger
    goal = make_goal(house)
    for who in (house.mentor, house.coordinator, house.observer, house.former, cast.harbour.learner):
        assert act(as_person(who), house, goal, what).status_code == 404
    assert act(client, house, goal, what).status_code == 302
    own = as_person(house.learner)
    assert own.post(house.url(f"/goals/00000000-0000-0000-0000-000000000000/{what}/")).status_code == 404
    assert own.get(house.url(f"/goals/{goal.pk}/{what}/")).status_code == (200 if what == "edit" else 405)


def test_each_reads_what_was_shared_with_them(cast, monkeypatch):
    house = cast.verger
    for who in Goal.Audience.values:
        make_goal(house, audience=who)
    monkeypatch.setattr(audience, "_rules", [lambda actor, enrolment: actor == house.mentor])
    with house.bound():
        def read(actor):
            return sorted(goals_visible_to(actor, house.enrolments["learner"]).values_list("audience", flat=True))

        assert read(house.learner) == ["pair", "private", "staff"]
        assert read(house.mentor) == ["pair", "staff"]
        assert read(house.coordinator) == ["staff"]
        assert read(house.other_mentor) == read(house.observer) == []


def test_reached_since(cast):
    house = cast.verger
    now = clock.now()
    make_goal(house, status="reached", closed_at=now - timedelta(days=40))
    make_goal(house, status="reached", closed_at=now)
    make_goal(house)
    with house.bound():
        assert goals_reached(house.program).count() == 2
        assert goals_reached(house.program, now - timedelta(days=30)).count() == 1


def test_queries_do_not_grow(cast, as_person):
    client = as_person(cast.verger.learner)
    make_goal(cast.verger)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(cast.verger.url("/goals/"))
        return len(queries)

    asked()
    before = asked()
    for n in range(15):
        make_goal(cast.verger, status="open" if n % 2 else "reached", closed_at=None if n % 2 else clock.now())
    assert asked() == before

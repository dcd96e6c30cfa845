"""The coordinator's pages: runs, a run, a place; each URL with its ladder."""
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from matching import services
from matching.models import MatchRun, Mentorship
from matching.selectors.comparisons import Rival
from matching.services import runs as run_services
from matching.templatetags.matching import average, points
from notifications import waking

from .people import criteria, enrol, skill

OBJECTIVE = {"objective": "coverage"}

NOBODY = "00000000-0000-7000-8000-000000000000"


@pytest.fixture
def house(cast):
    return cast.verger


@pytest.fixture
def run(house):
    with house.bound():
        excel = skill("excel", "Tableur", "Spreadsheets")
        enrol(house, "mentor", "Gilles Bon", skills=[(excel, 4)], industry="Finance", experience_years=12, hours_per_month=4)
        enrol(house, "learner", "Anna Un", skills=[(excel, 3)], industry="finance", experience_years=2, hours_per_month=3)
        return services.start_run(actor=house.coordinator, program=house.program, criteria=criteria(house))


@pytest.fixture
def place(house, run):
    with house.bound():
        return run.proposals.get(learner__membership__user__name="Anna Un")


@pytest.fixture
def coordinator(house, as_person):
    return as_person(house.coordinator)


def said(response):
    return " ".join(str(m) for m in response.context["messages"])


PAGES = {
    "/programs/premier-emploi/matching/": "get",
    "/programs/premier-emploi/matching/start/": "post",
    "/programs/premier-emploi/matching/pair/": "post",
    "/programs/premier-emploi/mentorships/": "get",
    "/matching/{run}/": "get",
    "/matching/{run}/rerun/": "post",
    "/matching/{run}/changes/": "get",
    "/matching/{run}/fit-in/": "post",
    "/matching/{run}/publish/": "post",
    "/matching/{run}/discard/": "post",
    "/matching/{run}/cancel/": "post",
    "/matching/{run}/restart/": "post",
    "/matching/{run}/take-back/": "post",
    "/matching/{run}/compare/stable/": "get",
    "/matching/{run}/audit/": "get",
    "/matching/{run}/check/": "get",
    "/matching/{run}/file/in.json": "get",
    "/programs/premier-emploi/matching/criteria/count/": "post",
    "/matching/places/{place}/": "get",
    "/matching/places/{place}/why/": "get",
    "/matching/places/{place}/effect/": "get",
    "/matching/places/{place}/choose/": "post",
    "/matching/places/{place}/lock/": "post",
    "/matching/places/{place}/unlock/": "post",
    "/matching/places/{place}/remove/": "post",
}


@pytest.mark.parametrize("path", PAGES)
def test_the_ladder(cast, house, run, place, as_person, client, path):
    method, url = PAGES[path], house.url(path.format(run=run.pk, place=place.pk))

    def ask(who, url=url, method=method):
        return getattr(who, method)(url).status_code

    assert ask(as_person(house.owner)) in (200, 302, 422)
    for role in ("observer", "mentor", "learner", "other_learner"):
        assert ask(as_person(house.people[role])) == 403
    assert ask(as_person(house.former)) == 404
    assert ask(as_person(cast.harbour.coordinator)) == 404
    assert ask(as_person(cast.harbour.coordinator), cast.harbour.url(path.format(run=run.pk, place=place.pk))) == (
        404 if "{" in path else 200 if method == "get" or path.endswith("count/") else 422)
    assert ask(client) == 302
    assert ask(as_person(house.owner), method={"get": "delete", "post": "get"}[method]) == 405
    bad = house.url(path.format(run=NOBODY, place=NOBODY).replace("premier-emploi", "nowhere"))
    assert ask(as_person(house.owner), bad) == 404


def test_from_an_objective_to_a_draft(house, coordinator):
    page = coordinator.get(house.url("/programs/premier-emploi/matching/"))
    assert "Luc Autre" in page.content.decode()
    answer = coordinator.post(house.url("/programs/premier-emploi/matching/start/"), OBJECTIVE, follow=True)
    assert answer.status_code == 200
    content = answer.content.decode()
    assert "Luc Autre" in content
    assert answer.context["summary"]["matched"] == 1
    again = coordinator.post(house.url("/programs/premier-emploi/matching/start/"), OBJECTIVE)
    assert again.status_code == 422
    assert "class=\"errorlist" in again.content.decode() or again.context["objective"].non_field_errors()


@pytest.mark.parametrize("data", [{}, {"objective": ""}, {"objective": "x"}])
def test_an_objective_that_makes_no_sense(house, coordinator, data):
    answer = coordinator.post(house.url("/programs/premier-emploi/matching/start/"), data)
    assert answer.status_code == 422
    with house.bound():
        assert not MatchRun.objects.exists()


def test_reviewing_keeping_swapping_and_publishing(house, coordinator, run, place):
    page = coordinator.get(house.url(f"/matching/{run.pk}/")).content.decode()
    assert "Anna Un" in page
    assert "Tableur" in page
    candidates = coordinator.get(house.url(f"/matching/places/{place.pk}/"))
    assert [c["is"].mentor.membership.name for c in candidates.context["candidates"]][0] == "Gilles Bon"
    other = next(c["is"].mentor for c in candidates.context["candidates"] if not c["chosen"] and not c["is"].is_full)
    answer = coordinator.post(house.url(f"/matching/places/{place.pk}/choose/"), {"mentor": other.pk}, follow=True)
    assert other.membership.name in said(answer)
    for action in ("unlock", "lock"):
        coordinator.post(house.url(f"/matching/places/{place.pk}/{action}/"))
    assert coordinator.get(house.url(f"/matching/{run.pk}/?show=kept")).context["page"].paginator.count == 1
    coordinator.post(house.url(f"/matching/{run.pk}/rerun/"), OBJECTIVE)
    with house.bound():
        kept = run.proposals.get(learner=place.learner_id)
        assert (kept.mentor_id, kept.is_locked) == (other.pk, True)
    coordinator.post(house.url(f"/matching/places/{kept.pk}/remove/"))
    answer = coordinator.post(house.url(f"/matching/{run.pk}/publish/"), follow=True)
    assert answer.context["run"].status == "published"
    answer = coordinator.post(house.url(f"/matching/{run.pk}/publish/"), follow=True)
    assert said(answer)
    with house.bound():
        assert Mentorship.objects.filter(run=run).count() == 1


def test_publishing_names_the_pairs_that_could_not_be(house, coordinator, run, place):
    with house.bound():
        place.mentor.__class__.objects.filter(pk=place.mentor_id).update(status="withdrawn")
    answer = coordinator.post(house.url(f"/matching/{run.pk}/publish/"), follow=True)
    assert "Gilles Bon" in said(answer)
    assert answer.context["run"].status == "published"


def test_choosing_nonsense_says_so(house, coordinator, place):
    for data in ({}, {"mentor": "x"}, {"mentor": NOBODY}):
        answer = coordinator.post(house.url(f"/matching/places/{place.pk}/choose/"), data, follow=True)
        assert answer.status_code == 200
        assert said(answer)


def test_a_place_of_a_published_run_cannot_change(house, coordinator, run, place):
    coordinator.post(house.url(f"/matching/{run.pk}/publish/"))
    for action in ("lock", "remove"):
        assert said(coordinator.post(house.url(f"/matching/places/{place.pk}/{action}/"), follow=True))
    with house.bound():
        assert run.proposals.get(pk=place.pk).mentor_id == place.mentor_id


def test_nobody_to_pair_with_still_shows_a_result(house, coordinator):
    with house.bound():
        house.program.enrolments.filter(role="mentor").update(capacity=0)
    answer = coordinator.post(house.url("/programs/premier-emploi/matching/start/"), OBJECTIVE, follow=True)
    assert answer.context["summary"]["unmatched"] == 1
    assert "banner--warn" in answer.content.decode()
    assert "Luc Autre" in answer.content.decode()


def test_a_large_run_shows_its_progress(house, coordinator, monkeypatch):
    monkeypatch.setattr(run_services, "IN_REQUEST", 0)
    monkeypatch.setattr(waking.current_app, "send_task", lambda *a, **k: None)
    answer = coordinator.post(house.url("/programs/premier-emploi/matching/start/"), OBJECTIVE, follow=True)
    assert "<progress" in answer.content.decode()
    coordinator.post(house.url(f"/matching/{answer.context['run'].pk}/discard/"))
    with house.bound():
        assert MatchRun.objects.get().status == "discarded"


def test_pairing_by_hand(house, coordinator):
    url = house.url("/programs/premier-emploi/matching/pair/")
    data = {"learner": house.enrolments["other_learner"].pk, "mentor": house.enrolments["mentor"].pk}
    assert coordinator.post(url, data | {"mentor": house.enrolments["learner"].pk}).status_code == 422
    answer = coordinator.post(url, data, follow=True)
    assert "Mehdi Mentor" in said(answer)
    assert coordinator.post(url, data).status_code == 422
    page = coordinator.get(house.url("/programs/premier-emploi/mentorships/?status=proposed"))
    assert page.context["page"].paginator.count == 1


def queries_of(client, url):
    client.get(url)
    with CaptureQueriesContext(connection, ) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


def test_query_counts_do_not_grow(house, coordinator, run, place):
    urls = [house.url(p) for p in ("/programs/premier-emploi/matching/", "/programs/premier-emploi/mentorships/", f"/matching/{run.pk}/")]
    before = [queries_of(coordinator, url) for url in urls]
    with house.bound():
        excel = skill("excel", "Tableur", "Spreadsheets")
        for n in range(6):
            enrol(house, "mentor", f"Mentor Numero {n}", skills=[(excel, 3)])
            enrol(house, "learner", f"Learner Numero {n}", skills=[(excel, 3)])
        services.rerun(actor=house.coordinator, run=run)
        for n in range(3):
            services.pair_by_hand(actor=house.coordinator, program=house.program,
                                  learner=house.program.enrolments.get(membership__user__name=f"Learner Numero {n}"),
                                  mentor=house.program.enrolments.get(membership__user__name=f"Mentor Numero {n}"))
        newest = run.proposals.first()
    assert [queries_of(coordinator, url) for url in urls] == before
    assert max(before) <= 13 + 6  # sign-in, organization, membership and shell come with every page
    assert queries_of(coordinator, house.url(f"/matching/places/{newest.pk}/")) <= 20


def test_the_menu_says_where_a_run_stands(house, coordinator, run, place):
    for path in (f"/matching/{run.pk}/", f"/matching/places/{place.pk}/why/", f"/matching/{run.pk}/audit/"):
        page = coordinator.get(house.url(path))
        assert [link["url"] for link in page.context["shell"]["nav"] if link["is_current"]] == [house.url("/programs/")], path
    home = coordinator.get(house.url("/"))
    assert [link["url"] for link in home.context["shell"]["nav"] if link["is_current"]] == [house.url("/")]


@pytest.mark.parametrize(("milli", "shown"), [(78_776, 79), (78_499, 78), (78_500, 79), (0, 0), (None, 0), (-1_499, -1), (-1_500, -2)])
def test_points_are_the_nearest_whole_ones(milli, shown):
    assert points(milli) == shown
    if milli is not None and milli >= 0:
        assert average(3 * milli, 3) == str(shown)
    assert average(0, 0) == "–"


def test_other_objectives_that_come_to_the_same_say_so(house, coordinator, run, monkeypatch):
    def beside(**values):
        alike = Rival("stable", 3, 90_000, 20_000, 0, 0, 0)
        monkeypatch.setattr("matching.views.runs.rivals_of", lambda run: [replace(alike, **values)])
        return coordinator.get(house.url(f"/matching/{run.pk}/")).content.decode()

    compare = house.url(f"/matching/{run.pk}/compare/stable/")
    alike, close, other = beside(), beside(differs=4, more_total=-49), beside(differs=4, more_total=-50)
    assert ("les mêmes binômes" in alike, compare in alike) == (True, False)
    assert ("presque le même total" in close, compare in close) == (True, True)
    assert ("0,1 points de moins en tout" in other, compare in other) == (True, True)

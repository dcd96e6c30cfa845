"""Circles: a draft with sizes and leaders, moved by hand, published to mentorships that know their circle."""
import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from common.errors import Refused
from matching import services
from matching.models import Circle, Mentorship, RunRecord
from matching.records import cohort_of
from matching.selectors.checks import check_run, file_of
from matching.selectors.circles import circle_of, circles_of, drafts_of, open_circles, size_changes, small_circles
from matching.selectors.runs import candidates_for
from matching.tasks import compute_run_task
from matching.views import circles as pages
from notifications import waking
from notifications.messages import message_for
from notifications.models import Delivery

from .asking import open_ways, owed
from .people import enrol

PAGE = "/programs/premier-emploi/matching/circles/"


@pytest.fixture
def house(cast):
    return cast.verger


@pytest.fixture
def bound(house):
    """Seven learners wait; Gilles and Zoé could lead."""
    with house.bound():
        open_ways(house)
        house.leaders = [enrol(house, "mentor", name, capacity=5) for name in ("Gilles Bon", "Zoé Bon")]
        house.waiting = [enrol(house, "learner", f"Apprenant {letter}") for letter in "ABCDEF"]
        yield house


@pytest.fixture
def run(bound):
    return start(bound)


def start(house, least=2, most=4, leaders=None):
    return services.start_circles(actor=house.coordinator, program=house.program, least=least, most=most,
                                  mentors=[mentor.pk for mentor in (house.leaders if leaders is None else leaders)])


def refused(code, work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    assert caught.value.code == code


def drafts(run) -> dict:
    return {draft.circle.mentor_id: draft for draft in drafts_of(circles_of(run), run)}


def publish(house, run):
    return services.publish_run(actor=house.coordinator, run=run)


def test_everybody_who_can_be_is_in_a_circle_of_the_right_size_and_the_draft_can_be_computed_again(run):
    found = drafts(run)
    assert sorted(draft.size for draft in found.values()) == [3, 4]
    assert (run.status, run.in_circles, run.covered, small_circles(run)) == ("draft", True, 7, [])
    assert all(sum(p["points"] for p in place.parts) == place.score for draft in found.values() for place in draft.places)
    check = check_run(run)
    assert (check.same_input, check.same_pairs, check.fault, check.gap) == (True, True, None, 0)
    assert cohort_of(RunRecord.objects.get(run=run).inputs).fingerprint() == run.inputs_hash
    assert file_of(run, "in") is None
    assert file_of(run, "record")["inputs"]["circles"] == {str(mentor): [2, 4] for mentor in found}


def test_a_circle_with_too_few_does_not_take_place(bound):
    run = start(bound, least=4, most=5)
    assert sorted(draft.size for draft in drafts(run).values()) == [0, 5]
    assert set(run.proposals.filter(mentor=None).values_list("reason", flat=True)) == {"no_circle"}
    made = publish(bound, run).mentorships
    assert len(made) == 5
    assert list(open_circles(bound.program).values_list("people", flat=True)) == [5]
    assert owed("matching.circle_mentor") == 1


@pytest.mark.parametrize(("least", "most", "code"), [(1, 4, "sizes"), (3, 2, "sizes"), (2, 21, "sizes"), (6, 8, "leader_full")])
def test_sizes_that_cannot_be(bound, least, most, code):
    refused(code, start, bound, least, most)
    refused("no_leader", start, bound, leaders=[])
    assert not Circle.objects.exists()


def test_circles_are_a_way_of_their_own_and_one_draft_at_a_time(bound):
    open_ways(bound, ways=["run"])
    refused("way", start, bound)
    open_ways(bound, ways=["circle"])
    start(bound)
    refused("draft_open", start, bound)
    refused("way", services.pair_by_hand, actor=bound.coordinator, program=bound.program, learner=bound.waiting[0], mentor=bound.leaders[0])


def test_a_worker_computes_a_large_one(bound, monkeypatch):
    sent = []
    monkeypatch.setattr(services.runs, "IN_REQUEST", 0)
    monkeypatch.setattr(waking.current_app, "send_task", lambda name, args, **options: sent.append(args[0]))
    run = start(bound)
    assert run.status == "computing"
    compute_run_task.run(str(run.pk))
    run.refresh_from_db()
    assert (run.status, run.covered) == ("draft", 7)


def test_moving_somebody_says_first_what_it_does_and_is_kept(bound, run):
    smaller, larger = sorted(drafts(run).values(), key=lambda draft: draft.size)
    place = larger.places[0]
    candidates = {c.mentor.pk: c for c in candidates_for(place)}
    assert set(candidates) == {mentor.pk for mentor in bound.leaders}
    target = candidates[smaller.circle.mentor_id]
    assert [(c.circle, c.before, c.after, c.is_small) for c in sorted(size_changes(place, target, None), key=lambda c: c.after)] == [
        (larger.circle, 4, 3, False), (smaller.circle, 3, 4, False)]
    services.choose_mentor(actor=bound.coordinator, proposal=place, mentor_id=smaller.circle.mentor_id)
    again = services.rerun(actor=bound.coordinator, run=run)
    place = again.proposals.get(learner=place.learner_id)
    assert (place.mentor_id, place.is_locked, again.covered) == (smaller.circle.mentor_id, True, 7)
    full = drafts(again)[place.mentor_id]
    outsider = again.proposals.exclude(mentor=place.mentor_id).first()
    if full.size == 4:
        refused("full", services.choose_mentor, actor=bound.coordinator, proposal=outsider, mentor_id=place.mentor_id)


def test_a_circle_made_too_small_by_hand_is_not_published(bound):
    run = start(bound, least=3)
    smaller = min(drafts(run).values(), key=lambda draft: draft.size)
    services.remove_mentor(actor=bound.coordinator, proposal=smaller.places[0])
    assert [draft.circle for draft in small_circles(run)] == [smaller.circle]
    refused("small", publish, bound, run)
    for place in smaller.places[1:]:
        services.remove_mentor(actor=bound.coordinator, proposal=place)
    assert len(publish(bound, run).mentorships) == 4


def test_publishing_asks_the_learners_and_tells_the_mentor_once(bound, run):
    made = publish(bound, run).mentorships
    assert len(made) == 7
    for pair in made:
        assert (pair.status, pair.circle.mentor_id, pair.learner_accepted_at) == ("proposed", pair.mentor_id, None)
        assert pair.mentor_accepted_at is not None
    assert (owed("matching.circle_learner"), owed("matching.circle_mentor"), owed("matching.proposed_mentor")) == (7, 2, 0)
    said = [message_for(each) for each in Delivery.objects.filter(kind__startswith="matching.circle_")]
    assert all(message.subject and "ercle" in message.body for message in said)
    pair = services.accept_proposal(actor=made[0].learner.membership, mentorship=made[0])
    assert pair.status == "active"
    members = circle_of(pair)
    assert pair.pk in {m.pk for m in members.mentorships}
    assert {m.circle_id for m in members.mentorships} == {pair.circle_id}


def test_capacity_holds_and_a_circle_left_with_too_few_does_not_open(bound):
    run = start(bound, least=3)
    smaller, larger = sorted(drafts(run).values(), key=lambda draft: draft.size)
    smaller.circle.mentor.__class__.objects.filter(pk=smaller.circle.mentor_id).update(capacity=2)
    found = publish(bound, run)
    assert {pair.mentor_id for pair in found.mentorships} == {larger.circle.mentor_id}
    assert sorted(place.reason for place in found.skipped) == ["circle_small", "circle_small", "mentor_full"]
    assert Circle.objects.get(pk=smaller.circle.pk).opened_at is None


def test_taken_back_it_is_a_draft_again_and_a_mentor_already_told_is_told(bound, run, as_person):
    made = publish(bound, run).mentorships
    Delivery.objects.filter(kind="matching.circle_mentor").update(state="sent")
    services.take_back_run(actor=bound.coordinator, run=run)
    assert set(Mentorship.objects.filter(pk__in=[p.pk for p in made]).values_list("status", flat=True)) == {"withdrawn"}
    assert (owed("matching.circle_taken_back"), owed("matching.circle_learner")) == (2, 0)
    assert all(message_for(each).subject for each in Delivery.objects.filter(kind="matching.circle_taken_back"))
    assert not open_circles(bound.program)
    page = as_person(bound.coordinator).get(bound.url(f"/matching/{run.pk}/")).content.decode()
    assert "La publication a été reprise le" in page
    assert all(f"/matching/{run.pk}/{action}/" in page for action in ("discard", "publish"))
    run.refresh_from_db()
    assert len(publish(bound, run).mentorships) == 7
    assert owed("matching.circle_mentor") == 2
    assert f"/matching/{run.pk}/take-back/" in as_person(bound.coordinator).get(bound.url(f"/matching/{run.pk}/")).content.decode()


def test_the_database_keeps_a_circle_with_its_mentor_and_its_sizes(bound, run):
    (pair, *_rest) = publish(bound, run).mentorships
    other = next(mentor for mentor in bound.leaders if mentor.pk != pair.mentor_id)
    with pytest.raises(IntegrityError, match="led_by_the_circles_mentor"), transaction.atomic():
        Mentorship.objects.filter(pk=pair.pk).update(mentor=other, mentor_seat=5)
    for change, name in (({"least": 1}, "circle_sizes"), ({"most": 21}, "circle_sizes"), ({"least": 5, "most": 4}, "circle_sizes"),
                         ({"name": ""}, "has_a_name"), ({"mentor": other}, "once_in_a_run")):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Circle.objects.filter(pk=pair.circle_id).update(**change)


def test_the_ladder(cast, house, bound, run, as_person, client):
    circle = run.circles.first()
    for path, method, fine in ((PAGE, "get", 200), (PAGE, "post", 422), (f"/matching/circles/{circle.pk}/name/", "post", 422),
                               (f"/matching/{run.pk}/", "get", 200)):
        def ask(who, path=path, method=method):
            return getattr(who, method)(house.url(path)).status_code

        assert ask(as_person(house.owner)) == ask(as_person(house.coordinator)) == fine
        for role in ("observer", "mentor", "learner"):
            assert ask(as_person(house.people[role])) == 403
        assert ask(as_person(cast.harbour.owner)) == ask(as_person(house.former)) == 404
        assert ask(client) == 302
        bad = path.replace(str(circle.pk), str(house.pair.pk)).replace(str(run.pk), str(house.pair.pk)).replace("premier-emploi", "nowhere")
        assert ask(as_person(house.owner), bad) == 404
    assert as_person(house.owner).get(house.url(f"/matching/circles/{circle.pk}/name/")).status_code == 405


def test_from_the_form_to_mentorships_on_the_pages(house, bound, as_person):
    coordinator = as_person(house.coordinator)
    sent = {"least": "2", "most": "4", "mentors": [str(mentor.pk) for mentor in bound.leaders]}
    assert "Gilles Bon" in coordinator.get(house.url(PAGE)).content.decode()
    wrong = coordinator.post(house.url(PAGE), sent | {"most": "1"})
    assert (wrong.status_code, wrong.context["form"]["least"].value()) == (422, "2")
    assert coordinator.post(house.url(PAGE), sent | {"mentors": []}).status_code == 422
    page = coordinator.post(house.url(PAGE), sent, follow=True)
    assert page.context["run"].in_circles
    assert "Cercle avec Gilles Bon" in page.content.decode()
    run = page.context["run"]
    circle, place = run.circles.order_by("name").first(), run.proposals.filter(mentor__isnull=False).first()
    coordinator.post(house.url(f"/matching/circles/{circle.pk}/name/"), {"name": "Oser négocier"})
    coordinator.post(house.url(f"/matching/circles/{circle.pk}/name/"), {"name": " "})
    assert "Oser négocier" in coordinator.get(house.url(f"/matching/{run.pk}/")).content.decode()
    assert "personnes maintenant" in coordinator.get(house.url(f"/matching/places/{place.pk}/effect/")).content.decode()
    assert coordinator.get(house.url(f"/matching/places/{place.pk}/")).status_code == 200
    assert coordinator.get(house.url(f"/matching/places/{place.pk}/why/")).status_code == 200
    assert "Prouvé par le solveur" in coordinator.get(house.url(f"/matching/{run.pk}/check/")).content.decode()
    assert coordinator.get(house.url(f"/matching/{run.pk}/audit/")).status_code == 404
    assert coordinator.get(house.url(f"/matching/{run.pk}/?show=unmatched")).status_code == 200
    assert coordinator.post(house.url(f"/matching/{run.pk}/publish/"), follow=True).status_code == 200
    assert "Oser négocier" in coordinator.get(house.url(PAGE)).content.decode()


@pytest.mark.parametrize(("name", "said"), [
    (" ", "Donnez un nom au cercle."), ("Oser négocier, " * 7, "au plus 80 caractères"),
    ("Oser\u202enégocier", "un caractère qui ne se voit pas")])
def test_a_name_that_is_refused_is_told_at_its_field_with_what_was_typed(house, run, as_person, monkeypatch, name, said):
    monkeypatch.setattr(pages, "PAGE", 1)
    coordinator = as_person(house.coordinator)
    circle, address = circles_of(run)[1], house.url(f"/matching/{run.pk}/")
    answer = coordinator.post(house.url(f"/matching/circles/{circle.pk}/name/"), {"name": name})
    field = f"name-{circle.pk}"
    details = answer.text.partition('<details class="details" open>')[2].partition("</details>")[0]
    assert (answer.status_code, answer.context["page"].number) == (422, 2)
    assert f'value="{name}"' in details and f'id="{field}_error"' in details and said in details
    assert f'aria-describedby="{field}_error"' in details and 'aria-invalid="true"' in details
    assert f'href="#{field}"' in answer.text and "data-errors" in answer.text
    assert all(link in answer.text for link in (f'href="{address}?page=1"', f'href="{address}?show=unmatched"'))
    assert Circle.objects.get(pk=circle.pk).name == circle.name
    assert "data-errors" not in coordinator.get(address).text


def test_the_people_of_a_circle_see_who_is_in_it_and_strangers_do_not(cast, house, bound, run, as_person):
    (pair, *_rest) = publish(bound, run).mentorships
    services.accept_proposal(actor=pair.learner.membership, mentorship=pair)
    fellows = [m.learner.membership.name for m in circle_of(Mentorship.objects.get(pk=pair.pk)).mentorships]
    for path in (f"/proposals/{pair.pk}/", f"/pairs/{pair.pk}/"):
        for person in (pair.learner.membership, pair.mentor.membership):
            shown = as_person(person).get(house.url(path)).content.decode()
            assert pair.circle.name in shown
            assert all(name in shown for name in fellows)
        assert as_person(house.learner).get(house.url(path)).status_code == 404
        assert as_person(cast.harbour.learner).get(house.url(path)).status_code == 404
    services.end_mentorship(actor=pair.learner.membership, mentorship=pair, reason="Voilà.", cause="done")
    assert pair.circle.name not in as_person(pair.learner.membership).get(house.url(f"/pairs/{pair.pk}/")).content.decode()


def test_queries_do_not_grow_with_people(house, bound, as_person):
    coordinator, counts = as_person(house.coordinator), []
    for more in ("", "GHIJKLMN"):
        leaders = [*bound.leaders, *(enrol(house, "mentor", f"Meneur {letter}", capacity=5) for letter in more[:2])]
        for letter in more:
            enrol(house, "learner", f"Apprenant {letter}")
        run = start(house, leaders=leaders)
        for path in (f"/matching/{run.pk}/", PAGE):
            coordinator.get(house.url(path))
            with CaptureQueriesContext(connection) as caught:
                coordinator.get(house.url(path))
            counts.append(len(caught))
        services.discard_run(actor=house.coordinator, run=run)
    assert counts[:2] == counts[2:]

"""Bad input and bad luck: a clear word, the same result whatever the order, and nothing lost."""
import random
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest

from common import clock
from common.errors import Refused
from matching import services, tasks
from matching.models import Exclusion, MatchRun, Mentorship, RunRecord
from matching.records import cohort_of
from matching.selectors import unmatched_learners
from matching.selectors.criteria import criteria_of
from matching.services import runs
from matching.tasks import compute_run_task
from notifications import waking
from programs.models import Enrolment

from .people import criteria, enrol


@pytest.fixture
def house(cast):
    with cast.verger.bound():
        yield cast.verger


@pytest.fixture
def later(monkeypatch):
    """Every run goes to a worker, which does not come by itself."""
    sent = []
    monkeypatch.setattr(runs, "IN_REQUEST", 0)
    monkeypatch.setattr(waking.current_app, "send_task", lambda name, args, **options: sent.append(args[0]))
    return sent


def start(house):
    return services.start_run(actor=house.coordinator, program=house.program, criteria=criteria(house))


def test_one_learner_and_no_mentor(house):
    house.program.enrolments.filter(role="mentor").update(status="withdrawn")
    run = start(house)
    assert (run.status, run.learners, run.mentors, run.covered, run.total) == ("draft", 1, 0, 0, 0)
    assert run.proposals.get().reason == "no_mentor"


@pytest.mark.parametrize(("change", "reason"), [
    ({"languages": ["de"]}, "language"), ({"capacity": 0}, "no_mentor"), ({}, "full")])
def test_why_somebody_is_without_a_mentor(house, change, reason):
    house.program.enrolments.filter(role="mentor").update(status="withdrawn")
    if "capacity" in change:
        enrol(house, "mentor", "Gilles Bon", capacity=0)
    else:
        enrol(house, "mentor", "Gilles Bon", **change)
        enrol(house, "learner", "Anna Un")
    assert reason in set(start(house).proposals.values_list("reason", flat=True))


def text(page) -> str:
    assert page.status_code == 200
    return unescape(page.content.decode())


def _nobody_speaks_their_language(house):
    for n in range(3):
        enrol(house, "mentor", f"Sprecher {n}", languages=["de"], capacity=2)


def _nobody_has_room(house):
    for n in range(3):
        enrol(house, "mentor", f"Complet {n}", capacity=0)


def _nobody_may(house):
    for mentor in [enrol(house, "mentor", f"Voisin {n}") for n in range(2)]:
        for learner in unmatched_learners(house.program):
            services.keep_apart(actor=house.coordinator, one=learner.membership, other=mentor.membership, reason="Voisins.")


def _all_are_alike(house):
    for n in range(100):
        enrol(house, "learner", f"Pareil {n:03}")
    for n in range(20):
        enrol(house, "mentor", f"Semblable {n:02}", capacity=3)


@pytest.mark.parametrize(("day", "covered", "reason", "words"), [
    (lambda house: None, 0, "no_mentor", "Aucun mentor n’a de place libre."),
    (_nobody_speaks_their_language, 0, "language", "Aucun mentor disponible ne partage une langue."),
    (_nobody_has_room, 0, "no_mentor", "Aucun mentor n’a de place libre."),
    (_nobody_may, 0, "excluded", "Les mentors possibles ont déjà été proposés à cette personne"),
    (_all_are_alike, 60, "full", "Toutes les places des mentors possibles sont allées à d’autres."),
])
def test_a_hard_day_has_a_result_its_reason_in_words_and_loses_nobody(house, as_person, day, covered, reason, words):
    house.program.enrolments.filter(role="mentor").update(status="withdrawn")
    day(house)
    waiting = set(unmatched_learners(house.program).values_list("pk", flat=True))
    run = start(house)
    services.compute_run(run_id=run.pk)  # when it is too large for the request
    run.refresh_from_db()
    assert (run.status, run.learners, run.covered) == ("draft", len(waiting), covered)
    assert sorted(run.proposals.values_list("learner", flat=True)) == sorted(waiting)
    assert set(run.proposals.filter(mentor=None).values_list("reason", flat=True)) == {reason}
    coordinator = as_person(house.coordinator)
    page = text(coordinator.get(house.url(f"/matching/{run.pk}/")))
    assert words in page
    _the_order_of_rows_changes_nothing(run)
    if not covered:
        answer = coordinator.post(house.url(f"/matching/{run.pk}/publish/"), follow=True)
        assert [str(said) for said in answer.context["messages"]]
        assert not Mentorship.objects.filter(run=run).exists()
    services.discard_run(actor=house.coordinator, run=run)
    assert set(unmatched_learners(house.program).values_list("pk", flat=True)) == waiting


def _the_order_of_rows_changes_nothing(run):
    cohort, found = cohort_of(RunRecord.objects.get(run=run).inputs), {p.learner_id: p.mentor_id for p in run.proposals.all()}
    for seed in range(3):
        dice = random.Random(seed)
        mixed = replace(cohort, learners=dice.sample(cohort.learners, len(cohort.learners)),
                        mentors=dice.sample(cohort.mentors, len(cohort.mentors))).solve()
        assert {p.id: mixed.pairs.get(p.id) for p in cohort.learners} == {str(a): b and str(b) for a, b in found.items()}


def test_rules_that_leave_nobody_say_so(house):
    services.save_criteria(actor=house.coordinator, program=house.program, criteria=criteria_of(None, house.program).changed(
        levels={"languages": "mandatory", "availability": "mandatory"}))
    run = services.start_run(actor=house.coordinator, program=house.program)
    assert run.proposals.get().reason == "rules"


def test_a_mentor_who_leaves_while_it_is_computed_stops_nobody_else(house, later, as_person):
    house.program.enrolments.filter(role="mentor").update(capacity=0)
    anna, gilles = enrol(house, "learner", "Anna Un", languages=["en"]), enrol(house, "mentor", "Gilles Bon", languages=["en"])
    zoe = enrol(house, "mentor", "Zoé Bon", capacity=3)
    run = start(house)
    services.compute_run(run_id=run.pk, progress=lambda done, of: Enrolment.objects.filter(pk=gilles.pk).update(status="withdrawn"))
    run.refresh_from_db()
    assert (run.status, run.covered) == ("draft", 2)
    published = services.publish_run(actor=house.coordinator, run=run)
    assert [(p.learner_id, p.reason) for p in published.skipped] == [(anna.pk, "mentor_left")]
    assert [m.mentor_id for m in published.mentorships] == [zoe.pk]
    assert anna in unmatched_learners(house.program)
    assert "Le mentor a quitté le programme." in text(as_person(house.coordinator).get(house.url(f"/matching/{run.pk}/")))


def test_a_worker_that_was_killed_is_replaced(house, later, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        run = start(house)

    class Killed(BaseException):
        pass

    def die(done, of):
        raise Killed

    with pytest.raises(Killed):
        services.compute_run(run_id=run.pk, progress=die)
    run.refresh_from_db()
    assert (run.status, run.proposals.count()) == ("computing", 0)
    with pytest.raises(Refused) as refused:
        services.restart_run(actor=house.coordinator, run=run)
    assert refused.value.code == "alive"
    with clock.at(clock.now() + timedelta(minutes=3)), django_capture_on_commit_callbacks(execute=True):
        services.restart_run(actor=house.coordinator, run=run)
    assert later == [str(run.pk)] * 2
    compute_run_task.run(str(run.pk))
    run.refresh_from_db()
    assert (run.status, run.covered) == ("draft", 1)


def test_cancelling_stops_the_worker_at_its_next_step(house, later, monkeypatch):
    run = start(house)
    steps = []

    def report(*, run_id, percent):
        steps.append(percent)
        if len(steps) == 1:
            services.cancel_run(actor=house.coordinator, run=run)
        return services.report_progress(run_id=run_id, percent=percent)

    monkeypatch.setattr(tasks, "report_progress", report)
    compute_run_task.run(str(run.pk))
    run.refresh_from_db()
    assert (run.status, run.proposals.count(), len(steps)) == ("cancelled", 0, 1)
    with pytest.raises(Refused) as refused:
        services.cancel_run(actor=house.coordinator, run=run)
    assert refused.value.code == "not_computing"
    assert start(house).status == "computing"


def test_cancelling_a_new_computing_gives_the_draft_back(house, monkeypatch):
    run = start(house)
    services.lock_place(actor=house.coordinator, proposal=run.proposals.get())
    places = list(run.proposals.values_list("learner", "mentor", "is_locked"))
    made_with = run.criteria_id
    criteria(house, skills="low")
    monkeypatch.setattr(runs, "IN_REQUEST", 0)
    services.rerun(actor=house.coordinator, run=run, objective="stable")
    services.cancel_run(actor=house.coordinator, run=run)
    run.refresh_from_db()
    assert (run.status, run.objective, run.criteria_id) == ("draft", "coverage", made_with)
    assert list(run.proposals.values_list("learner", "mentor", "is_locked")) == places


def test_the_page_of_a_silent_run_offers_both_ways_out(house, later, as_person):
    run = start(house)
    MatchRun.objects.filter(pk=run.pk).update(heard_at=clock.now() - timedelta(minutes=5))
    coordinator = as_person(house.coordinator)
    page = coordinator.get(house.url(f"/matching/{run.pk}/"))
    assert page.context["silent"]
    for action in ("restart", "cancel"):
        assert f"/matching/{run.pk}/{action}/" in page.content.decode()
        assert coordinator.post(house.url(f"/matching/{run.pk}/{action}/")).status_code == 302
    run.refresh_from_db()
    assert run.status == "cancelled"


def test_people_kept_apart_are_never_proposed_nor_paired_by_hand(house, as_person):
    coordinator, url = as_person(house.coordinator), house.url("/programs/premier-emploi/matching/apart/")
    data = {"learner": house.enrolments["other_learner"].pk, "mentor": house.enrolments["mentor"].pk, "reason": "Cousins."}
    assert coordinator.post(url, data | {"reason": ""}).status_code == 422
    assert coordinator.post(url, data).status_code == 302
    assert coordinator.post(url, data).status_code == 422
    assert "Cousins." in coordinator.get(url).content.decode()
    run = start(house)
    assert run.proposals.get().mentor_id == house.enrolments["other_mentor"].pk
    with pytest.raises(Refused) as refused:
        services.pair_by_hand(actor=house.coordinator, program=house.program, learner=house.enrolments["other_learner"],
                              mentor=house.enrolments["mentor"])
    assert refused.value.code == "excluded"
    apart = Exclusion.objects.get()
    lift = house.url(f"/programs/premier-emploi/matching/apart/{apart.pk}/lift/")
    assert as_person(house.mentor).post(lift).status_code == 403
    assert coordinator.post(lift).status_code == 302
    assert not Exclusion.objects.exists()
    assert coordinator.post(lift).status_code == 404

"""Runs, places and publishing as services; their pages are tested beside."""
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from audit.models import Entry
from common.errors import Refused
from matching import facts, services, starting
from matching.models import MatchRun, Mentorship
from matching.selectors import candidates_for, free_mentors, summary_of, unmatched_learners
from matching.services import runs
from matching.tasks import compute_run_task
from notifications import waking
from notifications.models import Delivery
from tenancy.context import working_for

from .people import criteria, enrol, skill


@pytest.fixture
def house(cast):
    with cast.verger.bound():
        yield cast.verger


def start(house, **levels):
    return services.start_run(actor=house.coordinator, program=house.program, criteria=criteria(house, **levels))


def places(run):
    return {p.learner.membership.name: p for p in run.proposals.select_related("learner__membership__user", "mentor__membership__user")}


def test_a_run_pairs_by_skills_and_says_why(house):
    excel = skill("excel", "Excel", "Excel")
    anna = enrol(house, "learner", "Anna Un", skills=[(excel, 3)], industry="Finance")
    good = enrol(house, "mentor", "Gilles Bon", skills=[(excel, 4)], industry="finance")
    run = start(house)
    assert run.status == "draft"
    assert (run.learners, run.covered) == (2, 2)
    found = places(run)["Anna Un"]
    assert (found.learner, found.mentor) == (anna, good)
    assert found.score == sum(part["points"] for part in found.parts) > 60_000
    assert run.total == sum(p.score for p in run.proposals.all())
    assert len(run.inputs_hash) == 64
    assert Entry.objects.filter(verb="matching.run.started", target_id=run.pk).exists()


def test_the_paired_and_the_departed_take_no_part(house):
    gone = enrol(house, "learner", "Gone Away")
    gone.membership.status = "left"
    gone.membership.save()
    assert [e.pk for e in unmatched_learners(house.program)] == [house.enrolments["other_learner"].pk]
    assert {m.membership.name: m.free for m in free_mentors(house.program)} == {"Maud Autre": 2, "Mehdi Mentor": 1}


def test_one_draft_at_a_time_and_none_for_nobody(house):
    first = start(house)
    with pytest.raises(Refused, match="."):
        start(house)
    services.discard_run(actor=house.coordinator, run=first)
    with pytest.raises(Refused):
        services.discard_run(actor=house.coordinator, run=first)
    house.enrolments["other_learner"].delete()
    with pytest.raises(Refused) as refused:
        start(house)
    assert refused.value.code == "nobody_waits"


def test_an_unknown_objective_is_refused(house):
    with pytest.raises(Refused) as refused:
        services.start_run(actor=house.coordinator, program=house.program, objective="nonsense")
    assert refused.value.code == "objective"


@pytest.mark.parametrize(("change", "reason"), [
    (lambda h: h.program.enrolments.filter(role="mentor").update(capacity=0), "no_mentor"),
    (lambda h: [m.membership.__class__.objects.filter(pk=m.membership_id).update(languages=["de"])
                for m in h.program.enrolments.filter(role="mentor")], "language"),
])
def test_nobody_to_pair_with_is_a_result_with_its_reason(house, change, reason):
    change(house)
    run = start(house)
    assert (run.covered, run.total) == (0, 0)
    assert places(run)["Luc Autre"].reason == reason
    assert summary_of(run)["unmatched"] == 1
    with pytest.raises(Refused) as refused:
        services.publish_run(actor=house.coordinator, run=run)
    assert refused.value.code == "empty"


def test_free_time_comes_from_the_rooms_above(house, monkeypatch):
    ids = []
    monkeypatch.setattr(facts, "_free_time", [lambda people, program, monday: ids.append(people) or {pk: [(600, 840)] for pk in people}])
    run = start(house, availability="high")
    part = next(p for p in places(run)["Luc Autre"].parts if p["criterion"] == "availability")
    assert part["facts"] == {"starts": 7, "minutes": 45, "known": True}
    assert house.other_learner.pk in set().union(*ids)


def test_kept_and_left_out_places_survive_a_new_computing(house):
    enrol(house, "learner", "Anna Un")
    enrol(house, "learner", "Bea Deux")
    run = start(house)
    anna, bea = places(run)["Anna Un"], places(run)["Bea Deux"]
    services.lock_place(actor=house.coordinator, proposal=anna)
    services.remove_mentor(actor=house.coordinator, proposal=bea)
    kept_mentor = anna.mentor_id
    criteria(house, hours="high")
    run = services.rerun(actor=house.coordinator, run=run)
    found = places(run)
    assert (found["Anna Un"].mentor_id, found["Anna Un"].is_locked) == (kept_mentor, True)
    assert (found["Bea Deux"].mentor_id, found["Bea Deux"].reason) == (None, "removed")
    assert found["Luc Autre"].mentor_id
    assert run.criteria.rules["levels"]["hours"] == "high"
    assert (run.learners, run.covered) == (3, 2)
    services.unlock_place(actor=house.coordinator, proposal=found["Bea Deux"])
    assert places(services.rerun(actor=house.coordinator, run=run))["Bea Deux"].mentor_id
    with pytest.raises(Refused):
        services.lock_place(actor=house.coordinator, proposal=anna)


def test_choosing_a_full_mentor_means_swapping(house):
    anna = enrol(house, "learner", "Anna Un")
    house.program.enrolments.filter(role="mentor").update(capacity=1)
    run = start(house)
    found = places(run)
    assert {p.reason for p in found.values()} == {"", "full"}
    lonely, paired = sorted(found.values(), key=lambda p: p.mentor_id is not None)
    with pytest.raises(Refused) as refused:
        services.choose_mentor(actor=house.coordinator, proposal=lonely, mentor_id=paired.mentor_id)
    assert refused.value.code == "full"
    services.choose_mentor(actor=house.coordinator, proposal=lonely, mentor_id=paired.mentor_id, swap_with=paired.pk)
    found = places(run)
    assert sorted((p.mentor_id is not None, p.is_locked) for p in found.values()) == [(False, True), (True, True)]
    assert found[lonely.learner.membership.name].mentor_id == paired.mentor_id
    run.refresh_from_db()
    assert (run.covered, run.total) == (1, sum(p.score for p in found.values()))
    assert anna.pk in {p.learner_id for p in found.values()}


def test_candidates_are_ranked_and_the_impossible_come_last(house):
    enrol(house, "mentor", "Deutsch Sprecher", languages=["de"])
    run = start(house)
    found = candidates_for(places(run)["Luc Autre"])
    assert [c.refusal for c in found] == [None, None, "languages"]
    assert found[0].score >= found[1].score
    with pytest.raises(Refused) as refused:
        services.choose_mentor(actor=house.coordinator, proposal=places(run)["Luc Autre"], mentor_id=found[2].mentor.pk)
    assert refused.value.code == "languages"


def test_publishing_proposes_with_seats_and_two_different_messages(house):
    run = start(house)
    found = services.publish_run(actor=house.coordinator, run=run)
    (pair,) = found.mentorships
    assert (pair.status, pair.run_id, pair.learner_id) == ("proposed", run.pk, house.enrolments["other_learner"].pk)
    assert pair.parts == places(run)["Luc Autre"].parts
    assert sorted(Delivery.objects.filter(topic=pair.pk).values_list("kind", "recipient")) == [
        ("matching.proposed_learner", house.other_learner.pk), ("matching.proposed_mentor", pair.mentor.membership_id)]
    with pytest.raises(Refused) as refused:
        services.publish_run(actor=house.coordinator, run=run)
    assert refused.value.code == "not_draft"


@pytest.mark.parametrize(("change", "reason"), [
    (lambda place: place.mentor.__class__.objects.filter(pk=place.mentor_id).update(status="withdrawn"), "mentor_left"),
    (lambda place: place.mentor.__class__.objects.filter(pk=place.mentor_id).update(capacity=0), "mentor_full"),
    (lambda place: place.learner.__class__.objects.filter(pk=place.learner_id).update(status="withdrawn"), "learner_left"),
])
def test_what_changed_since_the_draft_skips_that_pair_only(house, change, reason):
    enrol(house, "learner", "Anna Un")
    enrol(house, "mentor", "Gilles Bon")
    run = start(house)
    kept, changed = run.proposals.select_related("mentor", "learner")[:2]
    if kept.mentor_id == changed.mentor_id:
        services.choose_mentor(actor=house.coordinator, proposal=kept, mentor_id=next(
            c.mentor.pk for c in candidates_for(kept) if c.mentor.pk != changed.mentor_id))
    change(changed)
    found = services.publish_run(actor=house.coordinator, run=run)
    assert [m.learner_id for m in found.mentorships] == [kept.learner_id]
    assert [(p.learner_id, p.reason) for p in found.skipped] == [(changed.learner_id, reason)]


def test_a_learner_paired_by_hand_meanwhile_is_skipped(house):
    run = start(house)
    services.pair_by_hand(actor=house.coordinator, program=house.program, learner=house.enrolments["other_learner"],
                          mentor=house.enrolments["mentor"])
    found = services.publish_run(actor=house.coordinator, run=run)
    assert (found.mentorships, found.skipped[0].reason) == ([], "learner_taken")


@pytest.mark.parametrize(("learner", "mentor", "code"), [
    ("learner", "other_mentor", "learner_taken"), ("other_mentor", "mentor", "not_here"), ("other_learner", "mentor", None)])
def test_pairing_by_hand(house, learner, mentor, code):
    people = {"program": house.program, "learner": house.enrolments[learner], "mentor": house.enrolments[mentor]}
    if code is None:
        pair = services.pair_by_hand(actor=house.coordinator, **people)
        assert (pair.status, pair.mentor_seat) == ("proposed", 2)
        return
    with pytest.raises(Refused) as refused:
        services.pair_by_hand(actor=house.coordinator, **people)
    assert refused.value.code == code


def test_declined_pairs_are_not_proposed_again(house):
    house.program.enrolments.filter(pk=house.enrolments["mentor"].pk).update(capacity=1)
    pair = services.publish_run(actor=house.coordinator, run=start(house)).mentorships[0]
    services.decline_proposal(actor=pair.mentor.membership, mentorship=pair, reason="Trop loin de mon métier.")
    assert places(start(house))["Luc Autre"].reason == "excluded"


def test_both_must_accept_and_then_the_hooks_run(house, monkeypatch):
    seen = []
    monkeypatch.setattr(starting, "_on_start", [lambda m: seen.append((m.pk, m.status))])
    monkeypatch.setattr(starting, "_on_end", [lambda m: seen.append((m.pk, m.status))])
    pair = services.publish_run(actor=house.coordinator, run=start(house)).mentorships[0]
    for _ in range(2):
        assert services.accept_proposal(actor=house.other_learner, mentorship=pair).status == "proposed"
    assert seen == []
    for _ in range(2):
        assert services.accept_proposal(actor=pair.mentor.membership, mentorship=pair).status == "active"
    assert seen == [(pair.pk, "active")]
    assert Delivery.objects.filter(kind="matching.started", topic=pair.pk).count() == 2
    services.end_mentorship(actor=house.coordinator, mentorship=pair, reason="Fin du contrat.")
    assert seen[1:] == [(pair.pk, "ended")]
    assert Delivery.objects.filter(kind="matching.ended", topic=pair.pk).count() == 2
    with pytest.raises(Refused):
        services.end_mentorship(actor=house.coordinator, mentorship=pair, reason="Encore.")
    with pytest.raises(Refused):
        services.accept_proposal(actor=house.other_learner, mentorship=pair)


def test_who_had_accepted_is_told_of_a_decline(house):
    pair = services.publish_run(actor=house.coordinator, run=start(house)).mentorships[0]
    services.accept_proposal(actor=house.other_learner, mentorship=pair)
    services.decline_proposal(actor=pair.mentor.membership, mentorship=pair, reason="Je n’ai plus le temps.")
    told = Delivery.objects.filter(kind="matching.declined", state="due").values_list("recipient", flat=True)
    assert list(told) == [house.other_learner.pk]
    assert not Delivery.objects.filter(topic=pair.pk, state="due").exclude(kind="matching.declined").exists()


def test_a_large_run_goes_to_a_worker_and_is_computed_once(house, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(runs, "IN_REQUEST", 1)
    sent = []
    monkeypatch.setattr(waking.current_app, "send_task", lambda name, args, **options: sent.append((name, args)))
    with django_capture_on_commit_callbacks(execute=True):
        run = start(house)
    assert (run.status, run.progress, sent) == ("computing", 0, [("matching.compute_run", [str(run.pk)])])
    with pytest.raises(Refused):
        services.publish_run(actor=house.coordinator, run=run)
    compute_run_task.run(str(run.pk))
    run.refresh_from_db()
    assert (run.status, run.progress, run.covered) == ("draft", 100, 1)
    before = sorted(run.proposals.values_list("pk", flat=True))
    compute_run_task.run(str(run.pk))
    assert sorted(run.proposals.values_list("pk", flat=True)) == before


@pytest.mark.parametrize(("large", "expected"), [(0, [1]), (10**6, [])])
def test_only_a_worker_with_a_large_cohort_compiles(house, monkeypatch, large, expected):
    monkeypatch.setattr(runs, "IN_REQUEST", -1)
    monkeypatch.setattr(runs, "LARGE", large)
    monkeypatch.setattr(waking.current_app, "send_task", lambda *a, **k: None)
    asked = []
    monkeypatch.setattr(runs.speed, "use_numba", lambda: asked.append(1))
    run = start(house)
    services.compute_run(run_id=run.pk, compiled=True)
    assert asked == expected
    services.rerun(actor=house.coordinator, run=MatchRun.objects.get(pk=run.pk))
    services.compute_run(run_id=run.pk)
    assert asked == expected


def test_the_worker_leaves_a_discarded_run_alone(house, monkeypatch):
    monkeypatch.setattr(runs, "IN_REQUEST", 1)
    run = start(house)
    services.discard_run(actor=house.coordinator, run=run)
    assert services.compute_run(run_id=run.pk) is False
    assert run.proposals.count() == 0


def at_once(house, *works):
    """Runs each work in its own connection, all let go together; answers results or the Refused code."""
    gate = Barrier(len(works))

    def one(work):
        try:
            with house.bound():
                gate.wait()
                return work()
        except Refused as refused:
            return refused.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(one, works))


def test_publishing_twice_at_once_publishes_once(committed_cast):
    house = committed_cast.verger
    with house.bound():
        run = start(house)
    results = at_once(house, *[lambda: len(services.publish_run(actor=house.coordinator, run=run).mentorships)] * 4)
    assert sorted(map(str, results)) == ["1", "not_draft", "not_draft", "not_draft"]
    with house.bound():
        assert Mentorship.objects.filter(run=run).count() == 1


def test_the_last_place_goes_to_one(committed_cast):
    house = committed_cast.verger
    with house.bound():
        learners = [house.enrolments["other_learner"], *(enrol(house, "learner", f"Rapide {n}") for n in "ABC")]
    results = at_once(house, *[lambda e=e: services.pair_by_hand(
        actor=house.coordinator, program=house.program, learner=e, mentor=house.enrolments["mentor"]).mentor_seat for e in learners])
    assert sorted(map(str, results)) == ["2", "mentor_full", "mentor_full", "mentor_full"]


def test_accepting_at_once_starts_once(committed_cast, monkeypatch):
    seen = []
    monkeypatch.setattr(starting, "_on_start", [lambda m: seen.append(m.pk)])
    house = committed_cast.verger
    with house.bound():
        pair = services.publish_run(actor=house.coordinator, run=start(house)).mentorships[0]
        mentor = pair.mentor.membership
    people = [house.other_learner, mentor] * 2
    at_once(house, *[lambda p=p: services.accept_proposal(actor=p, mentorship=pair).status for p in people])
    assert seen == [pair.pk]
    with house.bound():
        assert Mentorship.objects.get(pk=pair.pk).status == "active"
        assert Delivery.objects.filter(kind="matching.started").count() == 2


def test_a_task_needs_its_organization(committed_cast):
    house = committed_cast.verger
    with house.bound():
        run = start(house)
        MatchRun.objects.filter(pk=run.pk).update(status="computing")
    with working_for(house.organization.id):
        compute_run_task.run(str(run.pk))
    with house.bound():
        assert MatchRun.objects.get(pk=run.pk).status == "draft"

"""Whom a learner is shown among many mentors: chosen by what a process keeps of them, shown by what the database says now."""
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.services import change_profile
from assessments.services import add_skills
from common import clock
from matching import kept, services, tasks
from matching.kept import SHELF, Shelf
from matching.models import Feature, MatchProfile, Mentorship
from matching.selectors import candidates_of, shortlists, suggestions_for
from matching.selectors.suggestions import mentors_now, score_between, scores_for_mentor
from programs.models import Enrolment
from tenancy.context import working_for

from .asking import ask, mentors, open_ways
from .people import criteria, enrol, skill


@pytest.fixture
def house(cast):
    with cast.verger.bound():
        open_ways(cast.verger)
        yield cast.verger


@pytest.fixture
def reads(monkeypatch):
    """How often all mentors of a program were read."""
    seen, real = [], shortlists._read
    monkeypatch.setattr(shortlists, "_read", lambda *asked: seen.append(asked) or real(*asked))
    return seen


@pytest.fixture
def luc(house):
    return house.enrolments["other_learner"]


def shown(learner, few=5):
    return [s.mentor.pk for s in suggestions_for(learner, few)]


def crowd(house):
    """Mentors of every kind: with more and fewer places, skills, languages, one asked for, one full, one paused, one kept apart."""
    sheets, law = skill("sheets", "Tableur", "Spreadsheets"), skill("law", "Droit", "Law")
    found = [enrol(house, "mentor", f"Mentor {n:02}", capacity=1 + n % 3, languages=("fr",) if n % 4 else ("de",),
                   skills=[(sheets, 1 + n % 5)] if n % 2 else [(law, 3), (sheets, 2)], experience_years=n) for n in range(24)]
    anna = enrol(house, "learner", "Anna Un", skills=[(sheets, 4), (law, 2)], industry="Finance")
    ask(house, mentor=found[1])
    services.pause_mentor(actor=found[2].membership, mentor=found[2])
    Enrolment.objects.filter(pk=found[3].pk).update(capacity=0)
    services.keep_apart(actor=house.coordinator, one=anna.membership, other=found[5].membership, reason="Cousins.")
    return anna, found


@pytest.mark.parametrize("looks", [(64, 1_024), (2, 5), (1, 3)])
def test_the_best_of_all_mentors_are_shown_however_few_are_looked_at(house, monkeypatch, looks):
    anna, found = crowd(house)
    monkeypatch.setattr(shortlists, "LOOKS", looks)
    able = [s for s in candidates_of(anna) if s.is_possible and not s.is_full]
    best = sorted(able, key=lambda s: (s.room <= 0, -s.score, s.mentor.pk))
    assert set(shown(anna, 12)) == {s.mentor.pk for s in best[:12]}
    assert len(able) > 12
    assert {found[n].pk for n in (0, 2, 3, 5)}.isdisjoint(shown(anna, 40))
    assert {s.mentor.pk: (s.score, s.room) for s in suggestions_for(anna, 40)} == {s.mentor.pk: (s.score, s.room) for s in able}


def test_mentors_are_read_once_and_what_changes_since_is_seen(house, luc, reads):
    excel = skill("excel", "Excel", "Excel")
    services.pack_program(program=house.program)
    gilles, zoe = mentors(house, 2)
    add_skills(actor=luc.membership, enrolment=luc, skill_ids=[excel.pk])
    before = shown(luc)
    assert (len(reads), before) == (1, shown(luc))
    add_skills(actor=zoe.membership, enrolment=zoe, skill_ids=[excel.pk])
    assert suggestions_for(luc)[0].mentor == zoe
    assert [(p.id, set(p.skills)) for p in mentors_now(house.program).since] == [(str(zoe.pk), {str(excel.pk)})]
    assert excel.pk in mentors_now(house.program).skills
    change_profile(membership=gilles.membership, name="Gilles", languages=["de"])
    assert gilles.pk not in shown(luc)
    assert "de" in mentors_now(house.program).languages
    assert len(reads) == 1


def test_who_may_be_shown_is_never_taken_from_what_is_kept(house, luc, reads):
    a, b, c, d, e, f = mentors(house, 6)
    assert set(shown(luc, 9)) > {m.pk for m in (a, b, c, d, e, f)}
    services.pause_mentor(actor=a.membership, mentor=a)
    Enrolment.objects.filter(pk=b.pk).update(capacity=0)
    services.keep_apart(actor=house.coordinator, one=luc.membership, other=c.membership, reason="Cousins.")
    Mentorship.objects.create(program=house.program, learner=enrol(house, "learner", "Anna Un"), mentor=d, mentor_seat=1, status="proposed",
                              proposed_at=clock.now())
    e.membership.status = "left"
    e.membership.save()
    services.decline_request(actor=f.membership, request=ask(house, mentor=f), words="Non, merci.")
    assert {m.pk for m in (a, b, c, d, e, f)}.isdisjoint(shown(luc, 9))
    assert len(reads) == 1
    services.resume_mentor(actor=a.membership, mentor=a)
    Feature.objects.create(learner=luc, mentor=a, made_at=clock.now())
    assert shown(luc)[0] == a.pk


def test_whoever_comes_or_goes_and_other_criteria_have_all_read_anew(house, luc, reads):
    shown(luc)
    (new,) = mentors(house, 1)
    assert new.pk in shown(luc)
    Enrolment.objects.filter(pk=new.pk).update(status="withdrawn")
    assert new.pk not in shown(luc)
    criteria(house, skills="low")
    shown(luc)
    assert len(reads) == 4
    with clock.at(clock.now() + timedelta(days=7)):
        shown(luc)
    with clock.at(clock.now() + timedelta(hours=2)):
        shown(luc)
    assert len(reads) in (6, 7)  # two hours from now can be in the next week


def test_one_who_comes_as_another_goes_is_seen(house, luc, reads):
    (gone, new) = mentors(house, 2)
    Enrolment.objects.filter(pk=new.pk).update(status="applied")
    services.pack_program(program=house.program)
    with clock.at(clock.now() + timedelta(minutes=30)):
        assert gone.pk in shown(luc)
        Enrolment.objects.filter(pk=gone.pk).update(status="withdrawn")
        Enrolment.objects.filter(pk=new.pk).update(status="approved", decided_at=clock.now())
        assert new.pk in shown(luc)
    assert len(reads) == 2


def test_a_record_that_is_seen_late_is_not_missed(house, luc, reads):
    """Its transaction was older than the reading and ended after it."""
    gilles = enrol(house, "mentor", "Gilles Bon")
    services.pack_program(program=house.program)
    record = MatchProfile.objects.get(enrolment=gilles)
    MatchProfile.objects.filter(pk=record.pk).update(packed_at=clock.now() - timedelta(minutes=4))
    shown(luc)
    assert mentors_now(house.program).since == []
    MatchProfile.objects.filter(pk=record.pk).update(packed_at=clock.now() - timedelta(minutes=1))
    assert [p.id for p in mentors_now(house.program).since] == [str(gilles.pk)]
    assert len(reads) == 1


def test_after_many_changes_all_are_read_anew(house, luc, reads, monkeypatch):
    monkeypatch.setattr(shortlists, "MANY", 2)
    people = mentors(house, 3)
    shown(luc)
    for mentor in people:
        services.pack_person(mentor.membership_id)
    shown(luc)
    assert (len(reads), mentors_now(house.program).since) == (2, [])


def test_no_more_is_asked_when_there_are_more_mentors(house, luc):
    def queries():
        shown(luc)
        with CaptureQueriesContext(connection) as asked:
            shown(luc)
        return len(asked)

    mentors(house, 6)
    few = queries()
    for n in range(40):
        enrol(house, "mentor", f"Mentor Numero {n}")
    assert queries() == few


def test_what_is_kept_of_one_organization_shows_nothing_to_another(cast, reads):
    ours, theirs = cast.verger, cast.harbour
    for house in (ours, theirs):
        with house.bound():
            open_ways(house)
            shown(house.enrolments["other_learner"])
    assert [key[0] for key in SHELF._kept][-2:] == [ours.organization.pk, theirs.organization.pk]
    own = (ours.organization.pk, ours.program.pk)
    SHELF._kept[own] = replace(SHELF._kept[theirs.organization.pk, theirs.program.pk], enrolled=SHELF._kept[own].enrolled)
    with ours.bound():
        assert mentors_now(ours.program).kept is SHELF._kept[own]
        assert shown(ours.enrolments["other_learner"]) == []


def test_a_week_begins_with_everybody_packed(committed_cast):
    house = committed_cast.verger
    with house.bound():
        mentors(house, 3)
    with clock.at(clock.now() + timedelta(days=7)):
        with house.bound():
            assert services.pack_program(program=house.program, most=2) == 2
        with working_for(None):
            tasks.tend_programs.run()
        with house.bound():
            everybody = Enrolment.objects.filter(program=house.program, status="approved")
            assert shortlists.fresh_records(everybody).count() == everybody.count() == 7
            assert services.pack_program(program=house.program) == 0


def some(size):
    return SimpleNamespace(size=size)


def test_a_shelf_is_bounded_and_lets_go_of_what_was_asked_for_longest_ago():
    shelf, keys = Shelf(most=10), [(uuid4(), uuid4()) for _ in range(4)]
    for key in keys[:2]:
        shelf.get(key, lambda _: True, lambda: some(5))
    shelf.get(keys[0], lambda _: True, lambda: pytest.fail("was kept"))
    shelf.get(keys[2], lambda _: True, lambda: some(5))
    assert set(shelf._kept) == {keys[0], keys[2]}
    large = shelf.get(keys[3], lambda _: True, lambda: some(50))
    assert list(shelf._kept.values()) == [large]
    assert set(shelf._reading) == {keys[3]}


def test_what_a_program_takes_is_known(house, luc):
    shown(luc)
    found = mentors_now(house.program).kept
    assert found.size >= sum(part.nbytes for part in (*found.side.arrays, found.ids, found.side.people.week))
    assert found.size < kept.MOST == 256 * 1024 * 1024


def test_of_threads_that_miss_the_same_one_reads():
    shelf, key, gate, read = Shelf(), (uuid4(), uuid4()), Barrier(4), []

    def ask_shelf(_):
        gate.wait()
        return shelf.get(key, lambda _: True, lambda: read.append(1) or some(1))

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(ask_shelf, range(4)))
    assert len(read) == 1
    assert len(set(map(id, found))) == 1


def test_a_web_process_never_compiles_for_it(house, luc, monkeypatch):
    monkeypatch.setattr("matching.engine.scored.compiled", lambda: pytest.fail("asked whether to go the compiled way"))
    assert shown(luc)


def test_a_mentor_s_learners_are_scored_at_once_as_one_by_one(house, monkeypatch):
    sheets = skill("sheets", "Tableur", "Spreadsheets")
    mentor = enrol(house, "mentor", "Gilles Bon", skills=[(sheets, 3)], experience_years=9)
    learners = [enrol(house, "learner", f"Apprenant {n}", languages=("fr",) if n % 3 else ("de",), skills=[(sheets, 1 + n % 5)],
                      experience_years=n) for n in range(8)]
    one_by_one = {learner.pk: score_between(learner, mentor) for learner in learners}
    possible = {pk: scored.score for pk, scored in one_by_one.items() if scored.refusal is None}
    monkeypatch.setattr("matching.cohorts.parts_of", lambda *pair: pytest.fail("said why before anybody looked"))
    found = scores_for_mentor(mentor, learners)
    monkeypatch.undo()
    assert {learner.pk: score for learner, score, _ in found} == possible
    assert 0 < len(possible) < len(learners)
    assert [score for _, score, _ in found] == sorted(possible.values(), reverse=True)
    assert all(sum(part["points"] for part in pair.parts) == score for _, score, pair in found)
    assert scores_for_mentor(mentor, []) == []

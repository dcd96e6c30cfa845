"""Two hundred people at one seat, over sixteen connections."""
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Event
from time import monotonic, sleep

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import Membership, User
from common import clock
from common.errors import Refused
from matching import services
from matching.models import MentoringRequest, Mentorship
from matching.services.asking import MOST_FOR_A_MENTOR
from matching.services.seats import hold_enrolments
from notifications.models import Delivery
from programs.models import Enrolment, Program
from programs.services import close_program

from .asking import ask, mentors, now, open_ways

CROWD = 200


@pytest.fixture
def house(committed_cast):
    with committed_cast.verger.bound():
        open_ways(committed_cast.verger)
    return committed_cast.verger


def at_once(house, work, count=CROWD, workers=16):
    """`work(number)` in connections of their own; answers, or the codes of what was refused."""
    def done(number):
        try:
            with house.bound():
                return work(number)
        except Refused as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(done, range(count)))


def crowd(house, count=CROWD):
    users = User.objects.bulk_create([User(email=f"apprenant{n}@verger.example", name=f"Apprenant {n}") for n in range(count)])
    people = Membership.objects.bulk_create([
        Membership(user=u, roles=["learner"], joined_at=clock.now(), languages=["fr"]) for u in users])
    return Enrolment.objects.bulk_create([
        Enrolment(program=house.program, membership=p, role="learner", status="approved", applied_at=clock.now()) for p in people])


def sent_to(mentor, learners):
    now_ = clock.now()
    return MentoringRequest.objects.bulk_create([
        MentoringRequest(program=mentor.program, learner=e, mentor=mentor, status="sent", slot=1, message="Bonjour", created_at=now_,
                         sent_at=now_, due_at=now_ + timedelta(days=3)) for e in learners])


def test_two_hundred_acceptances_of_one_seat_make_one_mentorship(house):
    with house.bound():
        (mentor,) = mentors(house, 1)
        requests = sent_to(mentor, crowd(house))
    answers = at_once(house, lambda n: services.accept_request(actor=mentor.membership, request=requests[n]).status)
    assert sorted(set(answers)) == ["accepted", "not_open"]
    assert answers.count("accepted") == 1
    with house.bound():
        assert Mentorship.objects.filter(mentor=mentor).count() == 1
        told = Delivery.objects.filter(kind="matching.request_closed").values_list("recipient", flat=True)
        assert len(told) == len(set(told)) == CROWD - 1
        assert Delivery.objects.filter(kind="matching.started").count() == 2


def test_two_hundred_requests_to_one_mentor_leave_as_many_as_they_can_answer(house):
    with house.bound():
        (mentor,) = mentors(house, 1)
        learners = crowd(house)
    answers = at_once(house, lambda n: ask(house, learner=learners[n], mentor=mentor).status)
    assert (answers.count("sent"), answers.count("crowd")) == (MOST_FOR_A_MENTOR, CROWD - MOST_FOR_A_MENTOR)


def test_one_learner_in_many_tabs_keeps_to_the_number_of_open_requests(house):
    with house.bound():
        many = mentors(house, 8)
    answers = at_once(house, lambda n: ask(house, mentor=many[n % 8]).pk, 64)
    assert len(set(answers)) == 8
    with house.bound():
        statuses = list(MentoringRequest.objects.values_list("status", flat=True))
        assert (statuses.count("sent"), statuses.count("queued")) == (3, 5)


def test_one_learner_accepted_by_three_mentors_at_once_has_one(house):
    with house.bound():
        requests = [ask(house, mentor=m) for m in mentors(house, 3)]
    answers = at_once(house, lambda n: services.accept_request(actor=requests[n].mentor.membership, request=requests[n]).status, 3, 3)
    assert sorted(answers) == ["accepted", "not_open", "not_open"]


def test_a_yes_and_a_withdrawal_at_once_cannot_both_win(house):
    with house.bound():
        request = ask(house)
    works = [lambda: services.accept_request(actor=house.other_mentor, request=request).status,
             lambda: services.withdraw_request(actor=house.other_learner, request=request).status]
    answers = at_once(house, lambda n: works[n](), 2, 2)
    with house.bound():
        assert now(request).status in answers
        assert Mentorship.objects.filter(learner=request.learner).count() == (now(request).status == "accepted")


def test_the_database_itself_refuses_a_shared_place_and_a_second_request(house):
    with house.bound():
        one, two = (ask(house, mentor=m) for m in mentors(house, 2))
        with pytest.raises(IntegrityError, match="matching_request_slot_once"), transaction.atomic():
            MentoringRequest.objects.filter(pk=two.pk).update(slot=one.slot)
        with pytest.raises(IntegrityError, match="matching_request_once"), transaction.atomic():
            MentoringRequest.objects.filter(pk=two.pk).update(mentor=one.mentor)
        with pytest.raises(IntegrityError, match="matching_request_open_has_slot"), transaction.atomic():
            MentoringRequest.objects.filter(pk=two.pk).update(slot=None)


# ── beside the closing of the program ────────────────────────────────────────────────────────────
def three(house):
    """A learner and two mentors. Whichever way the table is gone through the learner is the first, while by their keys they come last."""
    keys = sorted(Enrolment._meta.pk.get_default() for _ in range(3))
    users = User.objects.bulk_create([User(email=f"{who}@verger.example", name=who) for who in ("noe", "ana", "bob")])
    return [Enrolment.objects.create(
        pk=key, program=house.program, role=role, status="approved", applied_at=clock.now(),
        membership=Membership.objects.create(user=user, roles=[role], joined_at=clock.now()),
    ) for user, role, key in zip(users, ("learner", "mentor", "mentor"), reversed(keys), strict=True)]


def offered(learner, *by):
    now_ = clock.now()
    return MentoringRequest.objects.bulk_create([
        MentoringRequest(program=learner.program, learner=learner, mentor=mentor, initiator="mentor", status="sent", message="Bonjour",
                         created_at=now_, sent_at=now_, due_at=now_ + timedelta(days=3)) for mentor in by])


def proposed(learner, mentor):
    """By a run; the mentor has said yes."""
    return Mentorship.objects.create(program=learner.program, learner=learner, mentor=mentor, mentor_seat=1, status="proposed",
                                     proposed_at=clock.now(), mentor_accepted_at=clock.now())


def closes(house):
    return close_program(actor=house.coordinator, program=house.program, ends_pairs=True).status


def accepts(request):
    return services.accept_request(actor=request.learner.membership, request=request).status


def accepts_proposal(pair):
    return services.accept_proposal(actor=pair.learner.membership, mentorship=pair).status


def nothing_goes_on(house):
    with house.bound():
        return not Mentorship.objects.filter(program=house.program, status__in=["proposed", "active"]).exists()


def waiting() -> int:
    """How many wait for the end of another transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted AND database = "
                       "(SELECT oid FROM pg_database WHERE datname = current_database())"
                       " OR NOT granted AND locktype = 'transactionid'")
        return cursor.fetchone()[0]


@pytest.mark.parametrize("is_accepted_first", [True, False])
def test_a_program_closes_beside_a_yes_whichever_began_first(house, is_accepted_first):
    """Both wait for the mentor's row, the closing with the learner's in hand unless it takes them in the order in which all do."""
    with house.bound():
        offers = offered(*three(house))
    acts = [partial(accepts, offers[0]), partial(closes, house)][::1 if is_accepted_first else -1]
    held = Event()

    def work(number):
        until = monotonic() + 30
        if number == 0:
            hold_enrolments([offers[0].mentor_id])
            held.set()
            while waiting() < 2 and monotonic() < until:
                sleep(0.02)
            return ""
        held.wait(30)
        while waiting() < number - 1 and monotonic() < until:
            sleep(0.02)
        return acts[number - 1]()

    answers = at_once(house, work, 3, 3)
    assert set(answers) <= {"", "accepted", "closed", "not_open"} and "closed" in answers
    assert nothing_goes_on(house)


@pytest.mark.parametrize("is_of_a_run", [True, False])
def test_a_program_closes_beside_both_answers_of_one_learner_time_and_again(house, is_of_a_run):
    with house.bound():
        learner, *two = three(house)
    for turn in range(20):
        with house.bound():
            Program.objects.filter(pk=house.program.pk).update(status="running")
            Enrolment.objects.filter(program=house.program, status="completed").update(status="approved")
            MentoringRequest.objects.all().delete()
            other = [partial(accepts_proposal, proposed(learner, two[0]))] if is_of_a_run else []
            acts = [*other, *[partial(accepts, each) for each in offered(learner, *two[is_of_a_run:])], partial(closes, house)]
        acts = acts[turn % 3:] + acts[:turn % 3]
        answers = at_once(house, lambda n, acts=acts: acts[n](), 3, 3)
        assert "closed" in answers
        assert nothing_goes_on(house)

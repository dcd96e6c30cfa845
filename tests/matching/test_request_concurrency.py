"""Two hundred people at one seat, over sixteen connections."""
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import Membership, User
from common import clock
from common.errors import Refused
from matching import services
from matching.models import MentoringRequest, Mentorship
from matching.services.asking import MOST_FOR_A_MENTOR
from notifications.models import Delivery
from programs.models import Enrolment

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

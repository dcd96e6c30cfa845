"""Requests as services: asking, next choices, answers, time running out, silence; their pages are tested beside."""
from datetime import timedelta

import pytest

from accounts.services import reinstate_member, suspend_member
from common import clock
from common.errors import Refused
from matching import services, tasks
from matching.models import MentoringRequest, Mentorship, Openness
from matching.selectors import awaiting, exclusions_of, silent_mentors, wish_list
from matching.selectors.requests import run_out, with_next_choices
from matching.tasks import tend_requests
from notifications.models import Delivery
from notifications.texts import text_for
from programs.models import Enrolment, Program
from tenancy.context import working_for

from .asking import ask, later, mentors, now, open_ways, owed
from .people import enrol


@pytest.fixture
def house(cast):
    with cast.verger.bound():
        open_ways(cast.verger)
        yield cast.verger


def tend(house):
    """What the worker does in its round, inside the test's own transaction."""
    for request in run_out(clock.now()):
        services.run_out_request(request_id=request)
    for learner in with_next_choices():
        while services.send_next_choice(learner_id=learner):
            pass


def refused(code, work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    assert caught.value.code == code
    assert str(caught.value.message)


def test_a_request_is_sent_with_a_deadline_and_a_reminder(house):
    request = ask(house)
    assert (request.status, request.slot) == ("sent", 1)
    assert request.due_at - request.sent_at == timedelta(days=3)
    assert [r.pk for r in awaiting(house.other_mentor)] == [request.pk]
    assert owed("matching.request_received", house.other_mentor) == 1
    reminder = Delivery.objects.get(kind="matching.request_reminder")
    assert reminder.due_at == request.due_at - timedelta(hours=24)


def test_the_same_request_twice_is_one(house):
    assert ask(house).pk == ask(house, message="Encore moi").pk
    assert MentoringRequest.objects.count() == 1


def test_beyond_the_open_ones_a_request_is_a_next_choice_in_order(house):
    open_ways(house, open_requests=2)
    made = [ask(house, mentor=m) for m in mentors(house, 5)]
    assert [r.status for r in made] == ["sent", "sent", "queued", "queued", "queued"]
    services.prefer_choice(actor=house.other_learner, request=made[4])
    waiting = [r.pk for r in wish_list(house.enrolments["other_learner"]) if r.status == "queued"]
    assert waiting == [r.pk for r in (made[4], made[2], made[3])]
    services.decline_request(actor=made[0].mentor.membership, request=made[0], words="Merci, mais non.")
    tend(house)
    assert now(made[4]).status == "sent"
    assert [now(r).status for r in (made[2], made[3])] == ["queued", "queued"]


def test_the_list_of_next_choices_has_an_end(house):
    open_ways(house, open_requests=1)
    for mentor in mentors(house, 6):
        ask(house, mentor=mentor)
    refused("too_many", ask, house, mentor=enrol(house, "mentor", "Mentor Dernier"))


@pytest.mark.parametrize(("change", "code"), [
    (lambda h: open_ways(h, ways=["run"]), "way"),
    (lambda h: Program.objects.update(status="closed"), "closed"),
    (lambda h: Enrolment.objects.filter(pk=h.enrolments["other_mentor"].pk).update(capacity=0), "mentor_full"),
    (lambda h: services.pause_mentor(actor=h.other_mentor, mentor=h.enrolments["other_mentor"]), "paused"),
    (lambda h: Enrolment.objects.filter(pk=h.enrolments["other_mentor"].pk).update(status="withdrawn"), "mentor_left"),
    (lambda h: Enrolment.objects.filter(pk=h.enrolments["other_learner"].pk).update(status="withdrawn"), "learner_left"),
    (lambda h: services.pair_by_hand(actor=h.coordinator, program=h.program, learner=h.enrolments["other_learner"],
                                     mentor=h.enrolments["mentor"]), "learner_taken"),
])
def test_what_cannot_be_asked_says_why(house, change, code):
    change(house)
    refused(code, ask, house)
    assert not MentoringRequest.objects.exists()


def test_nobody_asks_themselves_nor_a_learner(house):
    both = Enrolment.objects.create(program=house.program, membership=house.other_learner, role="mentor", status="approved", capacity=1,
                                    applied_at=clock.now())
    refused("self", ask, house, mentor=both)
    refused("not_here", ask, house, mentor=house.enrolments["learner"])


def test_a_mentor_is_not_buried_in_requests(house):
    for letter in "ABCDE":
        ask(house, learner=enrol(house, "learner", f"Apprenant {letter}"))
    refused("crowd", ask, house)


def test_accepting_starts_the_mentorship_and_closes_the_others_kindly(house):
    first, second = (ask(house, mentor=m) for m in mentors(house, 2))
    for _ in range(2):
        done = services.accept_request(actor=first.mentor.membership, request=first)
        assert done.status == "accepted"
    pair = Mentorship.objects.get(learner=house.enrolments["other_learner"])
    assert (pair.status, pair.pk, pair.mentor_seat) == ("active", done.mentorship_id, 1)
    assert pair.parts == first.parts
    assert (now(second).status, now(second).closing) == ("closed", "taken")
    assert owed("matching.request_over", second.mentor.membership) == 1
    assert owed("matching.started") == 2
    assert not Delivery.objects.filter(kind="matching.request_reminder", state="due").exists()
    refused("not_open", services.accept_request, actor=second.mentor.membership, request=second)


def test_a_full_mentor_s_other_requests_are_told_and_the_next_choice_asked(house):
    mentor, spare = mentors(house, 2)
    open_ways(house, open_requests=1)
    other = enrol(house, "learner", "Anna Un")
    waiting, following = ask(house, learner=other, mentor=mentor), ask(house, learner=other, mentor=spare)
    services.accept_request(actor=mentor.membership, request=ask(house, mentor=mentor))
    assert (now(waiting).status, now(waiting).closing) == ("closed", "full")
    assert owed("matching.request_closed", other.membership) == 1
    tend(house)
    assert now(following).status == "sent"


def test_only_who_is_asked_answers(house):
    request = ask(house)
    for service in (services.accept_request, services.prolong_request):
        refused("not_yours", service, actor=house.other_learner, request=request)
    refused("not_yours", services.decline_request, actor=house.mentor, request=request, words="Non")
    refused("not_open", services.reply, actor=house.other_mentor, request=request, body="?")


def test_declining_tells_the_words_and_is_not_asked_again(house):
    request = ask(house)
    for _ in range(2):
        services.decline_request(actor=house.other_mentor, request=request, words=" Merci d’avoir pensé à moi. ")
    assert now(request).answer == "Merci d’avoir pensé à moi."
    assert owed("matching.request_declined", house.other_learner) == 1
    assert (request.learner_id, request.mentor_id) in exclusions_of(house.program)
    refused("excluded", ask, house)


def test_a_question_first_then_the_answer(house):
    request = ask(house)
    with later(days=2):
        services.ask_first(actor=house.other_mentor, request=request, body="Quel métier visez-vous ?")
        asked = now(request)
        assert (asked.status, asked.due_at) == ("question", clock.now() + timedelta(days=3))
        assert [r.pk for r in awaiting(house.other_learner)] == [request.pk]
        assert list(awaiting(house.other_mentor)) == []
        services.reply(actor=house.other_learner, request=request, body="Assistante comptable.")
        assert now(request).status == "sent"
        services.accept_request(actor=house.other_mentor, request=request)
    assert now(request).first_answer_at - request.sent_at < timedelta(days=2, minutes=1)


def test_a_question_left_without_a_reply_is_told_as_such_and_is_no_silence_of_the_mentor(house):
    request = ask(house)
    services.ask_first(actor=house.other_mentor, request=request, body="Quel métier visez-vous ?")
    with later(days=4):
        tend(house)
        assert now(request).status == "expired"
        assert text_for("matching.request_expired").context({"request": str(request.pk)}, house.other_learner)["unreplied"]
        assert not Openness.objects.filter(enrolment=request.mentor, warned_at__isnull=False).exists()


def test_an_exchange_comes_to_an_end(house):
    request = ask(house)
    for n in range(10):
        services.ask_first(actor=house.other_mentor, request=request, body=f"Question {n}")
        services.reply(actor=house.other_learner, request=request, body=f"Réponse {n}")
    refused("too_many", services.ask_first, actor=house.other_mentor, request=request, body="Encore une")


def test_more_time_twice_at_most(house):
    request = ask(house)
    for n in (1, 2):
        assert services.prolong_request(actor=house.other_mentor, request=request).due_at == request.due_at + timedelta(days=3 * n)
    refused("prolonged", services.prolong_request, actor=house.other_mentor, request=request)
    assert Delivery.objects.filter(kind="matching.request_reminder", state="due").count() == 1
    assert owed("matching.request_prolonged", house.other_learner) == 2


def test_withdrawing_twice_is_once_and_frees_the_place(house):
    open_ways(house, open_requests=1)
    first, second = (ask(house, mentor=m) for m in mentors(house, 2))
    for _ in range(2):
        services.withdraw_request(actor=house.other_learner, request=first)
    assert owed("matching.request_over", first.mentor.membership) == 1
    tend(house)
    assert now(second).status == "sent"
    services.withdraw_request(actor=house.other_learner, request=second)
    assert ask(house, mentor=first.mentor).status == "sent"


def test_time_runs_out_the_next_is_asked_and_the_mentor_is_warned(house):
    open_ways(house, open_requests=1)
    first, second = (ask(house, mentor=m) for m in mentors(house, 2))
    with later(days=3, seconds=1):
        for _ in range(2):
            tend(house)
        assert (now(first).status, now(second).status) == ("expired", "sent")
        assert owed("matching.request_expired", house.other_learner) == 1
        assert owed("matching.mentor_warned", first.mentor.membership) == 1
        assert (first.learner_id, first.mentor_id) not in exclusions_of(house.program)


def test_two_silences_pause_a_mentor_and_an_answer_clears_the_warning(house):
    people = [enrol(house, "learner", f"Apprenant {n}") for n in "ABC"]
    mentor = house.enrolments["other_mentor"]
    requests = [ask(house, learner=people[0])]
    with later(days=4):
        tend(house)
        assert Openness.objects.get(enrolment=mentor).warned_at
        requests.append(ask(house, learner=people[1]))
        services.ask_first(actor=mentor.membership, request=requests[1], body="Pourquoi moi ?")
        assert Openness.objects.get(enrolment=mentor).warned_at is None
        services.decline_request(actor=mentor.membership, request=requests[1], words="Non, merci.")
        requests.append(ask(house, learner=people[2]))
    with later(days=9):
        tend(house)
        requests.append(ask(house, learner=people[0]))
        assert Openness.objects.get(enrolment=mentor).paused_since is None
    with later(days=14):
        tend(house)
        openness = Openness.objects.get(enrolment=mentor)
        assert (openness.pause, owed("matching.mentor_paused", mentor.membership)) == ("silent", 1)
        services.resume_mentor(actor=mentor.membership, mentor=mentor)
        assert ask(house, learner=people[1], mentor=mentors(house, 1)[0]).status == "sent"


def test_a_silent_mentor_who_is_suspended_is_nobody_to_speak_to(house):
    mentor = house.enrolments["other_mentor"]
    ask(house)
    with later(days=4):
        tend(house)
        assert [each.enrolment for each in silent_mentors(house.program)] == [mentor]
        suspend_member(actor=house.coordinator, membership=mentor.membership)
        assert not silent_mentors(house.program)
        reinstate_member(actor=house.coordinator, membership=mentor.membership)
        assert silent_mentors(house.program)


def test_a_pause_declines_nothing_silently(house):
    request = ask(house)
    for _ in range(2):
        services.pause_mentor(actor=house.other_mentor, mentor=house.enrolments["other_mentor"])
    assert (now(request).status, now(request).closing) == ("closed", "paused")
    assert owed("matching.request_closed", house.other_learner) == 1
    services.resume_mentor(actor=house.other_mentor, mentor=house.enrolments["other_mentor"])
    assert ask(house).status == "sent"


@pytest.mark.parametrize(("change", "closing"), [
    (lambda h: Program.objects.update(status="closed"), "program"),
    (lambda h: Enrolment.objects.filter(pk=h.enrolments["other_mentor"].pk).update(status="withdrawn"), "left"),
    (lambda h: Enrolment.objects.filter(pk=h.enrolments["other_mentor"].pk).update(capacity=0), "full"),
])
def test_a_request_that_leads_nowhere_is_closed_and_told(house, change, closing):
    request = ask(house)
    change(house)
    with pytest.raises(Refused):
        services.accept_request(actor=house.other_mentor, request=request)
    tend(house)
    assert (now(request).status, now(request).closing) == ("closed", closing)
    assert owed("matching.request_closed", house.other_learner) == 1


def test_next_choices_that_cannot_be_any_more_are_taken_off_and_told(house):
    open_ways(house, open_requests=1)
    first, gone, good = (ask(house, mentor=m) for m in mentors(house, 3))
    Enrolment.objects.filter(pk=gone.mentor_id).update(capacity=0)
    services.decline_request(actor=first.mentor.membership, request=first, words="Non, merci.")
    tend(house)
    assert (now(gone).status, now(gone).closing, now(good).status) == ("closed", "full", "sent")
    assert owed("matching.request_closed", house.other_learner) == 1


def test_a_mentor_offers_to_a_learner_who_agreed_to_be_seen(house):
    learner, mentor = house.enrolments["other_learner"], house.enrolments["other_mentor"]
    offer = {"actor": house.other_mentor, "mentor": mentor, "learner": learner, "message": "Votre projet me parle."}
    refused("not_seen", services.offer_to_learner, **offer)
    services.be_seen(actor=house.other_learner, learner=learner, seen=True)
    request = services.offer_to_learner(**offer)
    assert services.offer_to_learner(**offer).pk == request.pk
    assert (request.initiator, request.status, request.slot) == ("mentor", "sent", None)
    assert owed("matching.request_received", house.other_learner) == 1
    refused("not_yours", services.accept_request, actor=house.other_mentor, request=request)
    services.accept_request(actor=house.other_learner, request=request)
    assert Mentorship.objects.get(learner=learner).status == "active"


def test_a_published_proposal_accepted_elsewhere_closes_the_requests(house):
    request = ask(house)
    pair = services.pair_by_hand(actor=house.coordinator, program=house.program, learner=house.enrolments["other_learner"],
                                 mentor=house.enrolments["mentor"])
    refused("learner_taken", services.accept_request, actor=house.other_mentor, request=request)
    assert now(request).status == "sent"
    for person in (house.other_learner, house.mentor):
        services.accept_proposal(actor=person, mentorship=pair)
    assert (now(request).status, now(request).closing) == ("closed", "taken")


def test_the_round_works_for_every_organization_and_twice_is_once(committed_cast):
    house = committed_cast.verger
    with house.bound():
        open_ways(house, open_requests=1)
        first, second = (ask(house, mentor=m) for m in mentors(house, 2))
        MentoringRequest.objects.filter(pk=first.pk).update(due_at=clock.now() - timedelta(minutes=1))
    for _ in range(2):
        with working_for(None):
            tend_requests.run()
    with house.bound():
        assert (now(first).status, now(second).status) == ("expired", "sent")
        assert owed("matching.request_expired") == 1
        assert owed("matching.request_received", second.mentor.membership) == 1


def test_a_worker_that_dies_in_the_round_loses_and_repeats_nothing(committed_cast, monkeypatch):
    """It dies in the middle of the second request's transaction; the next round does that one and leaves the first alone."""
    house = committed_cast.verger
    with house.bound():
        open_ways(house)
        made = [ask(house, mentor=m) for m in mentors(house, 3)]
        MentoringRequest.objects.update(due_at=clock.now() - timedelta(minutes=1))
    done, real = [], tasks.run_out_request

    def dying(*, request_id):
        answer = real(request_id=request_id)
        done.append(request_id)
        if len(done) == 2:
            raise SystemExit("killed")
        return answer

    monkeypatch.setattr(tasks, "run_out_request", dying)
    with working_for(None), pytest.raises(SystemExit):
        tend_requests.run()
    with house.bound():
        assert sorted(now(r).status for r in made) == ["expired", "sent", "sent"]
        assert owed("matching.request_expired") == 1
    with working_for(None):
        tend_requests.run()
    with house.bound():
        assert [now(r).status for r in made] == ["expired"] * 3
        assert owed("matching.request_expired") == 3

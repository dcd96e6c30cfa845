"""Where the program says so, a session takes place only once the other person accepts."""
import re
from datetime import timedelta

import pytest

from accounts.models import User
from common import clock
from common.errors import Refused
from notifications.messages import message_for
from notifications.models import Delivery
from sessions_app.filters import at_time
from sessions_app.models import CounterProposal, Session
from sessions_app.selectors import free_starts, open_counter_proposal, sessions_of
from sessions_app.services import (
    accept_series,
    accept_session,
    accept_times,
    cancel_planned,
    cancel_session,
    create_policy,
    decline_times,
    lapse_proposals,
    move_session,
    propose_times,
    record_attendance,
)

from .conftest import book
from .racing import at_once
from .series import of, series
from .test_mail import owed


@pytest.fixture
def proposal(house):
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    return book(house, free_starts(house.pair)[-1])


def test_the_other_is_asked_and_nothing_is_planned_yet(house, proposal):
    assert (proposal.status, proposal.sequence) == ("proposed", 0)
    assert proposal.starts_at not in free_starts(house.pair)
    assert [d.recipient_id for d in owed("proposed")] == [house.mentor.pk]
    assert owed("booked") == owed("reminder_day") == []
    message = message_for(owed("proposed")[0])
    assert f"/sessions/{proposal.pk}/" in message.body
    assert "STATUS:TENTATIVE" in message.attachments[0].get_payload(decode=True).decode()


def test_the_other_accepts_on_the_page(house, proposal, as_person):
    page = as_person(house.mentor).get(house.url(f"/sessions/{proposal.pk}/"))
    assert f"/sessions/{proposal.pk}/accept/" in page.content.decode()
    for _twice in range(2):
        answer = as_person(house.mentor).post(house.url(f"/sessions/{proposal.pk}/accept/"), {"sequence": 0})
        assert answer.status_code == 302
    proposal.refresh_from_db()
    assert (proposal.status, proposal.sequence, proposal.answer_by) == ("confirmed", 1, None)
    assert len(owed("booked")) == len(owed("reminder_hour")) == 2
    assert owed("proposed") == []
    assert len(owed("booked")) == 2


def test_who_proposed_waits_for_the_other(house, proposal, as_person):
    assert "/accept/" not in as_person(house.learner).get(house.url(f"/sessions/{proposal.pk}/")).content.decode()
    with pytest.raises(Refused) as refusal:
        accept_session(actor=house.learner, session=proposal, sequence=0)
    assert refusal.value.code == "own"


@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("other_learner", 404), ("observer", 403), ("coordinator", 403)])
def test_nobody_else_accepts(house, proposal, as_person, who, status):
    assert as_person(house.people[who]).post(house.url(f"/sessions/{proposal.pk}/accept/"), {"sequence": 0}).status_code == status
    assert Session.objects.get().status == "proposed"


# ── other times for what is only proposed ────────────────────────────────────────────────────────
def other_times(house, session):
    return propose_times(actor=house.mentor, session=session, starts=free_starts(house.pair)[-9:-7], reason="", sequence=0)


def test_whoever_accepts_it_after_all_takes_their_other_times_back(house, proposal):
    offered = other_times(house, proposal)
    Delivery.objects.filter(kind="sessions_app.times_proposed").update(state="sent", sent_at=clock.now())
    accept_session(actor=house.mentor, session=proposal, sequence=0)
    assert open_counter_proposal(proposal) is None
    with pytest.raises(Refused) as refusal:
        accept_times(actor=house.learner, proposal=offered, starts_at=offered.starts[0])
    assert (refusal.value.code, Session.objects.get().starts_at) == ("over", proposal.starts_at)


def test_so_they_do_of_a_series(house):
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    made = of(series(house))
    other_times(house, made[1])
    accept_series(actor=house.mentor, series=made[0].series)
    assert CounterProposal.objects.get().status == "over"


@pytest.mark.parametrize("round_", range(4))
def test_of_a_yes_to_it_and_a_choice_among_its_other_times_at_once_one_holds(committed_house, round_):
    house = committed_house
    with house.bound():
        create_policy(actor=house.coordinator, program=house.program, approval="other")
        session = book(house, free_starts(house.pair)[-1])
        offered = other_times(house, session)

    def act(number):
        with house.bound():
            if number % 2:
                return accept_session(actor=house.mentor, session=session, sequence=0).starts_at
            return accept_times(actor=house.learner, proposal=offered, starts_at=offered.starts[0]).starts_at

    answers = at_once(act, 2, workers=2)
    with house.bound():
        now, stands = Session.objects.get(), CounterProposal.objects.get().status
        assert (now.status, open_counter_proposal(session)) == ("confirmed", None)
    assert {each.code for each in answers if isinstance(each, Refused)} <= {"over"}
    assert now.starts_at == (offered.starts[0] if stands == "accepted" else session.starts_at)


# ── moving what is only proposed ─────────────────────────────────────────────────────────────────
WHY_NOT = {"learner": "L’autre personne n’a pas encore accepté", "mentor": "Acceptez-la, refusez-la ou proposez",
           "coordinator": "elle peut seulement être annulée"}


@pytest.mark.parametrize("who", WHY_NOT)
def test_what_is_only_proposed_is_not_moved_and_told_why(house, proposal, as_person, who):
    client, start = as_person(house.people[who]), free_starts(house.pair)[0]
    sent = {"starts_at": start.isoformat(), "sequence": 0, "reason": "x"}
    for answer in (client.get(house.url(f"/sessions/{proposal.pk}/move/"), follow=True),
                   client.post(house.url(f"/sessions/{proposal.pk}/move/"), sent, follow=True)):
        assert WHY_NOT[who] in answer.text
    answer = client.post(house.url(f"/api/v1/sessions/{proposal.pk}/move/"), sent, content_type="application/json")
    assert (answer.status_code, answer["Content-Type"], answer.json()["code"]) == (409, "application/problem+json", "not_accepted")
    assert WHY_NOT[who] in answer.json()["title"]
    User.objects.update(language="en")
    english = client.post(house.url(f"/api/v1/sessions/{proposal.pk}/move/"), sent, content_type="application/json")
    assert re.search("accepted (this session )?yet", english.json()["title"])
    assert Session.objects.get().starts_at == proposal.starts_at


def test_nor_is_a_series(house, as_person):
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    first = of(series(house))[0]
    sent = {"starts_at": free_starts(house.pair)[0].isoformat(), "scope": "following", "sequence": 0}
    client = as_person(house.mentor)
    for tail in ("series/dates/", "series/move/"):
        answer = client.post(house.url(f"/api/v1/sessions/{first.pk}/{tail}"), sent, content_type="application/json")
        assert (answer.status_code, answer.json()["code"]) == (409, "not_accepted")
    answer = client.get(house.url(f"/sessions/{first.pk}/move/dates/"), sent, follow=True)
    assert WHY_NOT["mentor"] in answer.text


def test_what_nobody_answered_in_time_is_no_longer_planned(house, proposal):
    with clock.at(proposal.starts_at), pytest.raises(Refused) as refusal:
        move_session(actor=house.mentor, session=proposal, starts_at=proposal.starts_at + timedelta(days=1), sequence=0)
    assert refusal.value.code == "not_planned"


def test_a_no_gives_the_time_back_and_tells_the_other(house, proposal, as_person):
    client, address = as_person(house.mentor), house.url(f"/sessions/{proposal.pk}/cancel/")
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": "En déplacement", "sequence": 0}).status_code == 302
    assert proposal.starts_at in free_starts(house.pair)
    told = {d.recipient_id: message_for(d) for d in owed("not_agreed")}
    assert "quitte votre agenda" in told[house.mentor.pk].body
    assert "En déplacement" in told[house.learner.pk].body
    assert owed("cancelled") == owed("proposed") == []
    with pytest.raises(Refused):
        accept_session(actor=house.mentor, session=proposal, sequence=0)


def test_without_an_answer_it_lapses_and_both_are_told(house, proposal):
    assert proposal.answer_by - proposal.created_at == timedelta(days=3)
    assert lapse_proposals() == 0
    with clock.at(proposal.answer_by):
        assert message_for(owed("proposed")[0]) is None
        assert lapse_proposals() == 1
        assert {d.recipient_id for d in owed("not_agreed") if message_for(d)} == {house.mentor.pk, house.learner.pk}
    assert proposal.starts_at in free_starts(house.pair)


def test_other_times_for_it_say_that_it_is_not_planned(house, proposal, client):
    starts = [start for start in free_starts(house.pair) if start != proposal.starts_at][:1]
    times = propose_times(actor=house.mentor, session=proposal, starts=starts, reason="", sequence=0)
    asked = message_for(owed("times_proposed")[0])
    keep = client.get(re.findall(r"http://\S+/act/\S+", asked.body)[1])
    for text in (asked.body, asked.alternatives[0][0], keep.content.decode()):
        assert ("Aucun d’eux" in text, "Prévue" in text, "telle qu’elle est" in text) == (True, False, False)
    decline_times(actor=house.learner, proposal=times)
    told = message_for(owed("times_declined")[0])
    assert all("attend toujours votre réponse" in text for text in (told.body, told.alternatives[0][0]))


def test_other_times_for_it_can_be_chosen_until_their_last_day(house, proposal):
    with clock.at(proposal.answer_by - timedelta(hours=1)):
        starts = [start for start in free_starts(house.pair) if start != proposal.starts_at][-1:]
        times = propose_times(actor=house.mentor, session=proposal, starts=starts, reason="", sequence=0)
    with clock.at(times.answer_by - timedelta(minutes=1)):
        assert lapse_proposals() == 0
        assert accept_times(actor=house.learner, proposal=times, starts_at=starts[0]).status == "confirmed"


def test_the_page_of_a_series_says_when_the_first_of_it_lapses(house, as_person):
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    found = series(house, actor=house.learner, count=2)
    first, second = of(found)
    Session.objects.filter(pk=first.pk).update(answer_by=first.answer_by + timedelta(hours=5))
    assert as_person(house.learner).get(house.url(f"/series/{found.pk}/")).context["answer_by"] == second.answer_by


def test_nor_does_it_lapse_sooner_because_of_them(house, proposal):
    starts = [start for start in free_starts(house.pair) if start != proposal.starts_at][:1]
    times = propose_times(actor=house.mentor, session=proposal, starts=starts, reason="", sequence=0)
    assert times.answer_by < proposal.answer_by
    with clock.at(times.answer_by):
        assert lapse_proposals() == 0


def test_an_answer_is_due_before_the_session_would_start(house):
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    soon = book(house, free_starts(house.pair)[0])
    assert soon.answer_by == min(soon.starts_at, soon.created_at + timedelta(days=3))


def test_a_proposal_is_no_session_to_report_on(house, proposal):
    with clock.at(proposal.ends_at + timedelta(hours=1)):
        with pytest.raises(Refused):
            record_attendance(actor=house.mentor, session=proposal, mine="present", theirs="present")


def test_proposals_are_listed_with_what_is_to_come(house, proposal):
    assert list(at_time(sessions_of(house.mentor), "upcoming")) == [proposal]


def test_the_end_of_the_pair_ends_its_proposals(house, proposal):
    cancel_planned(house.pair)
    assert Session.objects.get().status == "cancelled"


def test_who_proposed_may_withdraw(house, proposal):
    cancel_session(actor=house.learner, session=proposal, reason="Trop tôt", sequence=0)
    assert [d.recipient_id for d in owed("not_agreed") if message_for(d)] == [house.mentor.pk]

"""Who hears of a word: the one who is called absent, with a way to disagree; the coordination once two words differ."""
from datetime import timedelta

import pytest

from accounts.models import Membership
from common import clock
from notifications.acting import signed
from notifications.models import Delivery
from sessions_app.models import Session
from sessions_app.services import create_policy, record_attendance, settle_session, strike_meeting

from .meetings import for_a_month, log, told


def say(house, session, mine, theirs, who="mentor"):
    return record_attendance(actor=house.people[who], session=session, mine=mine, theirs=theirs)


def link(house, session, who="learner"):
    return house.url(f"/act/{signed('sessions_app.disagree', house.people[who], session.pk)}/")


def test_who_is_called_absent_hears_it_with_a_day_and_a_link(house, over):
    say(house, over, "late", "absent")
    ((recipient, message),) = told("called_absent")
    assert recipient == house.learner
    assert "Mehdi Mentor dit que vous étiez absent·e" in message.subject
    assert "Mehdi Mentor, sur sa propre présence : retard" in message.body.replace("\xa0", " ")
    assert "dites ce qu’il en est au plus tard le" in message.body
    assert "/act/" in message.body
    assert not told("words_differ")


@pytest.mark.parametrize("theirs", ["present", "late", "technical"])
def test_other_words_owe_nobody_an_email(house, over, theirs):
    say(house, over, "present", theirs)
    assert not told("called_absent")


def test_saying_it_twice_or_otherwise_owes_no_second_email(house, over):
    say(house, over, "present", "absent")
    say(house, over, "present", "absent")
    assert len(told("called_absent")) == 1
    say(house, over, "present", "present")
    assert not told("called_absent")
    say(house, over, "present", "absent")
    assert len(told("called_absent")) == 1


def test_it_is_not_told_once_the_other_has_spoken_or_it_is_settled(house, over):
    say(house, over, "present", "absent")
    settle_session(actor=house.coordinator, session=over, status="missed", missed_by="learner")
    assert not told("called_absent")
    Session.objects.filter(pk=over.pk).update(settled_by=None, missed_by="")
    say(house, over, "absent", "present", "learner")
    assert not told("called_absent")


def handed_over(kind):
    Delivery.objects.filter(kind=f"sessions_app.{kind}", state="due").update(state="sent")


def test_who_was_told_absent_reads_that_it_is_withdrawn(house, over):
    say(house, over, "present", "absent")
    say(house, over, "present", "present")
    assert not told("withdrawn"), "nobody read it"
    say(house, over, "present", "absent")
    handed_over("called_absent")
    say(house, over, "present", "present")
    ((recipient, message),) = told("withdrawn")
    assert recipient == house.learner
    assert "Mehdi Mentor est revenu·e sur ses propos" in message.subject
    assert "Mehdi Mentor, sur Léa Learner" in message.body
    say(house, over, "present", "absent")
    assert not told("withdrawn")
    say(house, over, "present", "present")
    handed_over("withdrawn")
    say(house, over, "present", "absent")
    assert len(told("called_absent")) == 1


def test_who_spoke_first_hears_too_that_the_other_calls_them_absent(house, over):
    say(house, over, "present", "absent")
    say(house, over, "present", "absent", "learner")
    ((recipient, message),) = told("called_absent")
    assert recipient == house.mentor
    assert "dit que vous étiez absent·e" in message.subject
    assert "dites ce qu’il en est au plus tard le" in message.body
    assert "/act/" in message.body
    say(house, over, "absent", "present")
    assert not told("called_absent")


@pytest.mark.parametrize("theirs", ["absent", "present"])
def test_who_added_a_meeting_hears_that_the_other_denies_it(house, theirs):
    for_a_month(house)
    session = log(house)
    say(house, session, "absent", theirs)
    ((recipient, message),) = told("called_absent")
    assert recipient == house.learner
    assert "Mehdi Mentor dit autre chose de la rencontre que vous avez ajoutée" in message.subject
    strike_meeting(actor=house.learner, session=session)
    assert not told("called_absent")


def test_without_days_to_disagree_one_is_told_and_sent_to_the_coordination(house, over):
    create_policy(actor=house.coordinator, program=house.program, appeal_days=0)
    say(house, over, "present", "absent")
    ((_recipient, message),) = told("called_absent")
    assert "écrivez à la coordination" in message.body
    assert "/act/" not in message.body


def test_the_link_asks_and_its_button_disagrees(house, over, client):
    say(house, over, "present", "absent")
    page = client.get(link(house, over))
    assert page.status_code == 200
    assert "Mehdi Mentor, sur Léa Learner" in page.text
    assert client.post(link(house, over), {"mine": "present", "theirs": "nonsense"}).status_code == 422
    for _double_click in range(2):
        answer = client.post(link(house, over), {"mine": "present", "theirs": "present"})
        assert "la coordination voit les deux et tranche" in answer.text
    over.refresh_from_db()
    assert (over.is_disputed, over.attendances.count()) == (True, 4)
    assert len(told("words_differ")) == 1


def test_the_link_can_also_agree(house, over, client):
    say(house, over, "present", "absent")
    assert "Merci" in client.post(link(house, over), {"mine": "absent", "theirs": "present"}).text
    over.refresh_from_db()
    assert (over.status, over.is_disputed) == ("missed", False)


def test_the_link_says_when_there_is_nothing_to_say_any_more(house, over, client):
    say(house, over, "present", "absent")
    assert client.get(link(house, over, "other_learner")).status_code == client.get(link(house, over, "coordinator")).status_code == 410
    with clock.at(clock.now() + timedelta(days=8)):
        assert "Le délai pour contredire est passé" in client.get(link(house, over)).text
    settle_session(actor=house.coordinator, session=over, status="held")
    assert "a déjà tranché" in client.get(link(house, over)).text
    assert client.post(link(house, over), {"mine": "present", "theirs": "present"}).status_code == 409


def test_words_that_differ_reach_each_coordinator_once_a_dispute(house, over):
    Membership.objects.filter(pk=house.owner.pk).update(roles=["owner", "coordinator"])
    say(house, over, "present", "absent")
    say(house, over, "present", "present", "learner")
    say(house, over, "late", "present", "learner")
    assert {recipient for recipient, _message in told("words_differ")} == {house.coordinator, house.owner}
    assert len(told("words_differ")) == 2
    assert "Léa Learner et Mehdi Mentor" in told("words_differ")[0][1].subject
    say(house, over, "present", "present")
    assert not told("words_differ")
    Delivery.objects.filter(kind="sessions_app.words_differ").update(state="sent")
    say(house, over, "present", "absent")
    assert len(told("words_differ")) == 2


OUTCOMES = {
    ("held", ""): ["Elle compte comme tenue."] * 2,
    ("technical", ""): ["Elle compte comme un problème technique"] * 2,
    ("missed", "both"): ["aucune des deux personnes n’y était"] * 2,
    ("missed", "learner"): ["Elle compte comme manquée : vous n’y étiez pas.", "Elle compte comme manquée : Léa Learner n’y était pas."]}


def settle(house, session, status, missed_by="", who="coordinator"):
    return settle_session(actor=house.people[who], session=session, status=status, missed_by=missed_by)


@pytest.mark.parametrize(("outcome", "read"), OUTCOMES.items())
def test_both_are_told_how_it_was_settled(house, over, outcome, read):
    say(house, over, "present", "absent")
    say(house, over, "present", "present", "learner")
    settle(house, over, *outcome)
    found = {recipient: message for recipient, message in told("settled")}
    assert set(found) == {house.learner, house.mentor}
    for person, said in zip((house.learner, house.mentor), read, strict=True):
        for part in (found[person].body, found[person].alternatives[0][0]):
            assert said in part.replace("\xa0", " ")
    assert "La coordination a tranché" in found[house.learner].subject


def test_the_same_outcome_is_told_once_and_another_instead_of_it(house, over):
    settle(house, over, "held")
    settle(house, over, "held")
    assert len(told("settled")) == 2
    settle(house, over, "missed", "mentor")
    assert len(told("settled")) == 2 and "tenue" not in told("settled")[0][1].body
    Delivery.objects.filter(kind="sessions_app.settled").update(state="sent")
    settle(house, over, "held")
    assert len(told("settled")) == 2


def test_whoever_settles_it_and_is_one_of_the_two_hears_nothing(house, over):
    settle(house, over, "held", who="mentor")
    assert [recipient for recipient, _message in told("settled")] == [house.learner]


def test_a_coordinator_who_is_one_of_the_two_is_not_told(house, over):
    Membership.objects.filter(pk=house.mentor.pk).update(roles=["mentor", "coordinator"])
    say(house, over, "present", "absent")
    say(house, over, "present", "present", "learner")
    assert [recipient for recipient, _message in told("words_differ")] == [house.coordinator]


def test_disputes_wait_on_the_coordinations_home_until_they_are_settled(house, over, as_person):
    line = f'<a href="{house.url("/sessions/")}?status=disputed">'
    client = as_person(house.coordinator)
    before = client.get(house.url("/")).context["page"].things_to_do
    say(house, over, "present", "absent")
    say(house, over, "present", "present", "learner")
    home = client.get(house.url("/"))
    assert line in home.text
    assert home.context["page"].things_to_do == before + 1
    assert line not in as_person(house.observer).get(house.url("/")).text
    assert client.get(house.url("/sessions/?status=disputed")).context["page"].paginator.count == 1
    settle_session(actor=house.coordinator, session=over, status="held")
    assert line not in client.get(house.url("/")).text


@pytest.mark.parametrize(("days", "later", "form", "words"), [
    (7, 0, True, "peut encore dire autre chose jusqu’au"), (1, 0, True, "jusqu’au"), (7, 8, False, "Le délai"), (0, 0, False, "Le délai")])
def test_the_page_asks_for_a_word_only_while_it_can_be_given(house, over, as_person, days, later, form, words):
    create_policy(actor=house.coordinator, program=house.program, appeal_days=days)
    say(house, over, "present", "present")
    with clock.at(clock.now() + timedelta(days=later, seconds=1)):
        page = as_person(house.learner).get(house.url(f"/sessions/{over.pk}/")).text
    assert ('name="attendance-mine"' in page) == form
    assert words in page


@pytest.mark.parametrize(("days", "words"), [(0, ""), (1, "a un jour pour"), (3, "a 3 jours pour")])
def test_the_page_says_how_long_one_may_disagree_where_one_may(house, over, as_person, days, words):
    create_policy(actor=house.coordinator, program=house.program, appeal_days=days, late_after_minutes=1)
    page = as_person(house.learner).get(house.url(f"/sessions/{over.pk}/")).text
    assert words in page
    assert ("pour le contredire" in page) == bool(days)
    assert "après 1 minute et" in page


def test_the_coordination_is_led_to_no_answer_where_the_pair_gives_none(house, over, as_person):
    address = house.url(f"/sessions/{over.pk}/")
    client = as_person(house.coordinator)

    def shown():
        return client.get(address).context["settle"]["status"].value()

    assert shown() == ""
    say(house, over, "present", "present")
    assert shown() == "held"
    say(house, over, "absent", "present", "learner")
    assert shown() == ""
    assert client.post(address + "settle/", {"status": ""}).status_code == 422


def test_who_took_a_meeting_back_tells_what_its_page_still_shows(house, as_person):
    for_a_month(house)
    session = log(house, "mentor", recap="Le CV")
    strike_meeting(actor=house.mentor, session=session)
    ((_recipient, message),) = told("struck")
    assert "son compte rendu n’est plus affiché" in message.body
    assert "Le CV" not in as_person(house.learner).get(house.url(f"/sessions/{session.pk}/")).text


def test_sessions_are_in_the_coordinations_menu(house, as_person):
    page = as_person(house.coordinator).get(house.url("/")).text
    assert f'href="{house.url("/sessions/")}"' in page


def test_emails_of_a_session_that_is_over_show_both_clocks(house, over):
    """The coordination, in Paris as the learner is, reads the mentor's beside its own."""
    house.mentor.user.time_zone = "America/New_York"
    house.mentor.user.save()
    say(house, over, "present", "absent")
    for_a_month(house)
    struck = log(house, "mentor")
    bodies = [message.body for kind in ("called_absent", "logged") for _recipient, message in told(kind)]
    strike_meeting(actor=house.mentor, session=struck)
    bodies += [message.body for _recipient, message in told("struck")]
    assert [body.count("Pour Mehdi\u00a0: ") for body in bodies] == [1, 1, 1]
    say(house, over, "present", "present", "learner")
    ((_recipient, message),) = told("words_differ")
    assert message.body.count("(New York)") == message.alternatives[0].content.count("(New York)") == 1
    assert "Mehdi Mentor\u00a0: " in message.body

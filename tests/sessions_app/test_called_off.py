"""Everybody hears who called a session off, or what did; nobody is accused of what they did not do."""
import pytest

from common import clock
from matching.services import end_mentorship
from programs.services import close_program
from sessions_app.models import Session
from sessions_app.selectors import free_starts
from sessions_app.services import accept_session, cancel_series, cancel_session, create_policy, lapse_proposals, suspensions

from .conftest import book
from .meetings import told
from .series import of, series
from .test_session_page import at

LEARNER, MENTOR = "Léa Learner", "Mehdi Mentor"


def end_pair(house, session):
    end_mentorship(actor=house.mentor, mentorship=house.pair, reason="")


def close_all(house, session):
    close_program(actor=house.coordinator, program=house.program, ends_pairs=True)


def by(who):
    return lambda house, session: cancel_session(actor=house.people[who], session=session, reason="Grippe", sequence=session.sequence)


def read(house, kind):
    return {person: message.body for person, message in told(kind)}


OFF = {
    "learner": (by("learner"), "Vous avez annulé votre séance avec Mehdi Mentor.", "Léa Learner a annulé votre séance."),
    "coordinator": (by("coordinator"), *["de la coordination, a annulé votre séance"] * 2),
    "pair": (end_pair, "Votre mentorat avec Mehdi Mentor a pris fin", "Votre mentorat avec Léa Learner a pris fin"),
    "program": (close_all, "Votre mentorat avec Mehdi Mentor a pris fin", "Votre mentorat avec Léa Learner a pris fin")}
PROPOSED = {
    "mentor": (by("mentor"), "Mehdi Mentor ne retient pas la séance proposée", "Vous avez dit non"),
    "learner": (by("learner"), None, "Léa Learner a retiré sa proposition"),
    "pair": (end_pair, "Votre mentorat avec Mehdi Mentor a pris fin", "Votre mentorat avec Léa Learner a pris fin"),
    "program": (close_all, "Votre mentorat avec Mehdi Mentor a pris fin", "Votre mentorat avec Léa Learner a pris fin")}


@pytest.mark.parametrize("how", OFF)
def test_what_was_planned(house, session, as_person, how):
    work, learner_reads, mentor_reads = OFF[how]
    work(house, session)
    found = read(house, "cancelled")
    assert learner_reads in found[house.learner]
    assert mentor_reads in found[house.mentor]
    page = as_person(house.mentor).get(at(house, session)).text
    said = {"learner": "Léa Learner a annulé cette séance. Motif", "coordinator": "de la coordination, l’a annulée"}
    assert said.get(how, "Le mentorat a pris fin") in page


@pytest.mark.parametrize("how", PROPOSED)
def test_what_was_only_proposed(house, how):
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    work, learner_reads, mentor_reads = PROPOSED[how]
    work(house, book(house))
    found = read(house, "not_agreed")
    assert (found.get(house.learner), learner_reads) == (None, None) or learner_reads in found[house.learner]
    assert mentor_reads in found[house.mentor]
    assert "répondu à temps" not in "".join(found.values())


def test_silence_is_told_where_it_was_silence(house, as_person):
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    session = book(house, free_starts(house.pair)[-1])
    with clock.at(session.answer_by):
        lapse_proposals()
        assert "n’a pas répondu à temps" in read(house, "not_agreed")[house.learner]
        end_pair(house, session)
        assert "Elle est restée sans réponse" in as_person(house.learner).get(at(house, session)).text


def test_what_was_accepted_after_silence_for_a_while_is_no_silence(house):
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    session = book(house, free_starts(house.pair)[-1])
    accept_session(actor=house.mentor, session=session, sequence=0)
    with clock.at(session.answer_by):
        end_pair(house, session)
        assert "a pris fin" in read(house, "cancelled")[house.learner]


def test_what_passed_while_somebody_was_away_is_not_called_the_end_of_a_pair(house, session, as_person):
    with clock.at(session.starts_at):
        suspensions.cancel_together([session], None, "", is_told=False)
    with clock.at(session.ends_at):
        end_pair(house, session)
        assert "Cette séance a été annulée." in as_person(house.learner).get(at(house, session)).text


@pytest.mark.parametrize("how", ["mentor", "pair"])
def test_a_series(house, how):
    planned = of(series(house, count=3))[0]
    if how == "pair":
        end_pair(house, planned)
    else:
        cancel_series(actor=house.mentor, session=planned, scope="all", reason="Grippe", sequence=planned.sequence)
    assert Session.objects.filter(status="cancelled").count() == 3
    found = read(house, "series_cancelled")
    assert {"pair": "Votre mentorat a pris fin.", "mentor": "Annulation par Mehdi Mentor."}[how] in found[house.learner]
    assert {"pair": "Votre mentorat a pris fin.", "mentor": "Annulation de votre part."}[how] in found[house.mentor]

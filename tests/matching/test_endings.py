"""The end of a mentorship, and whether the two may be matched again."""
from datetime import timedelta

from common import clock
from matching import services
from matching.models import FitCheck, Mentorship, Preference
from matching.selectors import exclusions_of, waiting_list

from .asking import ask, open_ways
from .trying import held, refused


def end(house, who="learner", **more):
    return services.end_mentorship(actor=house.people[who], mentorship=house.pair, reason="Voilà.", cause="done", **more)


def test_an_ended_pair_is_not_made_again_unless_one_asks_for_it(house):
    pair = (house.pair.learner_id, house.pair.mentor_id)
    assert pair not in exclusions_of(house.program)
    end(house)
    assert pair in exclusions_of(house.program)
    assert exclusions_of(house.program) == {tuple(pair)}
    for wish, excluded in ((2, False), (-2, True)):
        Preference.objects.update_or_create(author=house.learner, about=house.mentor, defaults={"wish": wish, "said_at": clock.now()})
        assert (pair in exclusions_of(house.program)) is excluded


def test_again_please_lets_the_two_ask_each_other(house):
    end(house, wish=2)
    assert ask(house, learner=house.enrolments["learner"], mentor=house.enrolments["mentor"]).status == "sent"


def test_never_again_holds_in_every_program(house):
    end(house, who="mentor", wish=-2)
    refused("excluded", ask, house, learner=house.enrolments["learner"], mentor=house.enrolments["mentor"])
    from programs.models import Enrolment, Program

    other = Program.objects.create(name="Autre", slug="autre", starts_on=clock.now().date(), status="running", created_at=clock.now(),
                                   ends_on=clock.now().date() + timedelta(days=90))
    parts = [Enrolment.objects.create(program=other, membership=house.people[who], role=who, status="approved", applied_at=clock.now())
             for who in ("learner", "mentor")]
    assert exclusions_of(other) == {(parts[0].pk, parts[1].pk)}


def test_ending_asks_why_and_about_another_time(house, as_person):
    url = house.url(f"/pairs/{house.pair.pk}/end/")
    assert as_person(house.learner).post(url, {"reason": "Fini.", "wish": "0"}).status_code == 422
    as_person(house.learner).post(url, {"cause": "goal", "reason": "Objectif atteint.", "wish": "2"})
    pair = Mentorship.objects.get(pk=house.pair.pk)
    assert (pair.end_cause, pair.status) == ("goal", "ended")
    assert Preference.objects.get(author=house.learner).wish == Preference.Wish.AGAIN
    assert waiting_list(house.program)[-1].bad_luck == 0


def test_a_flash_mentorship_ends_after_its_session_and_excludes_nothing(house):
    request = ask(house, format="flash")
    pair = services.accept_request(actor=house.other_mentor, request=request).mentorship
    assert (pair.format, pair.status) == ("flash", "active")
    house.pair, house.people["learner"] = pair, house.other_learner
    held(house)
    pair = Mentorship.objects.get(pk=pair.pk)
    assert (pair.status, pair.end_cause) == ("ended", "done")
    assert not FitCheck.objects.exists()
    assert (pair.learner_id, pair.mentor_id) not in exclusions_of(house.program)
    assert ask(house).status == "sent"


def test_flash_needs_the_program_to_allow_it(house):
    open_ways(house, ways=["request"])
    refused("way", ask, house, format="flash")

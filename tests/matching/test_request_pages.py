"""The pages of requests: learners who look for a mentor, mentors who answer or offer, coordinators who look after both."""
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common import clock
from matching import services
from matching.models import FitCheck, MatchingSettings, MentoringRequest, Mentorship, Openness, TrialMeeting
from programs.models import Enrolment
from sessions_app.services import set_availability
from sessions_app.slots import Hours

from .asking import ask, mentors, now, open_ways
from .people import enrol, skill

NOBODY = "00000000-0000-7000-8000-000000000000"
ORDINARY = ("owner", "coordinator", "observer", "mentor", "other_mentor", "learner", "other_learner", "former")


@pytest.fixture
def house(cast):
    with cast.verger.bound():
        open_ways(cast.verger)
        services.be_seen(actor=cast.verger.other_learner, learner=cast.verger.enrolments["other_learner"], seen=True)
    return cast.verger


@pytest.fixture
def made(house):
    """A request of other_learner to other_mentor, a trial meeting of theirs, and a fit check of the learner's in the pair."""
    with house.bound():
        request = ask(house)
        trial = TrialMeeting.objects.create(
            program=house.program, learner=house.enrolments["other_learner"], mentor=house.enrolments["other_mentor"],
            created_at=clock.now(), time=(clock.now() + timedelta(days=1), clock.now() + timedelta(days=1, minutes=20)))
        services.session_held(mentorship=house.pair)
        check = FitCheck.objects.get(membership=house.learner)
    return {"request": request.pk, "trial": trial.pk, "fit": check.pk, "mentor": house.enrolments["other_mentor"].pk,
            "learner": house.enrolments["other_learner"].pk}


def said(response):
    return " ".join(str(m) for m in response.context["messages"])


# path: (method, who works, who gets 403; everybody else of the house 404)
LEARNERS, STAFF = ("learner", "other_learner"), ("owner", "coordinator")
OTHERS = {
    "learner": tuple(set(ORDINARY) - {*LEARNERS, "former"}),
    "mentor": tuple(set(ORDINARY) - {"mentor", "other_mentor", "former"}),
    "staff": tuple(set(ORDINARY) - {*STAFF, "former"}),
}
PAGES = {
    "/programs/premier-emploi/matching/settings/": ("get", STAFF, OTHERS["staff"]),
    "/programs/premier-emploi/waiting/": ("get", STAFF, OTHERS["staff"]),
    "/programs/premier-emploi/requests/": ("get", STAFF, OTHERS["staff"]),
    "/programs/premier-emploi/waiting/{learner}/": ("get", STAFF, OTHERS["staff"]),
    "/programs/premier-emploi/waiting/{learner}/pick/": ("post", STAFF, OTHERS["staff"]),
    "/programs/premier-emploi/mentors/": ("get", LEARNERS, OTHERS["learner"]),
    "/programs/premier-emploi/mentors/{mentor}/": ("get", LEARNERS, OTHERS["learner"]),
    "/programs/premier-emploi/mentors/{mentor}/trial/": ("post", LEARNERS, OTHERS["learner"]),
    "/programs/premier-emploi/be-seen/": ("post", LEARNERS, OTHERS["learner"]),
    "/programs/premier-emploi/learners/": ("get", ("mentor", "other_mentor"), OTHERS["mentor"]),
    "/programs/premier-emploi/learners/{learner}/": ("get", ("mentor", "other_mentor"), OTHERS["mentor"]),
    "/programs/premier-emploi/pause/": ("post", ("mentor",), OTHERS["mentor"]),
    "/programs/premier-emploi/resume/": ("post", ("mentor",), OTHERS["mentor"]),
    "/requests/": ("get", tuple(set(ORDINARY) - {"former"}), ()),
    "/requests/{request}/": ("get", ("other_learner", "other_mentor", *STAFF), ()),
    "/requests/{request}/prolong/": ("post", ("other_mentor",), STAFF),
    "/requests/{request}/say/": ("post", ("other_mentor",), STAFF),
    "/requests/{request}/decline/": ("post", ("other_mentor",), STAFF),
    "/requests/{request}/accept/": ("post", ("other_mentor",), STAFF),
    "/requests/{request}/withdraw/": ("post", ("other_learner",), (*STAFF, "other_mentor")),
    "/requests/{request}/prefer/": ("post", ("other_learner",), (*STAFF, "other_mentor")),
    "/trials/{trial}/": ("get", ("other_learner", "other_mentor"), ()),
    "/trials/{trial}/cancel/": ("post", ("other_learner",), ()),
    "/fit/{fit}/": ("get", ("learner",), ()),
}


@pytest.mark.parametrize("path", PAGES)
def test_the_ladder(cast, house, made, as_person, client, path):
    method, works, forbidden = PAGES[path]
    url, here = path.format(**made), house.url(path.format(**made))

    def asked(who, address=here, method=method):
        return getattr(who, method)(address).status_code

    for role in forbidden:
        assert asked(as_person(house.people[role])) == 403, role
    for role in set(ORDINARY) - {*works, *forbidden, "other_mentor", "other_learner"}:
        assert asked(as_person(house.people[role])) == 404, role
    assert asked(client) == 302
    assert asked(as_person(cast.harbour.coordinator)) == 404
    if "{" in path:
        assert asked(as_person(cast.harbour.people[works[0]]), cast.harbour.url(url)) == 404
        bad = house.url(path.format(**dict.fromkeys(made, NOBODY)))
        assert asked(as_person(house.people[works[0]]), bad) == 404
    if path.startswith("/programs/"):
        nowhere = here.replace("premier-emploi", "nulle-part")
        assert asked(as_person(house.people[works[0]]), nowhere) == 404
    assert asked(as_person(house.people[works[0]]), method={"get": "delete", "post": "get"}[method]) == 405
    for role in works:
        assert asked(as_person(house.people[role])) in (200, 302, 422), role


def test_from_a_suggestion_to_a_request(house, as_person):
    with house.bound():
        excel = skill("excel", "Tableur", "Spreadsheets")
        learner = enrol(house, "learner", "Anna Un", skills=[(excel, 3)])
        good = enrol(house, "mentor", "Gilles Bon", skills=[(excel, 4)])
        set_availability(actor=good.membership, hours=[Hours(day, 480, 1200, "Europe/Paris") for day in range(7)], days_off=[])
        full = enrol(house, "mentor", "Paula Pleine", skills=[(excel, 5)], capacity=0)
        paused = enrol(house, "mentor", "Pia Pause", skills=[(excel, 5)])
        services.pause_mentor(actor=paused.membership, mentor=paused)
    client = as_person(learner.membership)
    page = client.get(house.url("/programs/premier-emploi/mentors/"))
    names = [s["is"].mentor.membership.name for s in page.context["suggestions"]]
    assert names[0] == "Gilles Bon"
    assert not {"Paula Pleine", "Pia Pause"} & set(names)
    assert "Tableur" in page.content.decode()
    assert page.context["suggestions"][0]["is"].next_start
    url = house.url(f"/programs/premier-emploi/mentors/{good.pk}/")
    refused = client.post(url, {"message": " ", "format": "lasting"})
    assert refused.status_code == 422
    answer = client.post(url, {"message": "Bonjour Gilles.", "format": "lasting"}, follow=True)
    assert "Gilles Bon" in said(answer)
    assert answer.context["found"].status == "sent"
    again = client.post(url, {"message": "Bonjour encore.", "format": "lasting"}, follow=True)
    assert again.context["found"].pk == answer.context["found"].pk
    full_page = client.post(house.url(f"/programs/premier-emploi/mentors/{full.pk}/"), {"message": "Un long message.", "format": "lasting"})
    assert full_page.status_code == 422
    with house.bound():
        assert MentoringRequest.objects.count() == 1


@pytest.mark.parametrize(("language", "clock_time"), [("fr", "[67]\u00a0h(\u00a0\\d\\d)?"), ("en", "0[67]:\\d\\d")])
def test_when_the_two_can_meet_first_is_said_on_the_reader_s_clock_and_on_the_mentor_s(house, as_person, language, clock_time):
    with house.bound():
        learner, far = enrol(house, "learner", "Anna Un"), enrol(house, "mentor", "Gilles Loin")
        for person, zone in ((learner, "Europe/Paris"), (far, "America/New_York")):
            user = person.membership.user
            user.time_zone, user.language = zone, language
            user.save()
        set_availability(actor=far.membership, hours=[Hours(day, 360, 480, "America/New_York") for day in range(7)], days_off=[])
    client = as_person(learner.membership)
    page = client.get(house.url("/programs/premier-emploi/mentors/"))
    start = next(s["is"].next_start for s in page.context["suggestions"] if s["is"].mentor.pk == far.pk)
    assert re.search(rf">[^<]*\(Paris\) · {clock_time} \(New York\)</time>", page.text)
    alone = client.get(house.url(f"/programs/premier-emploi/mentors/{far.pk}/"))
    assert (alone.context["shown"].starts[0], len(alone.context["shown"].starts)) == (start, 3)
    assert alone.text.count("(New York)</time>") == 3
    user = house.coordinator.user
    user.time_zone, user.language = "Asia/Tokyo", language
    user.save()
    assert "(Tokyo)</time>" in as_person(house.coordinator).get(house.url(f"/programs/premier-emploi/waiting/{learner.pk}/")).text


def test_a_message_survives_a_refusal(house, as_person):
    with house.bound():
        (mentor,) = mentors(house, 1)
    client, url = as_person(house.other_learner), house.url(f"/programs/premier-emploi/mentors/{mentor.pk}/")
    with house.bound():
        for letter in "ABCDE":
            ask(house, learner=enrol(house, "learner", f"Apprenant {letter}"), mentor=mentor)
    page = client.post(url, {"message": "Tout ce que j’avais à dire.", "format": "lasting"})
    assert page.status_code == 422
    assert "Tout ce que j’avais à dire." in page.content.decode()
    assert page.context["form"].non_field_errors()


def test_searching_with_questions_and_filters(house, as_person):
    with house.bound():
        excel, law = skill("excel", "Tableur", "Spreadsheets"), skill("law", "Droit", "Law")
        jurist = enrol(house, "mentor", "Jeanne Droit", skills=[(law, 4)], languages=("fr", "en"), industry="Conseil")
        enrol(house, "mentor", "Gilles Bon", skills=[(excel, 4)])
        set_availability(actor=jurist.membership, hours=[Hours(5, 9 * 60, 12 * 60, "Europe/Paris")], days_off=[])
    client, url = as_person(house.other_learner), house.url("/programs/premier-emploi/mentors/")

    def found(**asked):
        page = client.get(url, asked)
        return [s["is"].mentor.membership.name for s in page.context["suggestions"]]

    assert found(skill=str(law.pk)) == ["Jeanne Droit"]
    assert found(language="en") == ["Jeanne Droit"]
    assert found(days="weekend", part_of_day="morning") == ["Jeanne Droit"]
    assert found(days="week", part_of_day="morning") == []
    assert found(part_of_day="evening") == []
    assert found(industry="conseil") == ["Jeanne Droit"]
    assert found(name="gilles") == ["Gilles Bon"]
    assert found(name="nobody at all") == []
    assert set(found(skill="made-up")) > {"Jeanne Droit", "Gilles Bon"}


def test_names_of_skills_are_text_in_the_search(house, as_person):
    with house.bound():
        odd = skill("odd", 'Lire <b>"entre" les lignes</b>', "Read")
        enrol(house, "mentor", "Gilles Bon", skills=[(odd, 4)])
    page = as_person(house.other_learner).get(house.url("/programs/premier-emploi/mentors/"), {"skill": str(odd.pk)}).content.decode()
    assert f'<option value="{odd.pk}" selected>Lire &lt;b&gt;&quot;entre&quot; les lignes&lt;/b&gt;</option>' in page
    assert page.count('name="skill"') == page.count('for="id_skill"') == 1


def test_the_search_is_paginated_and_asks_no_more_when_there_are_more(house, as_person):
    client, url = as_person(house.other_learner), house.url("/programs/premier-emploi/mentors/")

    def queries(address):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            page = client.get(address)
        return len(asked), page

    with house.bound():
        mentors(house, 3)
    few, few_search = queries(url)[0], queries(url + "?days=&name=m")[0]
    with house.bound():
        for n in range(20):
            enrol(house, "mentor", f"Mentor Numero {n}")
    many, page = queries(url)
    assert (many, len(page.context["suggestions"])) == (few, 5)
    many, page = queries(url + "?name=m")
    assert (many, page.context["page"].paginator.num_pages, len(page.context["suggestions"])) == (few_search, 3, 10)


def test_answering_on_the_page(house, made, as_person):
    mentor, learner, url = as_person(house.other_mentor), as_person(house.other_learner), house.url(f"/requests/{made['request']}/")
    assert mentor.get(url).context["decline"].initial["words"]
    assert mentor.post(url + "say/", {"body": ""}).status_code == 422
    assert said(mentor.post(url + "say/", {"body": "Quel métier visez-vous ?"}, follow=True))
    assert "Quel métier visez-vous ?" in learner.get(url).content.decode()
    assert "Quel métier" not in as_person(house.coordinator).get(url).content.decode()
    assert said(learner.post(url + "say/", {"body": "Assistante comptable."}, follow=True))
    assert mentor.post(url + "decline/", {"words": " "}).status_code == 422
    assert said(mentor.post(url + "prolong/", follow=True))
    answer = mentor.post(url + "accept/", follow=True)
    assert answer.request["PATH_INFO"].endswith("/charter/")
    for action, data in (("accept/", {}), ("decline/", {"words": "Non"}), ("prolong/", {}), ("say/", {"body": "Encore ?"})):
        late = mentor.post(url + action, data, follow=True)
        assert late.status_code in (200, 409), action
    with house.bound():
        assert Mentorship.objects.filter(learner=made["learner"], status="active").count() == 1


def test_a_mentor_s_next_choice_stays_unknown_to_them(house, as_person):
    with house.bound():
        open_ways(house, open_requests=1)
        one, two = mentors(house, 2)
        ask(house, mentor=one)
        queued = ask(house, mentor=two)
    url = house.url(f"/requests/{queued.pk}/")
    assert as_person(two.membership).get(url).status_code == 404
    learner = as_person(house.other_learner)
    assert learner.get(url).status_code == 200
    assert said(learner.post(url + "prefer/", follow=True))
    assert said(learner.post(url + "withdraw/", follow=True))
    with house.bound():
        assert now(queued).status == "withdrawn"


def test_offering_and_being_seen(house, as_person):
    mentor, learner = as_person(house.other_mentor), as_person(house.other_learner)
    listed = mentor.get(house.url("/programs/premier-emploi/learners/"))
    assert [row["is"].membership.name for row in listed.context["learners"]] == ["Luc Autre"]
    url = house.url(f"/programs/premier-emploi/learners/{house.enrolments['other_learner'].pk}/")
    assert mentor.post(url, {"message": ""}).status_code == 422
    answer = mentor.post(url, {"message": "Votre projet me parle."}, follow=True)
    assert "Luc Autre" in said(answer)
    learner.post(house.url("/programs/premier-emploi/be-seen/"), {"seen": "no"})
    assert mentor.get(url).status_code == 404
    assert mentor.get(house.url("/programs/premier-emploi/learners/")).context["learners"] == []
    assert said(learner.post(house.url(f"/requests/{answer.context['found'].pk}/accept/"), follow=True))


def test_pausing_on_the_page(house, made, as_person):
    mentor = as_person(house.other_mentor)
    assert "Premier emploi" in mentor.get(house.url("/requests/")).content.decode()
    assert said(mentor.post(house.url("/programs/premier-emploi/pause/"), follow=True))
    page = as_person(house.other_learner).get(house.url(f"/programs/premier-emploi/mentors/{made['mentor']}/"))
    assert page.context["shown"] is None
    mentor.post(house.url("/programs/premier-emploi/resume/"))
    with house.bound():
        assert Openness.objects.get(enrolment=made["mentor"]).paused_since is None


def test_the_ways_of_a_program(house, as_person):
    client, url = as_person(house.coordinator), house.url("/programs/premier-emploi/matching/settings/")
    data = {"ways": ["run"], "open_requests": "2", "answer_days": "5", "trials": "", "decline_fr": "Merci.", "decline_en": "Thanks."}
    for wrong in ({"ways": []}, {"ways": ["magic"]}, {"open_requests": "9"}, {"answer_days": "0"}, {"answer_days": "x"}):
        assert client.post(url, data | wrong).status_code == 422
    assert said(client.post(url, data, follow=True))
    with house.bound():
        kept = MatchingSettings.objects.get(program=house.program)
        assert (kept.ways, kept.open_requests, kept.answer_days, kept.trials, kept.decline_fr) == (["run"], 2, 5, False, "Merci.")
    learner = as_person(house.other_learner)
    closed = learner.get(house.url("/programs/premier-emploi/mentors/"))
    assert closed.context["can_ask"] is False
    mentor = house.enrolments["other_mentor"].pk
    page = house.url(f"/programs/premier-emploi/mentors/{mentor}/")
    assert learner.post(page, {"message": "Bonjour", "format": "lasting"}).status_code == 422
    assert as_person(house.other_mentor).get(house.url("/programs/premier-emploi/learners/")).context["allowed"] is False
    pick = house.url(f"/programs/premier-emploi/waiting/{house.enrolments['other_learner'].pk}/pick/")
    assert said(client.post(pick, {"mentor": mentor}, follow=True))
    offered = client.get(house.url("/programs/premier-emploi/matching/"))
    assert (offered.context["by_run"], offered.context["by_hand"]) == (True, False)
    client.post(url, data | {"ways": ["request"]})
    offered = client.get(house.url("/programs/premier-emploi/matching/"))
    assert "matching/start/" not in offered.content.decode()
    assert "matching/pair/" not in offered.content.decode()
    run = client.post(house.url("/programs/premier-emploi/matching/start/"), {"skills": 3})
    assert run.status_code == 422
    with house.bound():
        assert Mentorship.objects.count() == 1


def test_the_waiting_list_puts_bad_luck_first(house, as_person):
    with house.bound():
        early, unlucky = enrol(house, "learner", "Anna Un"), enrol(house, "learner", "Bea Deux")
        Enrolment.objects.filter(pk=early.pk).update(decided_at=clock.now() - timedelta(days=40))
        request = ask(house, learner=unlucky)
        services.decline_request(actor=house.other_mentor, request=request, words="Non, merci.")
    page = as_person(house.coordinator).get(house.url("/programs/premier-emploi/waiting/"))
    assert [(w.learner.membership.name, w.bad_luck, w.days) for w in page.context["page"]] == [
        ("Bea Deux", 1, 0), ("Anna Un", 0, 40), ("Luc Autre", 0, 0)]


def test_a_coordinator_compares_mentors_and_picks_one(house, made, as_person):
    client, url = as_person(house.coordinator), house.url(f"/programs/premier-emploi/waiting/{made['learner']}/")
    page = client.get(url)
    assert {c["is"].mentor.membership.name for c in page.context["candidates"]} == {"Maud Autre", "Mehdi Mentor"}
    for nonsense in ({}, {"mentor": "x"}):
        assert said(client.post(url + "pick/", nonsense, follow=True))
    assert client.post(url + "pick/", {"mentor": NOBODY}).status_code == 404
    assert "Maud Autre" in said(client.post(url + "pick/", {"mentor": made["mentor"]}, follow=True))
    assert said(client.post(url + "pick/", {"mentor": made["mentor"]}, follow=True))
    with house.bound():
        assert Mentorship.objects.filter(status="proposed").count() == 1


def test_homes_say_what_now(house, made, as_person):
    mentor = as_person(house.other_mentor).get(house.url("/")).content.decode()
    assert f"/requests/{made['request']}/" in mentor
    assert f"/fit/{made['fit']}/" in as_person(house.learner).get(house.url("/")).content.decode()
    with house.bound():
        services.ask_first(actor=house.other_mentor, request=now(MentoringRequest(pk=made["request"])), body="Pourquoi ?")
        Openness.objects.create(enrolment=house.enrolments["mentor"], warned_at=clock.now())
    assert f"/requests/{made['request']}/" in as_person(house.other_learner).get(house.url("/")).content.decode()
    staff = as_person(house.coordinator).get(house.url("/")).content.decode()
    assert "/programs/premier-emploi/waiting/" in staff
    assert "Mehdi Mentor" in staff


def test_a_learner_with_needs_is_led_to_the_suggestions(house, as_person):
    with house.bound():
        anna = enrol(house, "learner", "Anna Un", industry="Finance", completed_at=clock.now())
    assert "/programs/premier-emploi/mentors/" in as_person(anna.membership).get(house.url("/")).content.decode()
    with house.bound():
        request = ask(house, learner=anna)
    assert f"/requests/{request.pk}/" in as_person(anna.membership).get(house.url("/")).content.decode()
    with house.bound():
        open_ways(house, ways=["run", "pick"])
    assert "/programs/premier-emploi/mentors/" not in as_person(anna.membership).get(house.url("/")).content.decode()

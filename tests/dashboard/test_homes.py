"""What homes and the list of pairs say to each part."""
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from accounts.models import Membership, User
from action_plans.models import Action
from common import clock
from common.sorting import folded
from dashboard.staff import _quiet
from kpis.models import Pulse
from kpis.selectors import open_pulses
from matching.models import MentoringRequest, Mentorship
from matching.selectors.mentorships import going_on
from programs.models import Enrolment, Program
from sessions_app.models import CounterProposal, Session, SessionSeries
from sessions_app.services import create_policy, record_attendance, settle_session


def planned(house, *, hours: int, **values):
    start = clock.now() + timedelta(hours=hours)
    with house.bound():
        return Session.objects.create(
            mentorship=house.pair, starts_at=start, ends_at=start + timedelta(minutes=45), created_at=clock.now(), status="confirmed",
            time_zone="Europe/Paris", booked_by=house.learner, join_url="https://visio.example/x", **values)


def test_the_next_session_is_told_on_both_clocks(cast, as_person):
    planned(cast.verger, hours=200)
    User.objects.filter(pk=cast.verger.mentor.user_id).update(time_zone="America/Toronto")
    page = as_person(cast.verger.learner).get(cast.verger.url("/")).text
    assert "(Paris)" in page
    assert "(Toronto)" in page


def test_joining_is_offered_when_the_hour_is_near(cast, as_person):
    session = planned(cast.verger, hours=200)
    client, join = as_person(cast.verger.learner), f"/sessions/{session.pk}/join/"
    assert join not in client.get(cast.verger.url("/")).text
    with clock.at(session.starts_at - timedelta(minutes=5)):
        assert join in client.get(cast.verger.url("/")).text


def test_a_mentors_count_is_that_of_the_list(cast, as_person):
    house, today = cast.verger, clock.now().date()
    with house.bound():
        for title, days in (("Proche", 3), ("Passée", -3), ("Lointaine", 60)):
            Action.objects.create(mentorship=house.pair, title=title, owner="mentor", due_on=today + timedelta(days=days),
                                  created_at=clock.now())
    page = as_person(house.mentor).get(house.url("/"))
    todo = page.text.partition('id="todo"')[2].partition("</section>")[0]
    assert todo.count("<li>") == page.context["page"].things_to_do
    assert "Proche, avec Léa" in todo
    assert "Depuis le" in todo
    assert "Lointaine" not in todo


def test_a_full_hour_reads_the_same_in_every_to_do(cast, as_person):
    house, due = cast.verger, (clock.now() + timedelta(days=2)).replace(hour=13, minute=0)
    with house.bound():
        MentoringRequest.objects.create(
            program=house.program, learner=house.enrolments["other_learner"], mentor=house.enrolments["other_mentor"], status="sent",
            slot=1, message="Bonjour", created_at=clock.now(), sent_at=clock.now(), due_at=due)
    said = as_person(house.other_mentor).get(house.url("/")).text.replace("\xa0", " ")
    hour = due.astimezone(ZoneInfo("Europe/Paris")).hour
    assert f"{hour} h</span>" in said and f"{hour} h 00" not in said


def test_only_the_last_pulse_of_a_pair_is_asked(cast):
    house, today = cast.verger, clock.now().date()
    with house.bound():
        for days in (70, 10):
            Pulse.objects.create(mentorship=house.pair, membership=house.mentor, asked_on=today - timedelta(days=days))
        assert [pulse.asked_on for pulse in open_pulses(house.mentor, [house.pair])] == [today - timedelta(days=10)]


def test_who_waits_for_an_answer_can_describe_their_needs(cast, as_person):
    house = cast.verger
    with house.bound():
        Enrolment.objects.filter(pk=house.enrolments["other_learner"].pk).update(status="applied")
    page = as_person(house.other_learner).get(house.url("/")).text
    assert "Votre candidature est en cours de lecture" in page
    assert f'/needs/{house.enrolments["other_learner"].pk}/' in page


def homes(house, as_person, session):
    """Of mentor and learner: whether their word on the session is asked for."""
    link = f'href="{house.url(f"/sessions/{session.pk}/")}">Dire comment s’est passée la séance'
    return [link in as_person(person).get(house.url("/")).text for person in (house.mentor, house.learner)]


def test_a_session_that_is_over_waits_for_each_one_s_word(cast, as_person):
    house, session = cast.verger, planned(cast.verger, hours=-30)
    assert homes(house, as_person, session) == [True, True]
    with house.bound():
        record_attendance(actor=house.mentor, session=session, mine="present", theirs="absent")
    assert homes(house, as_person, session) == [False, True]
    assert "Dit·e absent·e, à contredire d’ici le" in as_person(house.learner).get(house.url("/")).text
    with clock.at(clock.now() + timedelta(days=8)):
        assert homes(house, as_person, session) == [False, False]
    with house.bound():
        create_policy(actor=house.coordinator, program=house.program, appeal_days=9)
    with clock.at(clock.now() + timedelta(days=8)):
        assert homes(house, as_person, session) == [False, True]
    with house.bound():
        settle_session(actor=house.coordinator, session=session, status="held")
    assert homes(house, as_person, session) == [False, False]


@pytest.mark.parametrize(("hours", "values"), [(-24 * 61, {}), (-30, {"status": "cancelled"}), (30, {}), (-30, {
    "status": "held", "place": "phone"})])
def test_other_sessions_wait_for_nobody_s_word(cast, as_person, hours, values):
    house, session = cast.verger, planned(cast.verger, hours=hours)
    with house.bound():
        Session.objects.filter(pk=session.pk).update(**values)
    assert homes(house, as_person, session) == [False, False]


def test_the_last_five_are_asked_for_and_the_next_one_is_still_shown(cast, as_person):
    house = cast.verger
    past = [planned(house, hours=-30 * n) for n in range(1, 8)]
    coming = planned(house, hours=50)
    for who in (house.mentor, house.learner):
        page = as_person(who).get(house.url("/")).context["page"]
        assert page.to_say == past[:5]
        assert page.sessions == [coming]


def test_a_past_session_without_a_word_is_to_write_up(cast, as_person):
    session = planned(cast.verger, hours=-30)
    page = as_person(cast.verger.learner).get(cast.verger.url(f"/sessions/{session.pk}/")).text
    assert "Compte rendu à écrire" in page
    assert ">Prévue<" not in page


@pytest.mark.parametrize("query", ["search=%00", "program=%00", "status=nope", "program=nope", "search=" + "x" * 500])
def test_pairs_are_listed_whatever_the_address_says(cast, as_person, query):
    page = as_person(cast.verger.coordinator).get(cast.verger.url(f"/pairs/?{query}"))
    assert page.status_code == 200
    assert "Mehdi Mentor" in page.text


def test_ones_own_pairs_are_listed_by_the_other_person(cast, as_person):
    mentor, learner = (as_person(person).get(cast.verger.url("/pairs/")).text for person in (cast.verger.mentor, cast.verger.learner))
    assert "<h1>Mes binômes</h1>" in mentor
    assert "<h1>Mon mentor</h1>" in learner
    assert "Mehdi Mentor</a>" in learner
    assert "Léa Learner</a>" in mentor
    assert "filter-bar" not in learner


def test_a_proposed_session_waits_on_the_home_of_who_answers(cast, as_person):
    session = planned(cast.verger, hours=200)
    with cast.verger.bound():
        Session.objects.filter(pk=session.pk).update(status="proposed", answer_by=clock.now() + timedelta(hours=48))
    link = f'href="{cast.verger.url(f"/sessions/{session.pk}/")}">Répondre à Léa'
    assert link in as_person(cast.verger.mentor).get(cast.verger.url("/")).text
    assert "qui propose une séance" not in as_person(cast.verger.learner).get(cast.verger.url("/")).text


def test_other_times_wait_on_the_home_of_who_answers(cast, as_person):
    house, now = cast.verger, clock.now()
    session = planned(house, hours=200)
    with house.bound():
        CounterProposal.objects.create(session=session, proposed_by=house.mentor, starts=[now + timedelta(hours=300)], created_at=now,
                                       answer_by=now + timedelta(hours=100))
    assert "qui propose d’autres créneaux" in as_person(house.learner).get(house.url("/")).text
    assert "qui propose d’autres créneaux" not in as_person(house.mentor).get(house.url("/")).text
    with house.bound():
        CounterProposal.objects.update(status="declined")
    assert "qui propose d’autres créneaux" not in as_person(house.learner).get(house.url("/")).text


def test_a_proposed_series_is_one_thing_to_answer(cast, as_person):
    house, now = cast.verger, clock.now()
    with house.bound():
        series = SessionSeries.objects.create(mentorship=house.pair, rule="FREQ=WEEKLY;COUNT=3", starts_at=now + timedelta(hours=200),
                                              minutes=45, time_zone="Europe/Paris", booked_by=house.learner, created_at=now)
    for n in range(3):
        planned(house, hours=200 + 168 * n, series=series, position=n)
    with house.bound():
        Session.objects.filter(series=series).update(status="proposed", answer_by=now + timedelta(hours=48))
    page = as_person(house.mentor).get(house.url("/")).text
    assert page.count("qui propose une séance") == 1
    assert f'href="{house.url(f"/series/{series.pk}/")}">Répondre à Léa' in page


def test_accents_do_not_send_a_name_to_the_end(cast):
    house = cast.verger
    User.objects.filter(pk=house.mentor.user_id).update(name="Élodie Œuvrard")
    User.objects.filter(pk=house.learner.user_id).update(name="elodie Oeuvray")
    people = User.objects.filter(pk__in=[house.mentor.user_id, house.learner.user_id, house.coordinator.user_id])
    User.objects.filter(pk=house.coordinator.user_id).update(name="Fabrice Zed")
    assert list(people.order_by("sort_name").values_list("name", flat=True)) == ["Élodie Œuvrard", "elodie Oeuvray", "Fabrice Zed"]
    assert [folded(name) for name in ("Élodie Œuvrard", "elodie Oeuvray")] == list(
        people.order_by("sort_name").values_list("sort_name", flat=True)[:2])


def test_the_day_before_preparing_comes_first(cast, as_person):
    session = planned(cast.verger, hours=200)
    join = f"/sessions/{session.pk}/join/"
    with clock.at(session.starts_at - timedelta(hours=30)):
        assert join not in as_person(cast.verger.learner).get(cast.verger.url("/")).text


@pytest.mark.parametrize(("model", "values", "is_listed"), [
    (Program, {}, True), (Program, {"status": "closed"}, False), (Membership, {"status": "suspended"}, False),
    (Mentorship, {"status": "ended"}, False)])
def test_pairs_that_were_measured_as_quiet_are_listed_while_they_go_on(cast, model, values, is_listed):
    house = cast.verger
    with house.bound():
        rows = {Program: house.program, Membership: house.learner, Mentorship: house.pair}
        last = house.program.ends_on
        model.objects.filter(pk=rows[model].pk).update(**values or {"ends_on": last})
        for day, is_over in ((last, False), (last + timedelta(days=1), True)):
            found = [house.pair] if is_listed and not is_over else []
            assert _quiet([house.pair.pk], day) == list(going_on(day)) == found

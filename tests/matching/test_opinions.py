"""Trial meetings, fit checks, the end of a match, and what matching reads of all that."""
from datetime import timedelta
from importlib import import_module
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from audit.models import Entry
from common import clock
from common.errors import Refused
from matching import facts, services
from matching.models import Feature, FitCheck, Mentorship, Preference, TrialMeeting
from matching.selectors import candidates_of, exclusions_of, misfits, preferences_of, suggestions_for, waiting_list
from matching.services import trials
from notifications.messages import message_for
from notifications.models import Delivery
from sessions_app.models import SessionClaim
from sessions_app.selectors import free_starts
from sessions_app.services import book_session, claims, hold_slot, record_attendance, set_availability
from sessions_app.slots import Hours
from tenancy.orm import SETTING

from .asking import ask, later, mentors, open_ways, owed
from .people import enrol, skill


@pytest.fixture
def house(cast):
    with cast.verger.bound():
        open_ways(cast.verger)
        for mentor in (cast.verger.mentor, cast.verger.other_mentor):
            set_availability(actor=mentor, hours=[Hours(day, 8 * 60, 20 * 60, "Europe/Paris") for day in range(7)], days_off=[])
        yield cast.verger


def starts(house, mentor="other_mentor", learner="other_learner"):
    return facts.common_starts(house.people[learner], [house.people[mentor]], 20, house.program.pk)[house.people[mentor].pk]


def plan(house, mentor=None, starts_at=None):
    learner, mentor = house.enrolments["other_learner"], mentor or house.enrolments["other_mentor"]
    return services.plan_trial(actor=house.other_learner, learner=learner, mentor=mentor, starts_at=starts_at or starts(house)[4])


def refused(code, work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    assert caught.value.code == code


def held(house, learner_says="present"):
    """A session of the pair takes place."""
    with clock.at(clock.now() - timedelta(days=2)):
        session = book_session(actor=house.learner, mentorship=house.pair, starts_at=free_starts(house.pair)[0], booking_key=uuid4())
    with clock.at(session.ends_at + timedelta(minutes=5)):
        return record_attendance(actor=house.learner, session=session, mine=learner_says, theirs="present")


def test_a_trial_meeting_takes_both_people_s_time(house):
    trial = plan(house)
    assert plan(house).pk == trial.pk
    assert trial.time.lower not in starts(house)
    assert (owed("matching.trial_planned"), owed("matching.trial_rate")) == (2, 2)
    assert Delivery.objects.filter(kind="matching.trial_rate").first().due_at == trial.time.upper + timedelta(minutes=5)
    services.cancel_trial(actor=house.other_mentor, trial=trial)
    services.cancel_trial(actor=house.other_mentor, trial=trial)
    assert trial.time.lower in starts(house)
    assert (owed("matching.trial_cancelled", house.other_learner), owed("matching.trial_rate")) == (1, 0)


def read_when_off():
    rows = Delivery.objects.filter(kind="matching.trial_cancelled").select_related("recipient__user", "organization")
    return {row.recipient: message_for(row) for row in rows}


def test_whoever_calls_it_off_may_say_why(house, as_person):
    trial, client = plan(house), as_person(house.other_learner)
    url = house.url(f"/trials/{trial.pk}/")
    assert "La coordination peut le lire aussi." in client.get(url).text
    long = client.post(f"{url}cancel/", {"reason": "é" * 301})
    assert (long.status_code, "é" * 301 in long.text, "details card\" open" in long.text) == (422, True, True)
    assert not TrialMeeting.objects.get().is_cancelled
    assert client.post(f"{url}cancel/", {"reason": " Un examen <b>ce jour-là</b> "}).status_code == 302
    read = read_when_off()
    assert set(read) == {house.other_learner, house.other_mentor}
    for message in read.values():
        assert "Motif\u00a0: Un examen <b>ce jour-là</b>" in message.body
        assert "Un examen &lt;b&gt;ce jour-là&lt;/b&gt;" in message.alternatives[0][0]
    assert Entry.objects.get(verb="matching.trial.cancelled").detail == {"reason": "Un examen <b>ce jour-là</b>"}


def test_without_a_reason_none_is_told(house, as_person):
    trial = plan(house)
    assert as_person(house.other_mentor).post(house.url(f"/trials/{trial.pk}/cancel/")).status_code == 302
    assert not any("Motif" in message.body for message in read_when_off().values())
    assert Entry.objects.get(verb="matching.trial.cancelled").detail == {}


def test_what_takes_place_has_no_reason_why_not(house):
    plan(house)
    with pytest.raises(IntegrityError, match="why_off"), transaction.atomic():
        TrialMeeting.objects.update(cancel_reason="Un examen")


def test_trial_meetings_and_sessions_do_not_overlap(house):
    session_start = free_starts(house.pair)[6]
    pair_learner = house.enrolments["learner"]
    other = enrol(house, "learner", "Anna Un")
    trial = services.plan_trial(actor=other.membership, learner=other, mentor=house.enrolments["mentor"], starts_at=session_start)
    assert session_start not in free_starts(house.pair)
    assert (trial.mentor_id, pair_learner.pk) == (house.enrolments["mentor"].pk, house.pair.learner_id)


def test_a_trial_meeting_takes_a_time_that_somebody_held_until_now(house):
    other = house.enrolments["other_learner"]
    start = free_starts(house.pair)[6]
    hold_slot(actor=house.learner, mentorship=house.pair, starts_at=start)
    with clock.at(clock.now() + timedelta(minutes=30)):
        trial = services.plan_trial(actor=other.membership, learner=other, mentor=house.enrolments["mentor"], starts_at=start)
    assert claims_of(trial).count() == 2


def claims_of(trial):
    return SessionClaim.objects.filter(trial=trial, is_active=True)


def test_a_trial_meeting_claims_the_time_of_both(house):
    trial = plan(house)
    assert {(claim.membership_id, claim.busy) for claim in claims_of(trial)} == {
        (person.pk, trial.time) for person in (house.other_mentor, house.other_learner)}
    services.cancel_trial(actor=house.other_mentor, trial=trial)
    assert not claims_of(trial).exists()
    again = plan(house)
    assert again.time == trial.time
    assert claims_of(again).count() == 2


def test_the_database_refuses_a_session_during_a_trial_meeting_and_the_other_way(house, monkeypatch):
    """Though whoever reads what is free saw nothing of it."""
    learner = enrol(house, "learner", "Anna Un")
    start = free_starts(house.pair)[6]
    services.plan_trial(actor=learner.membership, learner=learner, mentor=house.enrolments["mentor"], starts_at=start)
    with monkeypatch.context() as blind:
        blind.setattr(claims, "refuse_taken", lambda wish: None)
        with pytest.raises(Refused) as refused_:
            book_session(actor=house.learner, mentorship=house.pair, starts_at=start, booking_key=uuid4())
    assert refused_.value.code == "taken"
    session = book_session(actor=house.learner, mentorship=house.pair, starts_at=free_starts(house.pair)[20], booking_key=uuid4())
    other = enrol(house, "learner", "Bea Deux")
    with monkeypatch.context() as blind:
        blind.setattr(trials, "common_starts", lambda _learner, mentors, *_more: {each.pk: [session.starts_at] for each in mentors})
        refused("taken", services.plan_trial, actor=other.membership, learner=other, mentor=house.enrolments["mentor"],
                starts_at=session.starts_at)
    assert not TrialMeeting.objects.filter(learner=other).exists()


def test_a_claim_is_for_one_thing(house):
    trial = plan(house)
    session = book_session(actor=house.learner, mentorship=house.pair, starts_at=free_starts(house.pair)[30], booking_key=uuid4())
    with pytest.raises(IntegrityError, match="claim_for_one"), transaction.atomic():
        session.claims.update(trial=trial)


def test_trial_meetings_agreed_before_are_claimed_by_the_migration(house):
    """A second time it changes nothing."""
    trial = plan(house)
    SessionClaim.objects.filter(trial=trial).delete()
    claim = import_module("sessions_app.migrations.0012_trial_claims").CLAIM
    for _twice in range(2):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(claim)
            cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, str(house.organization.pk)])
    assert {each.membership_id for each in claims_of(trial)} == {house.other_mentor.pk, house.other_learner.pk}


def test_three_trial_meetings_at_most_and_only_at_common_times(house):
    times = starts(house)
    refused("taken", plan, house, starts_at=times[0] + timedelta(minutes=7))
    people = mentors(house, 4)
    for mentor in people:
        set_availability(actor=mentor.membership, hours=[Hours(day, 8 * 60, 20 * 60, "Europe/Paris") for day in range(7)], days_off=[])
    for mentor, start in zip(people[:3], times[4:16:4], strict=True):
        plan(house, mentor, start)
    refused("too_many", plan, house, people[3], times[20])
    open_ways(house, trials=False)
    refused("no_trials", plan, house, people[3], times[20])


def test_the_database_refuses_a_fourth_trial_and_two_at_once(house):
    trial = plan(house)
    values = {"program": house.program, "learner": trial.learner, "created_at": clock.now(), "mentor": mentors(house, 1)[0]}
    for wrong, name in (({"slot": 4, "time": (clock.now(), clock.now() + timedelta(minutes=9))}, "three_at_most"),
                        ({"slot": 2, "time": trial.time}, "learner_free"), ({"slot": 1, "time": trial.time}, "")):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            TrialMeeting.objects.create(**values, **wrong)


@pytest.mark.parametrize(("rating", "opinion", "wishes"), [(5, "prefer", (1, 1)), (3, "neutral", (0, 0)), (1, "avoid", (-1, -1))])
def test_ratings_are_private_and_become_preferences(house, as_person, rating, opinion, wishes):
    trial = plan(house)
    refused("not_over", services.rate_as_learner, trial=trial, rating=rating)
    with clock.at(trial.time.upper):
        services.rate_as_learner(trial=trial, rating=rating, words="Elle écoute bien.")
        services.rate_as_mentor(trial=trial, opinion=opinion, words="Projet clair.")
        assert preferences_of(house.program) == {(trial.learner_id, trial.mentor_id): wishes}
        page = as_person(house.other_mentor).get(house.url(f"/trials/{trial.pk}/")).content.decode()
        assert "Projet clair." in page
        assert "Elle écoute bien." not in page


@pytest.fixture
def deciding(house):
    """The pages on which the coordination decides who mentors the learner of plan()."""
    run = services.start_run(actor=house.coordinator, program=house.program)
    place = run.proposals.get(learner=house.enrolments["other_learner"])
    return [house.url(path) for path in (f"/matching/places/{place.pk}/", f"/matching/places/{place.pk}/why/",
                                         f"/programs/premier-emploi/waiting/{place.learner_id}/")]


def test_what_is_said_to_the_coordination_stands_where_it_decides_the_pair(house, deciding, as_person):
    trial = plan(house)
    with clock.at(trial.time.upper):
        services.rate_as_learner(trial=trial, rating=1, words="Elle écoute <b>mal</b>.")
        services.rate_as_mentor(trial=trial, opinion="avoid", words="Projet flou.")
    off = plan(house, mentor=house.enrolments["mentor"], starts_at=starts(house, "mentor")[9])
    services.cancel_trial(actor=house.mentor, trial=off, reason="Un examen")
    for page in deciding:
        text = as_person(house.coordinator).get(page).text
        assert all(words in text for words in ("Elle écoute &lt;b&gt;mal&lt;/b&gt;.", "Projet flou.", "Un examen", "Annulée"))


def test_nothing_is_shown_of_trials_without_words_nor_to_whoever_was_in_one(house, deciding, as_person):
    trial = plan(house)
    house.other_mentor.roles = ["mentor", "coordinator"]
    house.other_mentor.save()
    assert "rencontres d’essai" not in as_person(house.coordinator).get(deciding[0]).text
    with clock.at(trial.time.upper):
        services.rate_as_learner(trial=trial, rating=1, words="Elle écoute mal.")
    for page in deciding:
        assert "Elle écoute mal." not in as_person(house.other_mentor).get(page).text
        assert "Elle écoute mal." in as_person(house.coordinator).get(page).text


def test_rating_on_the_page(house, as_person):
    trial = plan(house)
    url, learner = house.url(f"/trials/{trial.pk}/"), as_person(house.other_learner)
    assert learner.post(url, {"rating": "5"}).status_code == 422
    with clock.at(trial.time.upper):
        assert learner.post(url, {"rating": "9"}).status_code == 422
        assert learner.post(url, {"rating": "5", "words": "Oui."}).status_code == 302
        assert as_person(house.other_mentor).post(url, {"opinion": "prefer"}).status_code == 302


def test_both_are_asked_after_the_first_held_session_only(house):
    held(house, learner_says="absent")
    assert not FitCheck.objects.exists()
    held(house)
    assert owed("matching.fit_asked") == 2
    held(house)
    assert FitCheck.objects.count() == 2


def test_who_is_still_deciding_is_asked_again(house):
    held(house)
    check = FitCheck.objects.get(membership=house.learner)
    services.answer_fit(actor=house.learner, check=check, answer="deciding")
    held(house)
    assert [c.round for c in FitCheck.objects.filter(membership=house.learner).order_by("round")] == [1, 2]
    assert FitCheck.objects.filter(membership=house.mentor).count() == 1


def test_a_learner_s_no_fit_leads_to_another_mentor(house, as_person):
    held(house)
    check, client = FitCheck.objects.get(membership=house.learner), as_person(house.learner)
    url = house.url(f"/fit/{check.pk}/")
    assert client.post(url, {"answer": "maybe"}).status_code == 422
    page = client.post(url, {"answer": "not_fit", "words": "Nos métiers sont trop loin."}, follow=True)
    end = house.url(f"/pairs/{house.pair.pk}/end/")
    assert f"{end}?cause=fit" in page.content.decode()
    assert "Nos métiers" not in as_person(house.mentor).get(house.url(f"/pairs/{house.pair.pk}/")).content.decode()
    form = client.get(f"{end}?cause=fit").content.decode()
    assert "checked" in form
    answer = client.post(end, {"cause": "fit", "reason": "Nos métiers sont trop loin.", "wish": "0"})
    assert answer.url.endswith("/programs/premier-emploi/mentors/")
    first = waiting_list(house.program)[0]
    assert (first.learner.pk, first.bad_luck) == (house.pair.learner_id, 1)
    assert list(misfits()) == []


def test_a_mentor_s_no_fit_goes_to_the_coordination_only(house, as_person):
    held(house)
    check = FitCheck.objects.get(membership=house.mentor)
    words = {"answer": "not_fit", "words": "Je ne peux pas l’aider."}
    page = as_person(house.mentor).post(house.url(f"/fit/{check.pk}/"), words, follow=True)
    assert "cause=fit" not in page.content.decode()
    for who in ("learner", "observer"):
        for path in ("/", f"/pairs/{house.pair.pk}/"):
            assert "Je ne peux pas l’aider" not in as_person(house.people[who]).get(house.url(path)).content.decode()
    coordinator = as_person(house.coordinator)
    assert "Je ne peux pas l’aider" in coordinator.get(house.url("/programs/premier-emploi/waiting/")).content.decode()
    assert "Mehdi Mentor" in coordinator.get(house.url("/")).content.decode()
    handled = house.url(f"/fit/{check.pk}/handled/")
    assert as_person(house.mentor).post(handled).status_code == 403
    for _ in range(2):
        assert coordinator.post(handled).status_code == 302
    assert list(misfits()) == []
    other = FitCheck.objects.get(membership=house.learner)
    assert coordinator.post(house.url(f"/fit/{other.pk}/handled/")).status_code == 404


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


def test_each_mentor_is_featured_only_as_often_as_there_is_room(house):
    excel = skill("excel", "Tableur", "Spreadsheets")
    star = enrol(house, "mentor", "Gilles Bon", skills=[(excel, 5)], capacity=1)
    learners = [enrol(house, "learner", f"Apprenant {n}", skills=[(excel, 4)]) for n in "ABC"]
    for _ in range(2):
        services.feature_mentors(program=house.program)
    featured = list(Feature.objects.values_list("mentor", flat=True))
    assert featured.count(star.pk) == 1
    assert len(featured) == len(set(Feature.objects.values_list("learner", flat=True))) == 4
    lucky = Feature.objects.select_related("learner__membership__user", "learner__program").get(mentor=star).learner
    assert suggestions_for(lucky)[0].mentor.pk == star.pk
    first = [suggestions_for(e)[0] for e in learners]
    assert sum(s.mentor.pk == star.pk and s.is_featured for s in first) <= 1


def test_scores_found_all_at_once_are_the_sums_of_the_parts_that_are_said(house):
    excel, oral = skill("excel", "Tableur", "Spreadsheets"), skill("oral", "Prise de parole", "Public speaking")
    for n in range(6):
        enrol(house, "mentor", f"Mentor {n}", languages=["en"] if n == 5 else ["fr", "en"], skills=[(excel, 1 + n % 5)][:n], capacity=n % 3)
    found = candidates_of(enrol(house, "learner", "Anna Un", skills=[(excel, 4), (oral, 2)]))
    assert [s.is_possible for s in found] == [s.pair.refusal is None for s in found]
    assert {s.is_possible for s in found} == {True, False}
    assert [s.score for s in found if s.is_possible] == [sum(part["points"] for part in s.parts) for s in found if s.is_possible]
    assert len({s.score for s in found}) > 2


def test_mentors_with_more_requests_than_room_come_later(house):
    quiet, busy = mentors(house, 2)
    ask(house, mentor=busy)
    order = [s.mentor.pk for s in suggestions_for(enrol(house, "learner", "Anna Un"), few=9)]
    assert order.index(quiet.pk) < order.index(busy.pk)


def test_learners_hear_where_they_stand_every_two_weeks(house):
    with later(days=15):
        for _ in range(2):
            services.tell_waiting(program=house.program)
        assert owed("matching.still_waiting", house.other_learner) == 1
    with later(days=29):
        services.tell_waiting(program=house.program)
        assert owed("matching.still_waiting", house.other_learner) == 2
    assert owed("matching.still_waiting", house.learner) == 0
